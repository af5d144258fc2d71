// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/regex.h"

#include <re2/re2.h>

namespace onex {

namespace {

struct Parts
{
    QString body;
    QString flags;
    bool anchored = true;
};

Parts split(const QString &pattern)
{
    const qsizetype close = pattern.lastIndexOf(u'/');
    if (!pattern.startsWith(u'/') || close == 0)
        return {pattern, {}, true};
    return {pattern.mid(1, close - 1), pattern.mid(close + 1), false};
}

// JavaScript writes (?<name>…), which RE2 of Debian 12 knows as (?P<name>…) only.
QString withNamedGroups(QString body)
{
    for (qsizetype at = 0; (at = body.indexOf(u"(?<", at)) >= 0; at += 4) {
        const QChar next = at + 3 < body.size() ? body[at + 3] : QChar();
        if (next != u'=' && next != u'!')
            body.insert(at + 2, u'P');
    }
    return body;
}

QString toQString(const re2::StringPiece &piece)
{
    return QString::fromUtf8(piece.data(), static_cast<qsizetype>(piece.size()));
}

Regex::Match toMatch(const re2::RE2 &re, const std::vector<re2::StringPiece> &pieces)
{
    Regex::Match match;
    for (const re2::StringPiece &piece : pieces)
        match.groups += toQString(piece);
    for (const auto &[index, name] : re.CapturingGroupNames())
        match.named.insert(QString::fromStdString(name), match.groups.value(index));
    return match;
}

} // namespace

Result<Regex> Regex::compile(const QString &pattern)
{
    const Parts parts = split(pattern);
    re2::RE2::Options options;
    options.set_log_errors(false);
    options.set_case_sensitive(!parts.flags.contains(u'i'));
    options.set_dot_nl(parts.flags.contains(u's'));
    const QString body = withNamedGroups(parts.body);
    const QString whole = parts.anchored ? QStringLiteral("^(?:%1)$").arg(body) : body;
    auto re = std::make_shared<re2::RE2>(whole.toStdString(), options);
    if (!re->ok())
        return fail(Error::Kind::BadInput,
                    "\"" + pattern.toStdString()
                        + "\" is not a regular expression: " + re->error());
    Regex result;
    result.m_re = std::move(re);
    result.m_global = parts.flags.contains(u'g');
    return result;
}

bool Regex::matches(const QString &text) const
{
    return re2::RE2::PartialMatch(text.toStdString(), *m_re);
}

std::vector<Regex::Match> Regex::allMatches(const QString &text) const
{
    const std::string utf8 = text.toStdString();
    std::vector<Match> found;
    std::vector<re2::StringPiece> pieces(static_cast<std::size_t>(m_re->NumberOfCapturingGroups())
                                         + 1);
    std::size_t at = 0;
    while (at <= utf8.size()
           && m_re->Match(utf8, at, utf8.size(), re2::RE2::UNANCHORED, pieces.data(),
                          static_cast<int>(pieces.size()))) {
        found.push_back(toMatch(*m_re, pieces));
        const auto end
            = static_cast<std::size_t>(pieces[0].data() - utf8.data()) + pieces[0].size();
        at = pieces[0].empty() ? end + 1 : end;
        if (!m_global)
            break;
    }
    return found;
}

} // namespace onex
