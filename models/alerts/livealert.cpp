// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alerts/livealert.h"

#include "models/dashboard/timeexpr.h"

#include <QCoreApplication>

#include <algorithm>

namespace onex {
namespace {

constexpr std::int64_t kSecond = 1000, kMinute = 60 * kSecond;

QString tr(const char *text) { return QCoreApplication::translate("Alerts", text); }

QString textOf(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace

const char *alertStateKey(AlertState state)
{
    constexpr const char *kWords[kAlertStates] = {
        QT_TRANSLATE_NOOP("Alerts", "firing"),       QT_TRANSLATE_NOOP("Alerts", "pending"),
        QT_TRANSLATE_NOOP("Alerts", "acknowledged"), QT_TRANSLATE_NOOP("Alerts", "silenced"),
        QT_TRANSLATE_NOOP("Alerts", "inhibited"),
    };
    return kWords[static_cast<int>(state)];
}

QString alertStateWord(AlertState state) { return tr(alertStateKey(state)); }

QString roughly(std::int64_t ms)
{
    const std::int64_t kUnits[] = {24 * 60 * kMinute, 60 * kMinute, kMinute, kSecond};
    for (const std::int64_t unit : kUnits) {
        if (ms >= unit)
            return formatDuration(ms / unit * unit);
    }
    return formatDuration(kSecond);
}

QString LiveAlert::label(const char *name) const { return textOf(labels.value(name)); }

QString LiveAlert::summary() const
{
    for (const char *name : {"summary", "description", "message"}) {
        if (annotations.contains(name))
            return textOf(annotations.value(name));
    }
    return {};
}

std::optional<std::int64_t> LiveAlert::respondByMs() const
{
    const auto response = responseMs(severity);
    if (state != AlertState::Firing || !response)
        return std::nullopt;
    return sinceMs + *response;
}

bool isOverdue(const LiveAlert &alert, std::int64_t nowMs)
{
    const auto due = alert.respondByMs();
    return due && nowMs > *due;
}

QString responseText(const LiveAlert &alert, std::int64_t nowMs)
{
    const auto due = alert.respondByMs();
    if (!due)
        return {};
    if (nowMs > *due)
        return tr("%1 overdue").arg(roughly(nowMs - *due));
    if (alert.severity == Severity::Critical)
        return tr("now");
    return tr("%1 left").arg(roughly(*due - nowMs));
}

} // namespace onex
