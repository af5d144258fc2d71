// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/variableoptions.h"

#include "models/dashboard/regex.h"

#include <QSet>

#include <algorithm>

namespace onex {

namespace {

using Option = VariableDefinition::Option;

void takeMatches(const QString &whole, const std::vector<Regex::Match> &matches,
                 VariableDefinition::Options &options)
{
    if (matches.empty())
        return;
    const auto &first = matches.front();
    if (first.named.contains(QStringLiteral("text"))
        || first.named.contains(QStringLiteral("value"))) {
        const QString value = first.named.value(QStringLiteral("value"));
        const QString text = first.named.value(QStringLiteral("text"), value);
        options.push_back({text, value.isEmpty() ? text : value});
    } else {
        for (const auto &match : matches) {
            const QString text = match.groups.value(1, whole);
            options.push_back({text, text});
        }
    }
}

void dropRepetitions(VariableDefinition::Options &options)
{
    QSet<QString> seen;
    options.removeIf([&](const Option &option) {
        const bool known = seen.contains(option.value);
        seen.insert(option.value);
        return known || option.value.isEmpty();
    });
}

double firstNumber(const QString &text)
{
    const auto digit = std::ranges::find_if(text, [](QChar c) { return c >= u'0' && c <= u'9'; });
    const auto end = std::find_if(digit, text.end(), [](QChar c) { return c < u'0' || c > u'9'; });
    if (digit == text.end())
        return -1;
    return QStringView(digit, end).toDouble();
}

// Runs of digits compare as numbers.
int naturalCompare(const QString &a, const QString &b)
{
    qsizetype i = 0, j = 0;
    const auto run = [](const QString &text, qsizetype &at) {
        const qsizetype begin = at;
        const bool digits = text[at].isDigit();
        while (at < text.size() && text[at].isDigit() == digits)
            ++at;
        return QStringView(text).mid(begin, at - begin);
    };
    while (i < a.size() && j < b.size()) {
        const QStringView left = run(a, i), right = run(b, j);
        const double x = left.toDouble(), y = right.toDouble();
        if (left[0].isDigit() && right[0].isDigit() && x != y)
            return x < y ? -1 : 1;
        if (const int order = left.compare(right, Qt::CaseInsensitive); order != 0)
            return order;
    }
    return (i < a.size() ? 1 : 0) - (j < b.size() ? 1 : 0);
}

bool less(const Option &a, const Option &b, int order)
{
    switch ((order + 1) / 2) {
    case 1:
        return a.text < b.text;
    case 2:
        return firstNumber(a.text) < firstNumber(b.text);
    case 3:
        return a.text.compare(b.text, Qt::CaseInsensitive) < 0;
    default:
        return naturalCompare(a.text, b.text) < 0;
    }
}

QStringList splitAtCommas(const QString &list)
{
    QStringList parts{QString()};
    for (qsizetype at = 0; at < list.size(); ++at) {
        if (list[at] == u'\\' && at + 1 < list.size() && list[at + 1] == u',')
            parts.last() += list[++at];
        else if (list[at] == u',')
            parts += QString();
        else
            parts.last() += list[at];
    }
    return parts;
}

} // namespace

Result<VariableDefinition::Options> optionsFrom(const QStringList &texts, const QString &regex)
{
    VariableDefinition::Options options;
    if (regex.isEmpty()) {
        for (const QString &text : texts)
            options.push_back({text, text});
    } else {
        const auto compiled = Regex::compile(regex);
        if (!compiled)
            return fail(compiled.error());
        for (const QString &text : texts)
            takeMatches(text, compiled->allMatches(text), options);
    }
    dropRepetitions(options);
    return options;
}

void sortOptions(VariableDefinition::Options &options, int order)
{
    if (order < 1 || order > 8)
        return;
    std::ranges::stable_sort(options, [order](const Option &a, const Option &b) {
        return order % 2 == 1 ? less(a, b, order) : less(b, a, order);
    });
}

VariableDefinition::Options customOptions(const QString &list)
{
    VariableDefinition::Options options;
    for (const QString &part : splitAtCommas(list)) {
        const qsizetype colon = part.indexOf(u" : ");
        const QString text = (colon > 0 ? part.left(colon) : part).trimmed();
        const QString value = colon > 0 ? part.mid(colon + 3).trimmed() : text;
        if (!text.isEmpty())
            options.push_back({text, value});
    }
    return options;
}

} // namespace onex
