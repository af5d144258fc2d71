// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/silences/matchertext.h"

#include "datasource/source/silencematcher.h"

#include <algorithm>

namespace onex {
namespace {

constexpr qsizetype kLongest = 10'000; // characters

struct Sign
{
    const char *text;
    bool isRegex, isEqual;
};

// Longest first.
constexpr Sign kSigns[]
    = {{"=~", true, true}, {"!~", true, false}, {"!=", false, false}, {"=", false, true}};

class Scanner
{
public:
    explicit Scanner(const QString &text)
        : m_text(text)
    {
    }

    Result<std::vector<Matcher>> all();

private:
    Result<Matcher> one();
    Result<QString> word(const QString &stops, const char *what);
    Result<QString> quoted();
    void skipSpace();
    bool take(const QString &token);
    bool isAtEnd() const { return m_at >= m_text.size(); }
    tl::unexpected<Error> expected(const std::string &what) const;

    const QString &m_text;
    qsizetype m_at = 0;
};

tl::unexpected<Error> Scanner::expected(const std::string &what) const
{
    Error error;
    error.kind = Error::Kind::BadInput;
    error.column = static_cast<int>(m_at) + 1;
    error.message = "at character " + std::to_string(error.column) + ": expected " + what;
    return fail(error);
}

void Scanner::skipSpace()
{
    while (!isAtEnd() && m_text[m_at].isSpace())
        ++m_at;
}

bool Scanner::take(const QString &token)
{
    skipSpace();
    if (!QStringView(m_text).mid(m_at).startsWith(token))
        return false;
    m_at += token.size();
    return true;
}

Result<QString> Scanner::quoted()
{
    QString value;
    for (++m_at; !isAtEnd() && m_text[m_at] != u'"'; ++m_at) {
        if (m_text[m_at] != u'\\' || m_at + 1 >= m_text.size()) {
            value += m_text[m_at];
            continue;
        }
        const QChar c = m_text[++m_at];
        value += c == u'n'            ? QStringLiteral("\n")
            : c == u'"' || c == u'\\' ? QString(c)
                                      : QString(u'\\') + c;
    }
    if (!take(QStringLiteral("\"")))
        return expected("a closing \"");
    return value;
}

Result<QString> Scanner::word(const QString &stops, const char *what)
{
    skipSpace();
    if (!isAtEnd() && m_text[m_at] == u'"')
        return quoted();
    const qsizetype from = m_at;
    while (!isAtEnd() && !m_text[m_at].isSpace() && !stops.contains(m_text[m_at]))
        ++m_at;
    if (m_at == from)
        return expected(what);
    return m_text.mid(from, m_at - from);
}

Result<Matcher> Scanner::one()
{
    const Result<QString> name
        = word(QStringLiteral("=!~,{}\""), "a label's name, such as alertname=\"Disk\"");
    if (!name)
        return fail(name.error());
    const auto sign = std::find_if(std::begin(kSigns), std::end(kSigns), [this](const Sign &one) {
        return take(QLatin1String(one.text));
    });
    if (sign == std::end(kSigns))
        return expected("=, !=, =~ or !~ after the name");
    const qsizetype at = m_at;
    const Result<QString> value = word(QStringLiteral(",{}\""), "a value, such as \"db1\"");
    if (!value)
        return fail(value.error());
    Matcher matcher{name->toStdString(), value->toStdString(), sign->isRegex, sign->isEqual};
    if (const auto compiled = SilenceMatcher::compile({matcher}); !compiled) {
        m_at = at;
        return expected("a regular expression: " + compiled.error().message);
    }
    return matcher;
}

Result<std::vector<Matcher>> Scanner::all()
{
    std::vector<Matcher> matchers;
    const bool braced = take(QStringLiteral("{"));
    do {
        Result<Matcher> matcher = one();
        if (!matcher)
            return fail(matcher.error());
        matchers.push_back(*std::move(matcher));
    } while (take(QStringLiteral(",")));
    if (braced && !take(QStringLiteral("}")))
        return expected("a comma or }");
    skipSpace();
    if (!isAtEnd())
        return expected("a comma between matchers");
    return matchers;
}

bool matchNothing(const std::vector<Matcher> &matchers)
{
    const auto compiled = SilenceMatcher::compile(matchers);
    return compiled && compiled->matches(Labels());
}

} // namespace

Result<std::vector<Matcher>> parseMatchers(const QString &text)
{
    if (text.size() > kLongest)
        return fail(Error::Kind::TooLarge, "matchers of more than 10,000 characters");
    Result<std::vector<Matcher>> matchers = Scanner(text).all();
    if (matchers && matchNothing(*matchers))
        return fail(Error::Kind::BadInput,
                    "these match alerts that have none of the labels; at least one must ask for "
                    "a value that is not empty");
    return matchers;
}

QString matchersText(const std::vector<Matcher> &matchers)
{
    QStringList parts;
    for (const Matcher &matcher : matchers) {
        QString value = QString::fromStdString(matcher.value);
        value.replace(u'\\', QLatin1String("\\\\"))
            .replace(u'"', QLatin1String("\\\""))
            .replace(u'\n', QLatin1String("\\n"));
        const char *sign
            = matcher.isRegex ? (matcher.isEqual ? "=~" : "!~") : (matcher.isEqual ? "=" : "!=");
        parts += QString::fromStdString(matcher.name) + QLatin1String(sign) + u'"' + value + u'"';
    }
    return parts.join(QStringLiteral(", "));
}

} // namespace onex
