// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/promql/lexer.h"

#include "datasource/promql/literals.h"

#include <algorithm>
#include <array>

namespace onex::promql {
namespace {

using Kind = Token::Kind;

constexpr std::array<std::string_view, 23> kOperators{"==", "!=", "<=", ">=", "=~", "!~", "+", "-",
                                                      "*",  "/",  "%",  "^",  "<",  ">",  "=", "(",
                                                      ")",  "{",  "}",  "[",  "]",  ",",  "@"};

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isAlpha(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool isHex(char c) { return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

class Lexer
{
public:
    explicit Lexer(std::string_view query)
        : m_query(query)
    {
    }

    Result<std::vector<Token>> run()
    {
        while (skipSpace()) {
            if (auto taken = take(); !taken)
                return fail(std::move(taken.error()));
        }
        add(Kind::End, m_at);
        return std::move(m_tokens);
    }

private:
    char peek(std::size_t ahead = 0) const
    {
        return m_at + ahead < m_query.size() ? m_query[m_at + ahead] : '\0';
    }

    // False at the end.
    bool skipSpace()
    {
        while (m_at < m_query.size() && (isSpace(peek()) || peek() == '#')) {
            if (peek() == '#')
                m_at = std::min(m_query.find('\n', m_at), m_query.size());
            else
                ++m_at;
        }
        return m_at < m_query.size();
    }

    void add(Kind kind, std::size_t begin)
    {
        m_tokens.push_back({kind,
                            {static_cast<int>(begin), static_cast<int>(m_at)},
                            m_query.substr(begin, m_at - begin)});
    }

    tl::unexpected<Error> wrong(std::size_t at, std::string message) const
    {
        return fail(errorAt(m_query, static_cast<int>(at), std::move(message)));
    }

    Result<void> take()
    {
        const char c = peek();
        if (isDigit(c) || (c == '.' && isDigit(peek(1))))
            return takeNumber();
        if (c == '"' || c == '\'' || c == '`')
            return takeText();
        if (isAlpha(c) || (c == ':' && m_brackets == 0))
            return takeIdentifier();
        return takeOperator();
    }

    Result<void> takeOperator()
    {
        const std::size_t begin = m_at;
        if (peek() == ':') {
            ++m_at;
            add(Kind::Operator, begin);
            return {};
        }
        const auto *found
            = std::find_if(kOperators.begin(), kOperators.end(), [this](std::string_view op) {
                  return m_query.substr(m_at, op.size()) == op;
              });
        if (found == kOperators.end())
            return wrong(m_at, "unexpected character: " + inQuotes(m_query.substr(m_at, 1)));
        m_brackets += *found == "[" ? 1 : *found == "]" ? -1 : 0;
        m_at += found->size();
        add(Kind::Operator, begin);
        return {};
    }

    Result<void> takeIdentifier()
    {
        const std::size_t begin = m_at;
        while (isAlpha(peek()) || isDigit(peek()) || peek() == ':')
            ++m_at;
        const std::string word = lowered(m_query.substr(begin, m_at - begin));
        add(word == "inf" || word == "nan" ? Kind::Number : Kind::Identifier, begin);
        return {};
    }

    // A duration begins like a number.
    Result<void> takeNumber()
    {
        const std::size_t begin = m_at;
        skipNumber();
        if (!isAlpha(peek()) && !isDigit(peek())) {
            add(Kind::Number, begin);
            return {};
        }
        while (isAlpha(peek()) || isDigit(peek()))
            ++m_at;
        const std::string_view text = m_query.substr(begin, m_at - begin);
        if (!durationOf(text))
            return wrong(begin, "bad number or duration syntax: " + inQuotes(text));
        add(Kind::Duration, begin);
        return {};
    }

    void skipNumber()
    {
        const bool isHexadecimal = peek() == '0' && (peek(1) == 'x' || peek(1) == 'X')
            && (isHex(peek(2)) || peek(2) == '_');
        m_at += isHexadecimal ? 2 : 0;
        skipDigits(isHexadecimal);
        if (isHexadecimal)
            return;
        if (peek() == '.') {
            ++m_at;
            skipDigits(false);
        }
        const bool isSigned = peek(1) == '+' || peek(1) == '-';
        if ((peek() == 'e' || peek() == 'E') && isDigit(peek(isSigned ? 2 : 1))) {
            m_at += isSigned ? 2 : 1;
            skipDigits(false);
        }
    }

    void skipDigits(bool isHexadecimal)
    {
        while (isDigit(peek()) || peek() == '_' || (isHexadecimal && isHex(peek())))
            ++m_at;
    }

    Result<void> takeText()
    {
        const std::size_t begin = m_at;
        const char quote = peek();
        ++m_at;
        while (m_at < m_query.size() && peek() != quote) {
            if (peek() == '\n' && quote != '`')
                break;
            m_at += peek() == '\\' && quote != '`' ? 2 : 1;
        }
        if (m_at >= m_query.size() || peek() != quote) {
            m_at = std::min(m_at, m_query.size());
            return wrong(begin,
                         quote == '`' ? "unterminated raw string" : "unterminated quoted string");
        }
        ++m_at;
        add(Kind::Text, begin);
        auto value = unquoted(m_tokens.back().text);
        if (!value)
            return wrong(begin, std::move(value.error().message));
        m_tokens.back().value = *std::move(value);
        return {};
    }

    std::string_view m_query;
    std::size_t m_at = 0;
    int m_brackets = 0;
    std::vector<Token> m_tokens;
};

} // namespace

Result<std::vector<Token>> tokensOf(std::string_view query) { return Lexer(query).run(); }

// Columns are counted in bytes, as Prometheus counts them.
Error errorAt(std::string_view query, int position, std::string message)
{
    const auto before = query.substr(0, static_cast<std::size_t>(position));
    const auto lineStart = before.rfind('\n') + 1; // npos + 1: 0
    Error error{Error::Kind::BadQuery, std::move(message), {}, 0, 0};
    error.line = static_cast<int>(std::count(before.begin(), before.end(), '\n')) + 1;
    error.column = static_cast<int>(before.size() - lineStart) + 1;
    return error;
}

} // namespace onex::promql
