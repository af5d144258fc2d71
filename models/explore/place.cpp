// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/explore/place.h"

#include "datasource/promql/ast.h"

#include <QStringList>

#include <algorithm>

namespace onex {

using promql::Token;

namespace {

const QStringList kListWords{QStringLiteral("by"),         QStringLiteral("without"),
                             QStringLiteral("on"),         QStringLiteral("ignoring"),
                             QStringLiteral("group_left"), QStringLiteral("group_right")};

QString textOf(const Token &token)
{
    return QString::fromUtf8(token.text.data(), static_cast<qsizetype>(token.text.size()));
}

bool isListWord(const Token &token)
{
    return token.kind == Token::Kind::Identifier
        && kListWords.contains(textOf(token), Qt::CaseInsensitive);
}

bool isMatchOperator(const Token &token)
{
    return token.is("=") || token.is("!=") || token.is("=~") || token.is("!~");
}

// What stands before the cursor, from its end.
class Before
{
public:
    explicit Before(const QueryTokens &tokens)
        : m_all(tokens.all())
        , m_left(m_all.size())
    {
    }

    const Token *last() const { return m_left > 0 ? &m_all[m_left - 1] : nullptr; }
    const Token *take()
    {
        const Token *token = last();
        m_left -= token ? 1 : 0;
        return token;
    }
    bool lastIs(std::string_view op) const { return last() && last()->is(op); }

    // The bracket that the cursor is in; nothing: none.
    QString bracket() const
    {
        int depth = 0;
        for (std::size_t i = m_left; i-- > 0;) {
            const Token &token = m_all[i];
            if (token.is(")") || token.is("}") || token.is("]"))
                ++depth;
            else if ((token.is("(") || token.is("{") || token.is("[")) && --depth < 0)
                return i > 0 && token.is("(") && isListWord(m_all[i - 1]) ? QStringLiteral("list")
                                                                          : textOf(token);
        }
        return {};
    }

    // name{a="b", of the braces that the cursor is in, closed.
    QString selector() const
    {
        std::size_t open = m_left;
        while (open > 0 && !m_all[open - 1].is("{"))
            --open;
        if (open == 0)
            return {};
        QString text;
        if (open >= 2 && m_all[open - 2].kind == Token::Kind::Identifier)
            text = textOf(m_all[open - 2]);
        QStringList matchers;
        for (std::size_t i = open; i + 2 < m_left; ++i)
            if (isMatchOperator(m_all[i + 1]) && m_all[i + 2].kind == Token::Kind::Text)
                matchers += textOf(m_all[i]) + textOf(m_all[i + 1]) + textOf(m_all[i + 2]);
        return text.isEmpty() && matchers.isEmpty() ? QString()
                                                    : text + u'{' + matchers.join(u',') + u'}';
    }

private:
    const std::vector<Token> &m_all;
    std::size_t m_left;
};

// The metrics of the whole query: whose labels a grouping may name.
QString selectorOfMetrics(const QString &query)
{
    const QueryTokens tokens(query);
    QStringList names;
    for (std::size_t i = 0; i < tokens.all().size(); ++i) {
        const Token &token = tokens.all()[i];
        if (token.kind == Token::Kind::Identifier && !isListWord(token) && !tokens.isLabelList(i)
            && !tokens.isCalled(i))
            names += textOf(token);
    }
    names.removeDuplicates();
    return names.isEmpty() ? QString() : QStringLiteral("{__name__=~\"%1\"}").arg(names.join(u'|'));
}

QueryPlace inBraces(Before &before, QueryPlace place)
{
    if (before.last() && isMatchOperator(*before.last())) {
        before.take();
        const Token *label = before.take();
        if (!label)
            return place;
        place.kind = QueryPlace::Kind::LabelValue;
        place.label = textOf(*label);
    } else if (before.lastIs("{") || before.lastIs(",")) {
        place.kind = QueryPlace::Kind::LabelName;
    } else {
        return place;
    }
    place.selector = before.selector();
    return place;
}

} // namespace

bool isAggregation(const QString &word)
{
    using promql::AggregateOp;
    for (int i = 0; i <= static_cast<int>(AggregateOp::LimitRatio); ++i)
        if (word.compare(QLatin1String(promql::textOf(static_cast<AggregateOp>(i))),
                         Qt::CaseInsensitive)
            == 0)
            return true;
    return false;
}

// An error leaves the tokens before it.
QueryTokens::QueryTokens(const QString &query)
    : m_bytes(query.toUtf8())
{
    std::string_view text(m_bytes.constData(), static_cast<std::size_t>(m_bytes.size()));
    auto tokens = promql::tokensOf(text);
    while (!tokens && !text.empty()) {
        const auto line = static_cast<std::size_t>(std::max(tokens.error().line, 1));
        std::size_t begin = 0;
        for (std::size_t i = 1; i < line; ++i)
            begin = text.find('\n', begin) + 1;
        const std::size_t at
            = std::min(begin + static_cast<std::size_t>(std::max(tokens.error().column, 1)) - 1,
                       text.size() - 1);
        if (text[at] == '"' || text[at] == '\'' || text[at] == '`')
            m_open = static_cast<int>(at);
        else
            m_open.reset();
        m_isCut = true;
        text = text.substr(0, at);
        tokens = promql::tokensOf(text);
    }
    if (!tokens)
        return;
    m_tokens = *std::move(tokens);
    if (!m_tokens.empty() && m_tokens.back().kind == Token::Kind::End)
        m_tokens.pop_back();
    bool isLabels = false;
    for (std::size_t i = 0; i < m_tokens.size(); ++i) {
        const Token &token = m_tokens[i];
        if (token.is("{") || (token.is("(") && i > 0 && isListWord(m_tokens[i - 1])))
            isLabels = true;
        else if (token.is("}") || token.is(")"))
            isLabels = false;
        m_isLabel.push_back(isLabels);
    }
}

std::pair<int, int> QueryTokens::placeOf(std::size_t token) const
{
    const promql::Span span = m_tokens[token].span;
    return {characterOf(span.begin), characterOf(span.end)};
}

std::optional<int> QueryTokens::openText() const
{
    return m_open ? std::optional(characterOf(*m_open)) : std::nullopt;
}

bool QueryTokens::isLabelList(std::size_t token) const { return m_isLabel[token]; }

bool QueryTokens::isCalled(std::size_t token) const
{
    return token + 1 < m_tokens.size()
        && (m_tokens[token + 1].is("(") || isListWord(m_tokens[token + 1]));
}

int QueryTokens::characterOf(int byte) const
{
    return static_cast<int>(QString::fromUtf8(m_bytes.left(byte)).size());
}

QueryPlace placeAt(const QString &query, int cursor)
{
    const QueryTokens tokens(query.left(cursor));
    Before before(tokens);
    QueryPlace place{QueryPlace::Kind::Nothing, cursor, {}, {}, {}};
    if (const auto open = tokens.openText()) {
        place.begin = *open + 1;
        place.typed = query.mid(place.begin, cursor - place.begin);
        place = inBraces(before, place);
        if (place.kind != QueryPlace::Kind::LabelValue)
            place.kind = QueryPlace::Kind::Nothing;
        return place;
    }
    if (tokens.isCut())
        return place;
    const Token *last = before.last();
    if (last && tokens.placeOf(tokens.all().size() - 1).second == cursor
        && (last->kind == Token::Kind::Identifier || last->kind == Token::Kind::Number
            || last->kind == Token::Kind::Duration)) {
        place.begin = tokens.placeOf(tokens.all().size() - 1).first;
        place.typed = textOf(*last);
        before.take();
    }
    const QString bracket = before.bracket();
    const bool isOffset = before.last() && textOf(*before.last()) == QLatin1String("offset");
    if (bracket == QLatin1String("[") || isOffset) {
        place.kind = QueryPlace::Kind::Duration;
    } else if (bracket == QLatin1String("{")) {
        place = inBraces(before, place);
        if (place.kind == QueryPlace::Kind::LabelValue) // it has to begin with a quote
            place.kind = place.typed.isEmpty() ? place.kind : QueryPlace::Kind::Nothing;
    } else if (bracket == QLatin1String("list")) {
        place.kind = QueryPlace::Kind::LabelName;
        place.selector = selectorOfMetrics(query);
    } else {
        const bool isNumber = !place.typed.isEmpty() && place.typed[0].isDigit();
        place.kind = isNumber ? QueryPlace::Kind::Nothing : QueryPlace::Kind::Expression;
    }
    return place;
}

} // namespace onex
