// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/clock.h"
#include "datasource/source/noticestore.h"
#include "models/alerts/severity.h"

#include <QObject>
#include <QTimeZone>
#include <QTimer>

#include <array>
#include <optional>

namespace onex {

// Which severities nobody wants to be told of, and until when: the same in all windows, a few
// seconds after one of them changed it.
class Mutes final : public QObject
{
    Q_OBJECT
public:
    // Both outlive it.
    Mutes(NoticeStore &store, const Clock &clock, QObject *parent = nullptr);

    void setActor(const QString &name); // who stands in the audit log; empty: not known
    void mute(const std::vector<Severity> &severities, std::int64_t untilMs);
    void unmute();
    void tick(); // reads them from time to time; called about once a second

    // False before they were first read: nobody knows what to say aloud.
    bool isKnown() const { return m_known; }
    bool isMuted(Severity severity) const;
    bool isAnyMuted() const;
    // "Muted: high until 14:30"; empty: nothing is.
    QString text(const QTimeZone &zone = QTimeZone::systemTimeZone()) const;

    std::int64_t nowMs() const { return m_clock.nowMs(); }
    // 08:00 of the next day.
    std::int64_t tomorrowMs(const QTimeZone &zone = QTimeZone::systemTimeZone()) const;

Q_SIGNALS:
    void changed();
    void told(const QString &sentence); // what went wrong

private:
    void read();
    void accept(const Result<std::vector<Mute>> &mutes);
    void expire();
    std::int64_t untilMs(Severity severity) const;

    NoticeStore &m_store;
    const Clock &m_clock;
    QString m_actor = QStringLiteral("somebody"); // never empty
    std::array<std::int64_t, 5> m_until{};        // 0: not muted
    std::optional<std::int64_t> m_readMs;         // when they were last asked for; steady
    bool m_known = false, m_failed = false;
    QTimer m_ticker;
};

} // namespace onex
