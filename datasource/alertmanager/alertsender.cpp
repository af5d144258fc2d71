// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/alertmanager/alertsender.h"

#include <QCoroTask>

namespace onex {
namespace {

constexpr int kTickMs = 5000;
constexpr std::int64_t kAgainMs = 60'000;
constexpr std::int64_t kValidMs = 4 * kAgainMs;
constexpr std::int64_t kEndedMs = 15 * 60'000;
constexpr std::size_t kAtOnce = 256; // alerts of a message; Prometheus' are as long by default

} // namespace

AlertSender::AlertSender(AlertmanagerConfig config, Firing firing, const Clock &clock)
    : m_client(std::move(config))
    , m_firing(std::move(firing))
    , m_clock(clock)
{
    connect(&m_ticker, &QTimer::timeout, this, &AlertSender::tick);
    m_ticker.start(kTickMs);
}

AlertSender::~AlertSender() { m_stop.request_stop(); }

void AlertSender::look()
{
    const std::int64_t now = m_clock.steadyMs();
    Watch watch;
    for (Alert &alert : m_firing()) {
        const Labels labels = alert.labels;
        Watched watched;
        const auto known = m_watch.find(labels);
        if (known != m_watch.end() && known->second.endedMs == 0)
            watched.sentMs = known->second.sentMs;
        watched.alert = std::move(alert);
        watch.emplace(labels, std::move(watched));
    }
    for (auto &[labels, before] : m_watch) {
        const bool wasSent = before.sentMs > 0;
        if (before.endedMs == 0) {
            before.endedMs = now;
            before.alert.endsMs = m_clock.nowMs();
        }
        if (wasSent && now - before.endedMs < kEndedMs)
            watch.emplace(labels, std::move(before)); // not where it fires again
    }
    m_watch = std::move(watch);
}

bool AlertSender::isDue(const Watched &watched) const
{
    return watched.sentMs == 0 || (watched.endedMs > 0 && !watched.isEndSent)
        || m_clock.steadyMs() - watched.sentMs >= kAgainMs;
}

Alert AlertSender::asSent(const Watched &watched) const
{
    Alert alert = watched.alert;
    if (watched.endedMs == 0)
        alert.endsMs = m_clock.nowMs() + kValidMs;
    return alert;
}

void AlertSender::tick()
{
    if (m_isSending)
        return;
    look();
    std::vector<Alert> due;
    for (const auto &[labels, watched] : m_watch)
        if (due.size() < kAtOnce && isDue(watched))
            due.push_back(asSent(watched));
    if (due.empty())
        return;
    m_isSending = true;
    auto sending = m_client.raise(due, m_stop.get_token());
    QCoro::connect(std::move(sending), this, [this, due](const Result<void> &sent) {
        m_isSending = false;
        if (sent)
            noteSent(due);
        Q_EMIT told(sent ? QString() : QString::fromStdString(describe(sent.error())));
        if (sent && due.size() == kAtOnce)
            tick();
    });
}

void AlertSender::noteSent(const std::vector<Alert> &alerts)
{
    const std::int64_t now = m_clock.steadyMs();
    for (const Alert &alert : alerts) {
        const auto watched = m_watch.find(alert.labels);
        if (watched == m_watch.end())
            continue;
        watched->second.sentMs = now;
        watched->second.isEndSent = watched->second.endedMs > 0;
    }
}

} // namespace onex
