// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/clock.h"
#include "datasource/source/alertlog.h"
#include "models/alerts/alertsightings.h"

#include <QObject>

#include <memory>

namespace onex {

// Writes down what becomes of alerts, in another thread: there may be thousands.
class AlertRecorder final : public QObject
{
    Q_OBJECT
public:
    // Both outlive it.
    AlertRecorder(AlertLog &log, const Clock &clock, QObject *parent = nullptr);

    // While an earlier sight is looked at, the last one counts.
    void note(AlertSight sight);

Q_SIGNALS:
    void recorded();                    // there is more in the log
    void told(const QString &sentence); // it cannot be read or written; it is tried again

private:
    void next();
    void load();
    void look();
    void write();

    AlertLog &m_log;
    const Clock &m_clock;
    std::optional<AlertSight> m_next;
    std::shared_ptr<AlertSightings> m_sightings; // of whoever is busy
    std::vector<AlertTransition> m_waiting;
    bool m_loaded = false, m_busy = false;
};

} // namespace onex
