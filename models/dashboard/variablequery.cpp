// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/variablequery.h"

#include "models/dashboard/promqltext.h"

#include <optional>

namespace onex {

namespace {

tl::unexpected<Error> failAt(qsizetype at, const QString &message)
{
    Error error;
    error.kind = Error::Kind::BadInput;
    error.message = message.toStdString();
    error.column = static_cast<int>(at) + 1;
    return fail(std::move(error));
}

// What stands between the parentheses of name(…); none where the text is no such call.
std::optional<QString> argumentsOf(const QString &query, QStringView name)
{
    if (!query.startsWith(name) || !query.endsWith(u')'))
        return std::nullopt;
    const QString rest = query.mid(name.size()).trimmed();
    if (!rest.startsWith(u'('))
        return std::nullopt;
    return rest.mid(1, rest.size() - 2).trimmed();
}

// The last comma that stands in no braces, parentheses or quotes; -1 where there is none.
qsizetype lastComma(const QString &text)
{
    qsizetype found = -1;
    int depth = 0;
    PromqlText query;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar c = text[at];
        if (query.read(c.unicode()) != PromqlText::Part::Code)
            continue;
        if (c == u'{' || c == u'(' || c == u'[')
            ++depth;
        else if (c == u'}' || c == u')' || c == u']')
            --depth;
        else if (c == u',' && depth == 0)
            found = at;
    }
    return found;
}

bool isLabelName(const QString &text)
{
    if (text.isEmpty() || text[0].isDigit())
        return false;
    for (const QChar c : text)
        if (c.unicode() >= 128 || !(c.isLetterOrNumber() || c == u'_'))
            return false;
    return true;
}

Result<VariableQuery> labelValues(const QString &query, const QString &arguments)
{
    const qsizetype comma = lastComma(arguments);
    VariableQuery result;
    result.kind = VariableQuery::Kind::LabelValues;
    result.label = arguments.mid(comma + 1).trimmed();
    result.selector = arguments.left(qMax<qsizetype>(comma, 0)).trimmed();
    if (result.label.size() > 1 && result.label.startsWith(u'"') && result.label.endsWith(u'"'))
        result.label = result.label.mid(1, result.label.size() - 2);
    else if (!isLabelName(result.label))
        return failAt(
            query.indexOf(u'(') + 1,
            QStringLiteral("expected label_values(label) or label_values(metric, label), found "
                           "\"%1\" where the label should be")
                .arg(result.label));
    return result;
}

} // namespace

Result<VariableQuery> parseVariableQuery(const QString &written)
{
    using Kind = VariableQuery::Kind;
    const QString query = written.trimmed();
    if (query.isEmpty())
        return failAt(0,
                      QStringLiteral("the query is empty; expected label_values(metric, label), "
                                     "label_names(), metrics(regex) or query_result(expression)"));
    if (const auto arguments = argumentsOf(query, u"label_values"))
        return labelValues(query, *arguments);
    if (argumentsOf(query, u"label_names"))
        return VariableQuery{Kind::LabelNames, {}, {}, {}, {}};
    if (const auto arguments = argumentsOf(query, u"metrics"))
        return VariableQuery{Kind::Metrics, {}, {}, *arguments, {}};
    if (const auto arguments = argumentsOf(query, u"query_result"))
        return VariableQuery{Kind::QueryResult, {}, {}, {}, *arguments};
    return VariableQuery{Kind::Series, {}, query, {}, {}};
}

} // namespace onex
