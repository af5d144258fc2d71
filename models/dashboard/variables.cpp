// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/variables.h"

#include "models/dashboard/variableformat.h"

#include <algorithm>

namespace onex {

namespace {

constexpr qsizetype kLongest = 1 << 20; // characters; no server takes such a query

// One $v, ${v}, ${v:format} or [[v]] in a text.
struct Mention
{
    qsizetype end = 0; // behind it
    QString name;
    QString format;
};

bool isWord(QChar c) { return c.unicode() < 128 && (c.isLetterOrNumber() || c == u'_'); }

qsizetype wordEnd(const QString &text, qsizetype at)
{
    while (at < text.size() && isWord(text[at]))
        ++at;
    return at;
}

std::optional<Mention> bracketed(const QString &text, qsizetype open, QStringView close)
{
    const qsizetype nameEnd = wordEnd(text, open);
    const qsizetype end = text.indexOf(close, nameEnd);
    if (nameEnd == open || end < 0)
        return std::nullopt;
    Mention mention{end + close.size(), text.mid(open, nameEnd - open), {}};
    // ${v:format}; ${v.text} is Grafana's other way to ask for the text.
    if (end > nameEnd && text[nameEnd] != u':' && text[nameEnd] != u'.')
        return std::nullopt;
    if (end > nameEnd)
        mention.format = text.mid(nameEnd + 1, end - nameEnd - 1);
    return mention;
}

std::optional<Mention> mentionAt(const QString &text, qsizetype at)
{
    const QStringView rest = QStringView(text).mid(at);
    if (rest.startsWith(u"${"))
        return bracketed(text, at + 2, u"}");
    if (rest.startsWith(u"[["))
        return bracketed(text, at + 2, u"]]");
    if (!rest.startsWith(u'$'))
        return std::nullopt;
    const qsizetype end = wordEnd(text, at + 1);
    if (end == at + 1)
        return std::nullopt;
    return Mention{end, text.mid(at + 1, end - at - 1), {}};
}

QString builtinText(const QString &value, const QString &format)
{
    return format.startsWith(u"date") ? formatDate(value, format.mid(5)) : value;
}

// An interval variable set to "auto" stands for the panel's own interval.
bool isAutoInterval(const VariableValue &variable)
{
    return variable.definition.kind == VariableDefinition::Kind::Interval
        && (variable.values.value(0).startsWith(u"$__auto") || variable.values.value(0) == u"auto");
}

} // namespace

QStringList choiceOf(const VariableValue &value)
{
    return value.all ? QStringList{kAllValues} : value.values;
}

Variables::Variables(std::vector<VariableValue> values)
    : m_values(std::move(values))
{
}

const VariableValue *Variables::find(const QString &name) const
{
    const auto it = std::ranges::find_if(
        m_values, [&](const VariableValue &value) { return value.definition.name == name; });
    return it == m_values.end() ? nullptr : &*it;
}

void Variables::set(VariableValue value)
{
    const auto it = std::ranges::find_if(m_values, [&](const VariableValue &known) {
        return known.definition.name == value.definition.name;
    });
    if (it == m_values.end())
        m_values.push_back(std::move(value));
    else
        *it = std::move(value);
}

QString Variables::fill(const QString &text, Use use, const Builtins &builtins) const
{
    const auto replacement
        = [&](const Mention &mention, PromqlText::Part part) -> std::optional<QString> {
        const VariableValue *variable = find(mention.name);
        if (variable && isAutoInterval(*variable))
            return builtins.value(QStringLiteral("__interval"), QStringLiteral("1m"));
        if (variable && mention.format.isEmpty())
            return use == Use::Query ? formatForQuery(*variable, part)
                                     : formatVariable(*variable, QStringLiteral("text"));
        if (variable)
            return formatVariable(*variable, mention.format);
        const auto builtin = builtins.constFind(mention.name);
        if (builtin == builtins.cend())
            return std::nullopt;
        return builtinText(*builtin, mention.format);
    };

    QString result;
    PromqlText query;
    for (qsizetype at = 0; at < text.size() && result.size() < kLongest;) {
        const auto mention = mentionAt(text, at);
        const auto value = mention ? replacement(*mention, query.part()) : std::nullopt;
        if (value) {
            result += *value;
            at = mention->end;
            continue;
        }
        query.read(text[at].unicode());
        result += text[at++];
    }
    return result;
}

QStringList Variables::mentioned(const QString &text)
{
    QStringList names;
    for (qsizetype at = 0; at < text.size();) {
        const auto mention = mentionAt(text, at);
        if (mention && !names.contains(mention->name))
            names += mention->name;
        at = mention ? mention->end : at + 1;
    }
    return names;
}

std::vector<std::size_t> resolutionOrder(const std::vector<VariableDefinition> &definitions)
{
    std::vector<QStringList> needs;
    QStringList waiting;
    for (const VariableDefinition &definition : definitions) {
        needs.push_back(Variables::mentioned(definition.query + u' ' + definition.source + u' '
                                             + definition.regex));
        waiting += definition.name;
    }
    const auto isFree = [&](std::size_t i) {
        return std::ranges::none_of(needs[i], [&](const QString &name) {
            return name != definitions[i].name && waiting.contains(name);
        });
    };

    std::vector<std::size_t> order, left;
    for (std::size_t i = 0; i < definitions.size(); ++i)
        left.push_back(i);
    while (!left.empty()) {
        auto next = std::ranges::find_if(left, isFree);
        if (next == left.end())
            next = left.begin(); // a cycle
        order.push_back(*next);
        waiting.removeOne(definitions[*next].name);
        left.erase(next);
    }
    return order;
}

} // namespace onex
