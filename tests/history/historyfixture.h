// SPDX-License-Identifier: GPL-3.0-or-later
// A history written down in a few words.
#pragma once

#include "models/history/episode.h"

#include <algorithm>

namespace onex::test {

constexpr std::int64_t kNow = 1'777'636'800'000; // 2026-05-01 12:00 UTC
constexpr std::int64_t kMinute = 60'000;

// Minutes after kNow.
struct Step
{
    std::int64_t at;
    const char *to;
    const char *from = "";
    std::int64_t starts = 0;
    const char *by = "";
};

inline std::vector<AlertTransition> transitionsOf(const std::vector<Step> &steps,
                                                  const char *id = "a",
                                                  const char *severity = "high",
                                                  const char *name = "Disk")
{
    std::vector<AlertTransition> all;
    for (const Step &step : steps) {
        AlertTransition one;
        one.timeMs = kNow + step.at * kMinute;
        one.alertId = id;
        one.labels = Labels{{"alertname", name}, {"severity", severity}, {"instance", id}};
        one.fromState = step.from;
        one.toState = step.to;
        one.startsMs = kNow + step.starts * kMinute;
        one.summary = std::string(name) + " on " + id;
        one.by = step.by;
        all.push_back(one);
    }
    std::reverse(all.begin(), all.end()); // the newest first
    return all;
}

inline std::vector<Episode> episodesAt(const std::vector<AlertTransition> &transitions,
                                       std::int64_t nowMinutes = 100,
                                       const QSet<QString> &present = {})
{
    return episodesOf(transitions, {}, {kNow + nowMinutes * kMinute, present});
}

} // namespace onex::test
