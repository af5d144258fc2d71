// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/source/ackstore.h"
#include "models/alerts/alertfeed.h"

#include <QHash>

namespace onex {

struct AckContext;

// Looks after acknowledgements: each is in the journal before the server hears of it, is looked for
// before it is repeated, is put back where a server lost it, and is renewed or ended with its
// alert. Goes on where an earlier run of the program stopped.
class Acknowledger final : public QObject
{
    Q_OBJECT
public:
    struct Request
    {
        std::vector<LiveAlertPtr> alerts;
        QString author; // never empty
        QString comment;
        std::int64_t durationMs = 0;
        bool untilResolved = false; // while the alert fires, whatever the duration
    };

    // All outlive it. owner: names this program among others that look after the same journal.
    Acknowledger(AckStore &store, AlertFeed &feed, const Clock &clock, QString owner,
                 QObject *parent = nullptr);
    ~Acknowledger() override;

    // What earlier runs left, and what other programs have begun and ended since: the journal is
    // read again every few seconds.
    void load();
    void acknowledge(const Request &request); // one silence an alert and cluster
    void takeBack(const LiveAlert &alert, const QString &author);
    void end(const JournalEntry &entry, const QString &author);
    void retry(const LiveAlert &alert); // what failed
    // Author, comment, end, whether it is kept until resolved. action: "edit" or "extend".
    void change(const JournalEntry &entry, JournalChange what, const char *action,
                const QString &actor);
    void tick(); // called about once a second

    std::vector<JournalEntry> entries() const;   // that are not ended
    bool hasTaken(const LiveAlert &alert) const; // it is in the journal

Q_SIGNALS:
    void changed();                     // entries
    void told(const QString &sentence); // what a person should know

private:
    struct Charge // one entry
    {
        JournalEntry entry;
        bool busy = false;
        std::int64_t notBeforeMs = 0; // steady
        std::int64_t firedMs = 0;     // when its alert was last seen; steady
        int failures = 0;             // one after the other
        std::int64_t leaseMs = 0;     // when the lease was last taken; steady
    };

    QStringList clustersFor(const LiveAlert &alert) const;
    void take(const std::vector<JournalEntry> &open);
    bool isTaken(const JournalEntry &entry) const; // as it is
    void begin(JournalEntry entry);
    void step(Charge &charge);
    void watch(Charge &charge);
    void keepWhileFiring(Charge &charge);
    void lead(Charge &charge);
    void keepLease(Charge &charge);
    void act(Charge &charge);
    bool isEndNear(const JournalEntry &entry) const;
    void run(Charge &charge, Async<JournalEntry> task);
    void accept(const std::string &nonce, const Result<JournalEntry> &entry);
    void setState(const JournalEntry &entry, JournalEntry::State state, const char *action,
                  const QString &actor);
    void write(const JournalEntry &entry, JournalChange what, const char *action,
               const QString &actor);
    bool isHeld(const JournalEntry &entry) const; // by the server, as of its last answer
    AckContext contextOf(const JournalEntry &entry) const;
    std::shared_ptr<AlertSource> sourceOf(const JournalEntry &entry) const;
    void put(const JournalEntry &entry);

    AckStore &m_store;
    AlertFeed &m_feed;
    const Clock &m_clock;
    QString m_owner;
    QHash<QString, Charge> m_charges; // by nonce
    std::int64_t m_loadedMs = 0;      // steady
    bool m_loading = false;
    std::string m_loadProblem; // that was told
    QTimer m_ticker;
    std::stop_source m_stop;
};

// Alerts with what the journal knows of their acknowledgements and the servers do not, or not yet.
std::vector<LiveAlertPtr> withJournal(std::vector<LiveAlertPtr> alerts,
                                      const std::vector<JournalEntry> &entries);

} // namespace onex
