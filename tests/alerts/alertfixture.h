// SPDX-License-Identifier: GPL-3.0-or-later
// Alerts written down in a few words.
#pragma once

#include "models/alerts/livealert.h"

namespace onex::test {

constexpr std::int64_t kNow = 1'777'636'800'000; // 2026-05-01 12:00 UTC
constexpr std::int64_t kMinute = 60'000;

inline LiveAlert alertOf(const char *id, const char *name, Severity severity = Severity::High,
                         std::int64_t sinceMinutes = 5, AlertState state = AlertState::Firing)
{
    LiveAlert alert;
    alert.id = QString::fromLatin1(id);
    alert.labels = Labels{{"alertname", name},
                          {"severity", severityWord(severity).toStdString()},
                          {"instance", std::string(id) + ":9100"}};
    alert.annotations = Labels{{"summary", std::string(name) + " on " + id}};
    alert.severity = severity;
    alert.state = state;
    alert.sinceMs = kNow - sinceMinutes * kMinute;
    return alert;
}

inline LiveAlertPtr shared(LiveAlert alert)
{
    return std::make_shared<const LiveAlert>(std::move(alert));
}

} // namespace onex::test
