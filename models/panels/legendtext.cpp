// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/panels/legendtext.h"

#include <QRegularExpression>

#include <algorithm>
#include <set>

namespace onex {
namespace {

QString toText(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString labelText(const Labels &labels, QStringView name)
{
    return toText(labels.value(name.toUtf8().toStdString()));
}

QString allLabels(const Labels &labels, const QString &expr)
{
    return labels.empty() ? expr : QString::fromStdString(labels.toString());
}

QString filled(const QString &pattern, const Labels &labels)
{
    QString text;
    qsizetype at = 0;
    for (;;) {
        const qsizetype open = pattern.indexOf(u"{{", at);
        const qsizetype close = open < 0 ? -1 : pattern.indexOf(u"}}", open);
        if (close < 0)
            return text + pattern.mid(at);
        text += QStringView(pattern).mid(at, open - at);
        text += labelText(labels, QStringView(pattern).mid(open + 2, close - open - 2).trimmed());
        at = close + 2;
    }
}

} // namespace

std::vector<std::string> differingLabels(const std::vector<const Labels *> &siblings)
{
    std::set<std::string, std::less<>> names;
    for (const Labels *labels : siblings)
        for (const auto &[name, value] : *labels)
            names.insert(name);
    std::vector<std::string> differing;
    for (const std::string &name : names) {
        const std::string_view first = siblings.front()->value(name);
        if (!std::ranges::all_of(siblings,
                                 [&](auto *labels) { return labels->value(name) == first; }))
            differing.push_back(name);
    }
    return differing;
}

std::string differingLabel(const std::vector<Series> &siblings)
{
    std::vector<const Labels *> labels;
    for (const Series &series : siblings)
        labels.push_back(&series.labels);
    const std::vector<std::string> names = differingLabels(labels);
    return names.size() == 1 ? names.front() : std::string();
}

QString legendText(const QString &legendTemplate, const Labels &labels, const QString &expr,
                   const std::string &differing)
{
    if (legendTemplate.isEmpty())
        return allLabels(labels, expr);
    if (legendTemplate != u"__auto")
        return filled(legendTemplate, labels);
    const QString one = differing.empty() ? QString() : toText(labels.value(differing));
    return one.isEmpty() ? allLabels(labels, expr) : one;
}

QString displayNameText(const QString &pattern, const QString &legend, const Labels &labels)
{
    // Group 1: a name; 2 and 3: a label.
    static const QRegularExpression reference(
        QLatin1String("\\$\\{__(?:(field|series)\\.(?:name|displayName)"
                      "|field\\.labels(?:\\.([^}]+)|\\[\"([^\"\\]]+)\"\\])?)\\}"));
    QString text;
    qsizetype at = 0;
    for (auto it = reference.globalMatch(pattern); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        text += QStringView(pattern).mid(at, match.capturedStart() - at);
        at = match.capturedEnd();
        const QString name = match.captured(2) + match.captured(3);
        if (match.hasCaptured(1))
            text += legend;
        else
            text += name.isEmpty() ? QString::fromStdString(labels.toString())
                                   : labelText(labels, name);
    }
    return text + pattern.mid(at);
}

} // namespace onex
