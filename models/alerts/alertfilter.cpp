// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alerts/alertfilter.h"

#include <QRegularExpression>

#include <algorithm>

namespace onex {
namespace {

constexpr qsizetype kLongest = 2000; // characters of a line

// At spaces, but not inside quotes.
QStringList partsOf(const QString &line)
{
    QStringList parts{QString()};
    bool quoted = false, escaped = false;
    for (const QChar c : line) {
        if (c.isSpace() && !quoted) {
            parts.append(QString());
            continue;
        }
        if (c == u'"' && !escaped)
            quoted = !quoted;
        escaped = quoted && c == u'\\' && !escaped;
        parts.last().append(c);
    }
    parts.removeAll(QString());
    return parts;
}

QString unquoted(QString text)
{
    if (text.size() < 2 || !text.startsWith(u'"') || !text.endsWith(u'"'))
        return text;
    text = text.mid(1, text.size() - 2);
    static const QRegularExpression kEscape(QStringLiteral(R"(\\(["\\]))"));
    return text.replace(kEscape, QStringLiteral("\\1"));
}

QString textOf(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace

Result<AlertFilter> AlertFilter::parse(const QString &line)
{
    AlertFilter filter;
    for (const QString &part : partsOf(line.left(kLongest))) {
        if (const Result<void> added = add(filter, part); !added)
            return fail(added.error());
    }
    return filter;
}

Result<void> AlertFilter::add(AlertFilter &filter, const QString &part)
{
    static const QRegularExpression kMatcher(QStringLiteral(R"(^([\w.:-]+)(=~|!~|!=|=)(.*)$)"),
                                             QRegularExpression::DotMatchesEverythingOption);
    const QRegularExpressionMatch match = kMatcher.match(part);
    if (!match.hasMatch()) {
        filter.m_words.append(unquoted(part));
        return {};
    }
    const QString sign = match.captured(2), value = unquoted(match.captured(3));
    Matcher matcher{match.captured(1).toStdString(), value.toStdString(), {}, sign[0] == u'!'};
    if (sign[sign.size() - 1] == u'~') {
        // In a group, so that it is a pattern however it begins.
        auto pattern = Regex::compile(QLatin1String("(?:") + value + u')');
        if (!pattern)
            return fail(Error::Kind::BadInput, part.toStdString() + ": " + pattern.error().message);
        matcher.pattern = *std::move(pattern);
    }
    filter.m_matchers.push_back(std::move(matcher));
    return {};
}

bool AlertFilter::accepts(const LiveAlert &alert) const
{
    return isShown(alert.state)
        && std::all_of(m_matchers.begin(), m_matchers.end(),
                       [&alert](const Matcher &matcher) { return fits(matcher, alert); })
        && std::all_of(m_words.begin(), m_words.end(),
                       [&alert](const QString &word) { return holds(alert, word); });
}

bool AlertFilter::fits(const Matcher &matcher, const LiveAlert &alert)
{
    const std::string_view value = alert.labels.value(matcher.label);
    const bool same
        = matcher.pattern ? matcher.pattern->matches(textOf(value)) : value == matcher.value;
    return same != matcher.negated;
}

bool AlertFilter::holds(const LiveAlert &alert, const QString &word)
{
    const auto has
        = [&word](const QString &text) { return text.contains(word, Qt::CaseInsensitive); };
    return has(alert.summary()) || has(alertStateWord(alert.state))
        || std::any_of(alert.labels.begin(), alert.labels.end(),
                       [&has](const Labels::Label &label) { return has(textOf(label.second)); });
}

} // namespace onex
