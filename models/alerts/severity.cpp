// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alerts/severity.h"

#include <array>

namespace onex {
namespace {

constexpr std::int64_t kMinute = 60'000, kHour = 60 * kMinute;

struct Level
{
    const char *word;
    std::optional<std::int64_t> responseMs;
};

constexpr std::array<Level, 5> kLevels{{
    {"critical", kMinute},
    {"high", 15 * kMinute},
    {"medium", kHour},
    {"low", 24 * kHour},
    {"none", std::nullopt},
}};

struct Word
{
    const char *word;
    Severity severity;
};

constexpr Word kWordsInTheWild[] = {
    {"page", Severity::Critical}, {"emergency", Severity::Critical}, {"fatal", Severity::Critical},
    {"error", Severity::High},    {"major", Severity::High},         {"warning", Severity::Medium},
    {"warn", Severity::Medium},   {"minor", Severity::Medium},       {"ticket", Severity::Medium},
    {"info", Severity::Low},      {"notice", Severity::Low},         {"debug", Severity::None},
};

const Level &levelOf(Severity severity) { return kLevels[static_cast<std::size_t>(severity)]; }

} // namespace

QString severityWord(Severity severity) { return QLatin1String(levelOf(severity).word); }

SeverityTable::SeverityTable()
{
    for (std::size_t i = 0; i < kLevels.size(); ++i)
        set(QLatin1String(kLevels[i].word), static_cast<Severity>(i));
    for (const Word &word : kWordsInTheWild)
        set(QLatin1String(word.word), word.severity);
}

void SeverityTable::set(const QString &word, Severity severity)
{
    m_words[word.toLower()] = severity;
}

Severity SeverityTable::of(const QString &word) const
{
    return m_words.value(word.toLower(), Severity::Medium);
}

std::optional<std::int64_t> responseMs(Severity severity) { return levelOf(severity).responseMs; }

} // namespace onex
