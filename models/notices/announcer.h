// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/alerts/livealert.h"
#include "models/notices/mutes.h"
#include "models/notices/notice.h"

#include <QHash>
#include <QSet>

#include <stop_token>

namespace onex {

// Says of which alerts people are to be told, and when: when they begin to fire, and once more when
// nobody responded in time; and from time to time of what no Alertmanager
// tells. Each is told once, by one window, whatever restarts: it is claimed in
// the store first. Those that become due together are one notice, with one sound. While a severity
// is muted nothing of it is claimed: what still fires when the mute ends is told then. Where the
// store fails, each alert is told once in this run.
class Announcer final : public QObject
{
    Q_OBJECT
public:
    // All outlive it.
    Announcer(NoticeStore &store, const Mutes &mutes, const Clock &clock,
              const NoticeSettings &settings = {}, QObject *parent = nullptr);
    ~Announcer() override;

    // With what the journal knows of acknowledgements. isManaged: an Alertmanager, who may have
    // silenced them, is asked too.
    void setAlerts(std::vector<LiveAlertPtr> alerts, bool isManaged);
    void tick(); // looks what is due; called about once a second

Q_SIGNALS:
    void show(const onex::Notice &notice);
    void withdraw(int id); // none of its alerts needs anybody any more
    void sound(onex::Severity severity, onex::Notice::Kind kind);
    void told(const QString &sentence); // what went wrong

private:
    struct Due
    {
        LiveAlertPtr alert;
        Notice::Kind kind = Notice::Kind::Firing;
        std::int64_t round = 0;
        QStringList names{};        // to claim
        Result<bool> isMine = true; // nobody else tells of it
    };
    // What is remembered of an alert for as long as it is there, in whatever state.
    struct Watched
    {
        LiveAlertPtr alert;
        std::int64_t seenMs = 0; // since when it is seen to fire; steady
        // The beginning that people were told of, by kind.
        std::array<std::optional<std::int64_t>, 2> toldMs{};
        std::int64_t toldRound = 0;
    };
    using Watch = QHash<QString, Watched>; // by id

    Watched watched(LiveAlertPtr alert, Watch &before, QHash<QString, QString> &others);
    void rename(const QString &from, const QString &to);
    QStringList namesOf(const LiveAlert &alert) const;
    static QCoro::Task<std::vector<Due>> claimed(NoticeStore &store, std::vector<Due> due,
                                                 std::int64_t nowMs, std::stop_token stop);

    std::vector<Due> dueNow(); // which counts as told
    bool isWanted(Severity severity) const;
    bool isFiring(const QString &id) const;
    Notice::Kind kindOf(const LiveAlert &alert) const;
    std::int64_t roundOf(const LiveAlert &alert) const; // 0: the first time
    bool isDue(const Watched &watched) const;
    bool isCertain(const Watched &watched) const;
    void tell(std::vector<Due> due);
    void note(const Error &error);
    void showAll(Notice::Kind kind, const std::vector<Due> &due);
    void soundWorst(const std::vector<Due> &due);
    void withdrawEnded();

    NoticeStore &m_store;
    const Mutes &m_mutes;
    const Clock &m_clock;
    NoticeSettings m_settings;
    Watch m_watch;             // those that people may be told of
    QSet<QString> m_ambiguous; // ids of rules' alerts that are several
    std::vector<Notice> m_shown;
    std::int64_t m_startMs;
    int m_lastId = 0;
    bool m_isManaged = false, m_busy = false, m_failed = false;
    QTimer m_ticker;
    std::stop_source m_stop;
};

} // namespace onex
