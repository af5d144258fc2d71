// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/notices/mutes.h"

#include <QDateTime>
#include <QMap>

#include <algorithm>

namespace onex {
namespace {

constexpr std::int64_t kReadMs = 5'000;

QString timeText(std::int64_t untilMs, std::int64_t nowMs, const QTimeZone &zone)
{
    const QDateTime until = QDateTime::fromMSecsSinceEpoch(untilMs, zone);
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(nowMs, zone);
    return until.toString(until.date() == now.date() ? QStringLiteral("HH:mm")
                                                     : QStringLiteral("ddd HH:mm"));
}

} // namespace

Mutes::Mutes(NoticeStore &store, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_clock(clock)
{
    connect(&m_ticker, &QTimer::timeout, this, &Mutes::tick);
    m_ticker.start(1000);
    read();
}

void Mutes::setActor(const QString &name)
{
    m_actor = name.trimmed().isEmpty() ? QStringLiteral("somebody") : name;
}

void Mutes::tick()
{
    expire();
    if (m_clock.steadyMs() - m_readMs.value_or(0) >= kReadMs)
        read();
}

void Mutes::read()
{
    m_readMs = m_clock.steadyMs();
    auto reading = m_store.mutes(m_clock.nowMs());
    QCoro::connect(std::move(reading), this,
                   [this](const Result<std::vector<Mute>> &mutes) { accept(mutes); });
}

// Where they cannot be read, what was read last holds on: at the start that nothing is muted.
void Mutes::accept(const Result<std::vector<Mute>> &mutes)
{
    const auto before = m_until;
    const bool wasKnown = std::exchange(m_known, true);
    if (mutes) {
        m_until.fill(0);
        for (const Mute &mute : *mutes)
            for (std::size_t i = 0; i < m_until.size(); ++i)
                if (severityWord(static_cast<Severity>(i)).toStdString() == mute.severity)
                    m_until[i] = mute.untilMs;
    } else if (!m_failed) {
        Q_EMIT told(tr("What is muted cannot be read: %1")
                        .arg(QString::fromStdString(describe(mutes.error()))));
    }
    m_failed = !mutes;
    if (m_until != before || !wasKnown)
        Q_EMIT changed();
}

void Mutes::expire()
{
    bool ended = false;
    for (std::int64_t &until : m_until) {
        if (until != 0 && until <= m_clock.nowMs()) {
            until = 0;
            ended = true;
        }
    }
    if (ended)
        Q_EMIT changed();
}

void Mutes::mute(const std::vector<Severity> &severities, std::int64_t untilMs)
{
    for (const Severity severity : severities) {
        Mute mute{severityWord(severity).toStdString(), untilMs};
        auto muting = m_store.mute(std::move(mute), m_actor.toStdString(), m_clock.nowMs());
        QCoro::connect(std::move(muting), this, [this](const Result<void> &done) {
            if (!done)
                Q_EMIT told(tr("This was not muted or unmuted: %1")
                                .arg(QString::fromStdString(describe(done.error()))));
            read();
        });
    }
}

void Mutes::unmute()
{
    std::vector<Severity> muted;
    for (std::size_t i = 0; i < m_until.size(); ++i)
        if (m_until[i] != 0)
            muted.push_back(static_cast<Severity>(i));
    mute(muted, 0);
}

std::int64_t Mutes::untilMs(Severity severity) const
{
    return m_until[static_cast<std::size_t>(severity)];
}

bool Mutes::isMuted(Severity severity) const { return untilMs(severity) > m_clock.nowMs(); }

bool Mutes::isAnyMuted() const
{
    return std::ranges::any_of(m_until,
                               [this](std::int64_t until) { return until > m_clock.nowMs(); });
}

QString Mutes::text(const QTimeZone &zone) const
{
    const auto all = [this](std::int64_t until) { return until == m_until[0] && until != 0; };
    if (std::ranges::all_of(m_until, all))
        return tr("Muted: all until %1").arg(timeText(m_until[0], nowMs(), zone));
    QMap<std::int64_t, QStringList> severities; // by when the mute ends
    for (std::size_t i = 0; i < m_until.size(); ++i)
        if (m_until[i] > nowMs())
            severities[m_until[i]] += severityWord(static_cast<Severity>(i));
    QStringList parts;
    for (auto it = severities.cbegin(); it != severities.cend(); ++it)
        parts += tr("%1 until %2")
                     .arg(it->join(QStringLiteral(", ")), timeText(it.key(), nowMs(), zone));
    return parts.isEmpty() ? QString() : tr("Muted: %1").arg(parts.join(QStringLiteral("; ")));
}

std::int64_t Mutes::tomorrowMs(const QTimeZone &zone) const
{
    const QDate today = QDateTime::fromMSecsSinceEpoch(nowMs(), zone).date();
    return QDateTime(today.addDays(1), QTime(8, 0), zone).toMSecsSinceEpoch();
}

} // namespace onex
