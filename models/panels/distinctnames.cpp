// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/panels/distinctnames.h"

#include "models/panels/legendtext.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace onex {
namespace {

using Namesakes = std::vector<DisplaySeries *>;

QString toText(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString differenceOf(const Labels &labels, const std::vector<std::string> &names)
{
    if (names.size() == 1)
        return toText(labels.value(names.front()));
    QStringList parts;
    for (const std::string &name : names)
        if (const auto value = labels.value(name); !value.empty())
            parts += toText(name) + u'=' + toText(value);
    return parts.join(QStringLiteral(", "));
}

bool tellsApart(const std::string &name, const std::vector<const Labels *> &all)
{
    QSet<QString> values;
    for (const Labels *labels : all)
        values.insert(toText(labels->value(name)));
    return static_cast<std::size_t>(values.size()) == all.size();
}

// One label that is enough, where there is one; else all that are not the same everywhere.
std::vector<std::string> distinguishing(const std::vector<const Labels *> &all)
{
    const std::vector<std::string> differing = differingLabels(all);
    const auto enough = std::ranges::find_if(
        differing, [&all](const std::string &name) { return tellsApart(name, all); });
    return enough == differing.end() ? differing : std::vector{*enough};
}

void addDifferences(const Namesakes &namesakes)
{
    std::vector<const Labels *> labels;
    for (const DisplaySeries *one : namesakes)
        labels.push_back(&one->series->labels);
    const std::vector<std::string> names = distinguishing(labels);
    for (DisplaySeries *one : namesakes)
        if (const QString by = differenceOf(one->series->labels, names); !by.isEmpty())
            one->name += QStringLiteral(" (%1)").arg(by);
}

void addNumbers(std::vector<DisplaySeries> &all)
{
    QSet<QString> taken;
    QHash<QString, int> next;
    taken.reserve(static_cast<qsizetype>(all.size()));
    for (DisplaySeries &one : all) {
        const QString name = one.name;
        while (taken.contains(one.name))
            one.name = QStringLiteral("%1 (%2)").arg(name, QString::number(++next[name] + 1));
        taken.insert(one.name);
    }
}

} // namespace

void makeNamesDistinct(std::vector<DisplaySeries> &all)
{
    QHash<QString, Namesakes> byName;
    for (DisplaySeries &one : all)
        byName[one.name].push_back(&one);
    for (const Namesakes &namesakes : std::as_const(byName))
        if (namesakes.size() > 1)
            addDifferences(namesakes);
    addNumbers(all);
}

} // namespace onex
