// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/source/ackstore.h"
#include "models/alerts/alertfeed.h"
#include "models/silences/silencerow.h"

#include <QObject>

namespace onex {

// Makes, changes and ends silences that are no acknowledgements of this program's journal. Each
// step is in the audit log before a server hears of it. A silence has a nonce at the end of its
// comment: whether one was made whose answer got lost is looked up, it is never sent twice.
class Silencer final : public QObject
{
    Q_OBJECT
public:
    // All outlive it.
    Silencer(AckStore &store, AlertFeed &feed, const Clock &clock, QObject *parent = nullptr);
    ~Silencer() override;

    // The wanted one's author is who is named in the audit log.
    void create(const Silence &wanted, const QStringList &clusters);
    // action: "edit" or "extend". Other matchers, or another beginning, make it a new silence.
    void change(const SilenceRow &row, const Silence &wanted, const char *action);
    void expire(const SilenceRow &row, const QString &actor, const char *action = "expire");

Q_SIGNALS:
    void told(const QString &sentence); // what was done, or why not

private:
    void send(const QString &cluster, Silence wanted, const char *action);
    std::shared_ptr<AlertSource> sourceOf(const QString &cluster) const;

    AckStore &m_store;
    AlertFeed &m_feed;
    const Clock &m_clock;
    std::stop_source m_stop;
};

} // namespace onex
