// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/links.h"

#include "models/dashboard/library.h"

#include <QUrl>
#include <QUrlQuery>

#include <algorithm>

namespace onex {
namespace {

const QString kTimeRange = QStringLiteral("__url_time_range");
const QString kAllVariables = QStringLiteral("__all_variables");
const QString kVariablePrefix = QStringLiteral("var-");

QString parameter(const QString &name, const QString &value)
{
    const auto encoded
        = [](const QString &text) { return QString::fromLatin1(QUrl::toPercentEncoding(text)); };
    return encoded(name) + u'=' + encoded(value);
}

QStringList parameters(const VariableValue &variable)
{
    QStringList list;
    for (const QString &value : choiceOf(variable))
        list.append(parameter(kVariablePrefix + variable.definition.name, value));
    return list;
}

void append(QString &url, const QString &query)
{
    if (!query.isEmpty())
        url += (url.contains(u'?') ? u'&' : u'?') + query;
}

bool hasAll(const QStringList &tags, const QStringList &wanted)
{
    return std::all_of(wanted.begin(), wanted.end(),
                       [&tags](const QString &tag) { return tags.contains(tag); });
}

} // namespace

void addLinkBuiltins(Builtins &builtins, const TimeSpec &time, const Variables &variables)
{
    QStringList list;
    for (const VariableValue &variable : variables.values())
        list += parameters(variable);
    builtins[kTimeRange] = parameter(QStringLiteral("from"), time.from) + u'&'
        + parameter(QStringLiteral("to"), time.to);
    builtins[kAllVariables] = list.join(u'&');
}

Link filledLink(Link link, const Variables &variables, const Builtins &builtins)
{
    const auto fill = [&](QString &text) {
        if (text.contains(u'$') || text.contains(u"[["))
            text = variables.fill(text, Variables::Use::Text, builtins);
    };
    fill(link.title);
    fill(link.url);
    if (link.url.isEmpty())
        return link;
    if (std::exchange(link.keepTime, false))
        append(link.url, builtins.value(kTimeRange));
    if (std::exchange(link.keepVariables, false))
        append(link.url, builtins.value(kAllVariables));
    return link;
}

std::vector<Link> expandedLinks(const std::vector<Link> &links,
                                const std::vector<DashboardEntry> &dashboards, const QString &open)
{
    std::vector<Link> expanded;
    for (const Link &link : links) {
        if (!link.url.isEmpty()) {
            expanded.push_back(link);
            continue;
        }
        for (const DashboardEntry &entry : dashboards) {
            if (entry.uid == open || !hasAll(entry.tags, link.tags))
                continue;
            const QString path = QString::fromLatin1(QUrl::toPercentEncoding(entry.uid));
            expanded.push_back(
                {entry.title, QLatin1String("/d/") + path, {}, link.keepTime, link.keepVariables});
        }
    }
    return expanded;
}

std::optional<DashboardAddress> dashboardAddress(const QString &url)
{
    const QUrl parsed(url, QUrl::StrictMode);
    const QStringList path = parsed.path(QUrl::FullyEncoded).split(u'/');
    const bool isOurs = parsed.isValid() && parsed.isRelative() && parsed.host().isEmpty()
        && path.size() >= 3 && path[0].isEmpty() && path[1] == u"d" && !path[2].isEmpty();
    if (!isOurs)
        return {};
    DashboardAddress address{QUrl::fromPercentEncoding(path[2].toLatin1()), {}, {}};
    const QUrlQuery query(parsed);
    for (const auto &[name, value] : query.queryItems(QUrl::FullyDecoded)) {
        if (name.startsWith(kVariablePrefix))
            address.variables[name.mid(kVariablePrefix.size())].append(value);
    }
    if (query.hasQueryItem(QStringLiteral("from")) && query.hasQueryItem(QStringLiteral("to"))) {
        const auto item = [&query](const char *name) {
            return query.queryItemValue(QLatin1String(name), QUrl::FullyDecoded);
        };
        address.time = TimeSpec{item("from"), item("to")};
    }
    return address;
}

} // namespace onex
