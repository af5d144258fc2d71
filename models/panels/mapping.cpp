// SPDX-License-Identifier: GPL-3.0-or-later
// Value mappings: the first that matches wins.
#include "models/dashboard/regex.h"
#include "models/panels/format.h"

#include <QHash>

#include <cmath>

namespace onex {
namespace {

// The number as a dashboard's author would write it: 1, not 1.000.
QString plainText(double value) { return QString::number(value, 'g', 15); }

bool specialMatches(ValueMapping::Special special, std::optional<double> value)
{
    using Special = ValueMapping::Special;
    const bool nan = value && std::isnan(*value);
    switch (special) {
    case Special::Null:
    case Special::Empty:
        return !value;
    case Special::Nan:
        return nan;
    case Special::NullOrNan:
        return !value || nan;
    case Special::True:
        return value && *value == 1;
    case Special::False:
        return value && *value == 0;
    }
    return false;
}

bool valueMatches(const QString &wanted, double value)
{
    bool number = false;
    const double parsed = wanted.toDouble(&number);
    return number ? parsed == value : wanted == plainText(value);
}

// A column asks for each of its values, and compiling takes longer than all else. Null: no pattern.
const Regex *compiled(const QString &pattern)
{
    constexpr qsizetype kMost = 200; // of the dashboards opened lately
    thread_local QHash<QString, std::optional<Regex>> known;
    const auto it = known.constFind(pattern);
    if (it != known.cend())
        return it->has_value() ? &**it : nullptr;
    if (known.size() >= kMost)
        known.clear();
    auto regex = Regex::compile(pattern);
    const auto &kept
        = *known.insert(pattern, regex ? std::optional(std::move(*regex)) : std::nullopt);
    return kept ? &*kept : nullptr;
}

// "$1" in the text is what the first group matched.
std::optional<QString> regexText(const ValueMapping &mapping, double value)
{
    const Regex *regex = compiled(mapping.pattern);
    if (!regex)
        return {};
    const std::vector<Regex::Match> matches = regex->allMatches(plainText(value));
    if (matches.empty())
        return {};
    QString text = mapping.text;
    const QStringList &groups = matches.front().groups;
    for (qsizetype i = std::min<qsizetype>(groups.size() - 1, 9); i > 0; --i)
        text.replace(u'$' + QString::number(i), groups[i]);
    return text;
}

// The text of a mapping that matches, which may be empty; none if it does not.
std::optional<QString> matched(const ValueMapping &mapping, std::optional<double> value)
{
    using Kind = ValueMapping::Kind;
    if (mapping.kind == Kind::Special)
        return specialMatches(mapping.special, value) ? std::optional(mapping.text) : std::nullopt;
    if (!value)
        return {};
    bool matches = false;
    switch (mapping.kind) {
    case Kind::Value:
        matches = valueMatches(mapping.value, *value);
        break;
    case Kind::Range:
        matches
            = *value >= mapping.from.value_or(-HUGE_VAL) && *value <= mapping.to.value_or(HUGE_VAL);
        break;
    case Kind::Regex:
        return regexText(mapping, *value);
    case Kind::Special:
        break;
    }
    return matches ? std::optional(mapping.text) : std::nullopt;
}

FormattedValue unmapped(std::optional<double> value, const FieldOptions &options)
{
    if (!value)
        return {{}, options.noValue.value_or(QStringLiteral("No data")), {}};
    return formatValue(*value, options.unit.value_or(QString()), options.decimals);
}

} // namespace

MappedValue mappedValue(std::optional<double> value, const FieldOptions &options)
{
    if (options.mappings)
        for (const ValueMapping &mapping : *options.mappings)
            if (const std::optional<QString> text = matched(mapping, value))
                return {text->isEmpty() ? unmapped(value, options) : FormattedValue{{}, *text, {}},
                        mapping.color};
    return {unmapped(value, options), {}};
}

} // namespace onex
