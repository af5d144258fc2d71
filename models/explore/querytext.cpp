// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/explore/querytext.h"

#include "datasource/promql/functions.h"
#include "datasource/promql/lexer.h"
#include "datasource/promql/parser.h"
#include "datasource/promql/printer.h"
#include "models/explore/place.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace onex {
namespace {

using promql::Token;
using Kind = QueryPart::Kind;

const QStringList kKeywords{
    QStringLiteral("by"),       QStringLiteral("without"),    QStringLiteral("on"),
    QStringLiteral("ignoring"), QStringLiteral("group_left"), QStringLiteral("group_right"),
    QStringLiteral("bool"),     QStringLiteral("offset"),     QStringLiteral("and"),
    QStringLiteral("or"),       QStringLiteral("unless"),     QStringLiteral("atan2")};

Kind kindOf(const QueryTokens &tokens, std::size_t i)
{
    const Token &token = tokens.all()[i];
    switch (token.kind) {
    case Token::Kind::Number:
    case Token::Kind::Duration:
        return Kind::Number;
    case Token::Kind::Text:
        return Kind::Text;
    case Token::Kind::Identifier:
        break;
    default:
        return Kind::Operator;
    }
    if (tokens.isLabelList(i))
        return Kind::Label;
    const QString word
        = QString::fromUtf8(token.text.data(), static_cast<qsizetype>(token.text.size()));
    if (kKeywords.contains(word, Qt::CaseInsensitive))
        return Kind::Keyword;
    const bool isFunction = isAggregation(word) || promql::functionNamed(token.text);
    return isFunction && tokens.isCalled(i) ? Kind::Function : Kind::Metric;
}

std::vector<QueryPart> variablesIn(const QString &query)
{
    static const QRegularExpression variable(QStringLiteral("\\$\\{?\\w+\\}?"));
    std::vector<QueryPart> parts;
    auto found = variable.globalMatch(query);
    while (found.hasNext()) {
        const auto match = found.next();
        parts.push_back({Kind::Variable, static_cast<int>(match.capturedStart()),
                         static_cast<int>(match.capturedEnd())});
    }
    return parts;
}

// As long as it was, so that every place stays where it is.
QString withoutVariables(const QString &query)
{
    QString plain = query;
    for (const QueryPart &part : variablesIn(query)) {
        const int length = part.end - part.begin;
        plain.replace(part.begin, length, QStringLiteral("1m").leftJustified(length));
    }
    return plain;
}

} // namespace

std::vector<QueryPart> partsOf(const QString &query)
{
    std::vector<QueryPart> parts;
    const QueryTokens tokens(withoutVariables(query));
    for (std::size_t i = 0; i < tokens.all().size(); ++i) {
        const auto [begin, end] = tokens.placeOf(i);
        parts.push_back({kindOf(tokens, i), begin, end});
    }
    if (const auto open = tokens.openText())
        parts.push_back({Kind::Text, *open, static_cast<int>(query.size())});
    const auto variables = variablesIn(query);
    std::erase_if(parts, [&variables](const QueryPart &part) {
        return std::ranges::any_of(
            variables, [&part](const QueryPart &one) { return one.begin == part.begin; });
    });
    parts.insert(parts.end(), variables.begin(), variables.end());
    return parts;
}

std::optional<QueryProblem> problemOf(const QString &query)
{
    if (query.trimmed().isEmpty())
        return {};
    const QString plain = withoutVariables(query);
    const QByteArray bytes = plain.toUtf8();
    const auto parsed = promql::parse({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    if (parsed)
        return {};
    const Error &error = parsed.error();
    QueryProblem problem{QString::fromStdString(error.message), std::max(error.line, 1),
                         std::max(error.column, 1), 0, 0};
    qsizetype lineStart = 0; // in bytes
    for (int line = 1; line < problem.line; ++line)
        lineStart = bytes.indexOf('\n', lineStart) + 1;
    const qsizetype at = std::min(lineStart + problem.column - 1, bytes.size());
    problem.begin = static_cast<int>(QString::fromUtf8(bytes.left(at)).size());
    static const QRegularExpression wordEnd(QStringLiteral("\\W|$"));
    const auto end = static_cast<int>(plain.indexOf(wordEnd, problem.begin));
    problem.end = std::clamp(end, problem.begin + 1, static_cast<int>(query.size()) + 1);
    if (problem.begin >= query.size()) // something is missing at the end
        problem.begin = static_cast<int>(query.size()) - 1;
    return problem;
}

std::optional<QString> laidOutQuery(const QString &query)
{
    const QByteArray bytes = query.toUtf8();
    const auto parsed = promql::parse({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    if (!parsed)
        return {};
    return QString::fromStdString(promql::formatted(**parsed));
}

} // namespace onex
