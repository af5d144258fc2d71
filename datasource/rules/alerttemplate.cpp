// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/rules/alerttemplate.h"

#include "datasource/promql/literals.h"
#include "datasource/rules/templatefunctions.h"

#include <algorithm>
#include <cmath>

namespace onex {
namespace {

constexpr std::size_t kLongest = 64 * 1024; // of a template, and of what it becomes
constexpr int kDeepest = 50;                // parentheses

struct Wrong
{
    std::string why;
};

bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool isWordPart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// What stands between {{ and }}: pipes of commands, each a function with its arguments or a value.
class Action
{
public:
    Action(std::string_view text, const AlertSubject &subject)
        : m_text(text)
        , m_subject(subject)
    {
    }

    TemplateValue read()
    {
        const TemplateValue value = pipe();
        skipBlanks();
        if (m_at < m_text.size())
            throw Wrong{"\"" + std::string(m_text.substr(m_at)) + "\" is not expected"};
        return value;
    }

private:
    void skipBlanks()
    {
        while (m_at < m_text.size() && isBlank(m_text[m_at]))
            ++m_at;
    }
    bool take(char c)
    {
        skipBlanks();
        if (m_at >= m_text.size() || m_text[m_at] != c)
            return false;
        ++m_at;
        return true;
    }
    bool isAtEnd()
    {
        skipBlanks();
        return m_at >= m_text.size() || m_text[m_at] == '|' || m_text[m_at] == ')';
    }
    std::string_view word()
    {
        const std::size_t begin = m_at;
        while (m_at < m_text.size() && isWordPart(m_text[m_at]))
            ++m_at;
        return m_text.substr(begin, m_at - begin);
    }

    TemplateValue pipe()
    {
        if (++m_depth > kDeepest)
            throw Wrong{"it is nested too deeply"};
        TemplateValue value = command(nullptr);
        while (take('|'))
            value = command(&value);
        --m_depth;
        return value;
    }

    TemplateValue command(const TemplateValue *piped)
    {
        skipBlanks();
        const bool isFunction = m_at < m_text.size() && isWordPart(m_text[m_at])
            && (m_text[m_at] < '0' || m_text[m_at] > '9');
        if (!isFunction) {
            const TemplateValue value = operand();
            if (piped || !isAtEnd())
                throw Wrong{"a value takes no arguments"};
            return value;
        }
        const std::string name(word());
        if (name == "index")
            return index();
        const TemplateFunction *function = templateFunction(name);
        if (!function)
            throw Wrong{"\"" + name + "\" is not a function that is known here"};
        TemplateArguments arguments;
        while (!isAtEnd())
            arguments.push_back(operand());
        if (piped)
            arguments.push_back(*piped);
        if (arguments.size() < function->least || arguments.size() > function->most)
            throw Wrong{name + " does not take " + std::to_string(arguments.size()) + " arguments"};
        auto value = function->call(arguments);
        if (!value)
            throw Wrong{value.error().message};
        if (textOf(*value).size() > kLongest)
            throw Wrong{"it becomes too long"};
        return *std::move(value);
    }

    // index $labels "name"
    TemplateValue index()
    {
        skipBlanks();
        if (!takeWord("$labels") && !takeWord(".Labels"))
            throw Wrong{"index is for labels"};
        return label(textOf(operand()));
    }

    bool takeWord(std::string_view wanted)
    {
        const std::string_view rest = m_text.substr(m_at);
        const bool fits = rest.starts_with(wanted)
            && (rest.size() == wanted.size() || !isWordPart(rest[wanted.size()]));
        m_at += fits ? wanted.size() : 0;
        return fits;
    }

    TemplateValue label(std::string_view name) const
    {
        return std::string(m_subject.labels.value(name));
    }

    TemplateValue operand()
    {
        skipBlanks();
        if (take('(')) {
            TemplateValue value = pipe();
            if (!take(')'))
                throw Wrong{"a parenthesis is not closed"};
            return value;
        }
        if (takeWord("$value") || takeWord(".Value"))
            return m_subject.value;
        if (takeWord("$labels") || takeWord(".Labels")) {
            if (m_at >= m_text.size() || m_text[m_at] != '.')
                throw Wrong{"a label's name is missing behind $labels"};
            ++m_at;
            return label(word());
        }
        return literal();
    }

    TemplateValue literal()
    {
        const char first = m_at < m_text.size() ? m_text[m_at] : '\0';
        if (first == '"' || first == '`')
            return quoted(first);
        const std::size_t begin = m_at;
        while (m_at < m_text.size() && !isBlank(m_text[m_at]) && m_text[m_at] != '|'
               && m_text[m_at] != ')')
            ++m_at;
        const std::string_view text = m_text.substr(begin, m_at - begin);
        const bool isNumber = !text.empty()
            && std::string_view("+-.0123456789").find(text[0]) != std::string_view::npos;
        const auto number = isNumber ? promql::numberOf(text) : std::nullopt;
        if (!number)
            throw Wrong{text.empty() ? std::string("a value is missing")
                                     : "\"" + std::string(text) + "\" is not known here"};
        constexpr double kMost = 9e15; // beyond, a double has no units
        const bool isWhole
            = text.find_first_of(".eE") == std::string_view::npos && std::abs(*number) < kMost;
        return isWhole ? TemplateValue(static_cast<std::int64_t>(*number)) : TemplateValue(*number);
    }

    TemplateValue quoted(char quote)
    {
        const std::size_t begin = m_at++;
        while (m_at < m_text.size() && m_text[m_at] != quote)
            m_at += m_text[m_at] == '\\' && quote == '"' ? 2 : 1;
        if (m_at >= m_text.size())
            throw Wrong{"a text is not closed"};
        ++m_at;
        auto text = promql::unquoted(m_text.substr(begin, m_at - begin));
        if (!text)
            throw Wrong{text.error().message};
        return *std::move(text);
    }

    std::string_view m_text;
    const AlertSubject &m_subject;
    std::size_t m_at = 0;
    int m_depth = 0;
};

void trimEnd(std::string &text)
{
    while (!text.empty() && isBlank(text.back()))
        text.pop_back();
}

// Where the action ends: at }}, but not within a text.
std::size_t endOf(std::string_view text, std::size_t at)
{
    char quote = '\0';
    for (; at + 1 < text.size(); ++at) {
        if (quote != '\0' && text[at] == '\\' && quote == '"')
            ++at;
        else if (quote != '\0')
            quote = text[at] == quote ? '\0' : quote;
        else if (text[at] == '"' || text[at] == '`')
            quote = text[at];
        else if (text[at] == '}' && text[at + 1] == '}')
            return at;
    }
    throw Wrong{"{{ is not closed"};
}

std::string expanded(std::string_view text, const AlertSubject &subject)
{
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t open = std::min(text.find("{{", at), text.size());
        result += text.substr(at, open - at);
        if (open == text.size())
            break;
        const std::size_t close = endOf(text, open + 2);
        std::string_view inside = text.substr(open + 2, close - open - 2);
        at = close + 2;
        if (inside.starts_with("- ")) {
            inside.remove_prefix(1);
            trimEnd(result);
        }
        if (inside.ends_with(" -")) {
            inside.remove_suffix(1);
            while (at < text.size() && isBlank(text[at]))
                ++at;
        }
        if (!inside.starts_with("/*"))
            result += textOf(Action(inside, subject).read());
        if (result.size() > kLongest)
            throw Wrong{"it becomes too long"};
    }
    return result;
}

} // namespace

Result<std::string> expandTemplate(std::string_view text, const AlertSubject &subject)
{
    try {
        if (text.size() > kLongest)
            throw Wrong{"it is too long"};
        return expanded(text, subject);
    } catch (const Wrong &wrong) {
        return fail(Error::Kind::BadInput,
                    "the template \"" + std::string(text.substr(0, 200)) + "\": " + wrong.why);
    }
}

} // namespace onex
