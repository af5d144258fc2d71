// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alerts/alertinquiry.h"

#include <QRandomGenerator>

#include <algorithm>

namespace onex {
namespace {

// A server that has just started has forgotten what was pending, and is told of what fires one
// after the other.
constexpr std::int64_t kSettlingMs = 120'000;

double randomShare() { return QRandomGenerator::global()->generateDouble(); }

// Both at once, each whole.
Async<ClusterAlerts> alertsAndSilences(std::shared_ptr<AlertSource> source, std::stop_token stop)
{
    Async<Merged<Alert>> askingAlerts = source->alerts(stop);
    Async<Merged<Silence>> askingSilences = source->silences(stop);
    Result<Merged<Alert>> alerts = co_await askingAlerts;
    Result<Merged<Silence>> silences = co_await askingSilences;
    if (!alerts)
        co_return fail(std::move(alerts.error()));
    if (!silences)
        co_return fail(std::move(silences.error()));
    ClusterAlerts said;
    said.cluster = QString::fromStdString(source->name());
    said.alerts = std::move(alerts->items);
    said.silences = std::move(silences->items);
    co_return said;
}

} // namespace

AlertInquiry::AlertInquiry(const Clock &clock)
    : m_clock(clock)
    , m_backOff(&randomShare)
{
}

bool AlertInquiry::isDue(std::int64_t intervalMs) const
{
    const std::int64_t now = m_clock.steadyMs();
    if (m_backOff.isWaiting(now))
        return false;
    return !m_askedMs || now - *m_askedMs >= intervalMs || m_backOff.until();
}

void AlertInquiry::askWhenDue(std::int64_t intervalMs, std::stop_token stop)
{
    if (isDue(intervalMs))
        askNow(intervalMs, std::move(stop));
}

void AlertInquiry::askNow(std::int64_t intervalMs, std::stop_token stop)
{
    if (m_underWay)
        return;
    m_underWay = true;
    m_intervalMs = intervalMs;
    m_askedMs = m_clock.steadyMs();
    ask(std::move(stop));
}

void AlertInquiry::succeeded()
{
    m_underWay = false;
    m_error.clear();
    m_backOff.succeeded();
    m_answeredMs = m_clock.steadyMs();
    Q_EMIT answered();
}

// What was said last stays, and unknown() says how old it is.
void AlertInquiry::failed(const Error &error)
{
    m_underWay = false;
    m_error = QString::fromStdString(error.message);
    m_backOff.failed(m_clock.steadyMs(), m_intervalMs);
}

QString AlertInquiry::unknown(std::int64_t intervalMs) const
{
    if (!m_answeredMs)
        return m_error.isEmpty() ? tr("has not answered yet") : m_error;
    const std::int64_t age = m_clock.steadyMs() - *m_answeredMs;
    if (age > 2 * intervalMs)
        return tr("no word of its alerts for %1%2")
            .arg(roughly(age), m_error.isEmpty() ? QString() : QLatin1String(": ") + m_error);
    const std::int64_t up = m_clock.nowMs() - startedMs().value_or(0);
    if (up < kSettlingMs)
        return tr("started %1 ago; alerts come back one after the other")
            .arg(roughly(std::max<std::int64_t>(0, up)));
    return {};
}

RuleInquiry::RuleInquiry(MetricSource &source, const Clock &clock)
    : AlertInquiry(clock)
    , m_source(source)
{
}

QString RuleInquiry::name() const { return QString::fromStdString(m_source.name()); }

void RuleInquiry::ask(std::stop_token stop)
{
    auto asking = m_source.rules(std::move(stop));
    QCoro::connect(std::move(asking), this, [this](Result<std::vector<RuleGroup>> groups) {
        if (!groups)
            return failed(groups.error());
        m_groups = *std::move(groups);
        succeeded();
    });
}

std::optional<std::int64_t> RuleInquiry::startedMs() const
{
    const std::int64_t started = m_source.health().startedMs;
    return started > 0 ? std::optional(started) : std::nullopt;
}

ClusterInquiry::ClusterInquiry(std::shared_ptr<AlertSource> source, const Clock &clock)
    : AlertInquiry(clock)
    , m_source(std::move(source))
{
}

QString ClusterInquiry::name() const { return QString::fromStdString(m_source->name()); }

void ClusterInquiry::ask(std::stop_token stop)
{
    auto asking = alertsAndSilences(m_source, std::move(stop));
    QCoro::connect(std::move(asking), this, [this](Result<ClusterAlerts> said) {
        if (!said)
            return failed(said.error());
        m_said = *std::move(said);
        succeeded();
    });
}

// Of several that gossip, one that has been there for long is enough.
std::optional<std::int64_t> ClusterInquiry::startedMs() const
{
    std::optional<std::int64_t> first;
    for (const MemberHealth &member : m_source->health())
        if (member.startedMs && (!first || *member.startedMs < *first))
            first = member.startedMs;
    return first;
}

} // namespace onex
