// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/silences/silencerow.h"

#include "datasource/source/silencematcher.h"

#include <QCoreApplication>

#include <algorithm>

namespace onex {
namespace {

SilenceRow::State stateOf(const Silence &silence, std::int64_t nowMs)
{
    if (silence.state == Silence::State::Expired || silence.endsMs <= nowMs)
        return SilenceRow::State::Expired;
    if (silence.state == Silence::State::Pending && silence.startsMs > nowMs)
        return SilenceRow::State::Pending;
    return silence.endsMs - nowMs < kEndsSoonMs ? SilenceRow::State::EndsSoon
                                                : SilenceRow::State::Active;
}

int countMatched(const Silence &silence, const std::vector<Alert> &alerts)
{
    const auto matcher = SilenceMatcher::compile(silence.matchers);
    if (!matcher)
        return 0;
    return static_cast<int>(std::ranges::count_if(
        alerts, [&matcher](const Alert &alert) { return matcher->matches(alert.labels); }));
}

// What has ended, the last first.
bool isBefore(const SilenceRow &a, const SilenceRow &b)
{
    const bool aEnded = a.state == SilenceRow::State::Expired;
    const bool bEnded = b.state == SilenceRow::State::Expired;
    if (aEnded != bEnded)
        return bEnded;
    if (a.silence.endsMs != b.silence.endsMs)
        return (a.silence.endsMs < b.silence.endsMs) != aEnded;
    return a.key() < b.key();
}

} // namespace

QString SilenceRow::key() const { return cluster + u'/' + QString::fromStdString(silence.id); }

QString SilenceRow::comment() const
{
    return acknowledgement ? acknowledgement->text : textWithoutNonce(silence.comment);
}

QString silenceStateWord(SilenceRow::State state)
{
    constexpr const char *kWords[] = {
        QT_TRANSLATE_NOOP("Silences", "active"),
        QT_TRANSLATE_NOOP("Silences", "ends soon"),
        QT_TRANSLATE_NOOP("Silences", "pending"),
        QT_TRANSLATE_NOOP("Silences", "expired"),
    };
    return QCoreApplication::translate("Silences", kWords[static_cast<int>(state)]);
}

std::vector<SilenceRow> silenceRows(const std::vector<ClusterAlerts> &said, std::int64_t nowMs)
{
    std::vector<SilenceRow> rows;
    for (const ClusterAlerts &cluster : said) {
        for (const Silence &silence : cluster.silences) {
            SilenceRow row{cluster.cluster, silence, acknowledgementOf(silence.comment),
                           stateOf(silence, nowMs)};
            if (row.state != SilenceRow::State::Expired)
                row.silenced = countMatched(silence, cluster.alerts);
            rows.push_back(std::move(row));
        }
    }
    std::ranges::sort(rows, isBefore);
    return rows;
}

std::vector<LiveAlertPtr> alertsMatched(const std::vector<Matcher> &matchers,
                                        const std::vector<LiveAlertPtr> &alerts)
{
    std::vector<LiveAlertPtr> matched;
    const auto matcher = SilenceMatcher::compile(matchers);
    if (matcher)
        std::ranges::copy_if(alerts, std::back_inserter(matched), [&](const LiveAlertPtr &alert) {
            return matcher->matches(alert->labels);
        });
    return matched;
}

std::vector<Matcher> sharedMatchers(const std::vector<LiveAlertPtr> &alerts)
{
    std::vector<Matcher> matchers;
    if (alerts.empty())
        return matchers;
    for (const auto &[name, value] : alerts.front()->labels) {
        const auto has = [&name = name, &value = value](const LiveAlertPtr &alert) {
            return alert->labels.value(name) == value;
        };
        if (!value.empty() && std::ranges::all_of(alerts, has))
            matchers.push_back({name, value});
    }
    return matchers;
}

} // namespace onex
