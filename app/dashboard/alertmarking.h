// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/episode.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace onex {

class Alerting;
class Clock;
class DashboardModel;
class DashboardView;

// Marks on the graphs when critical and high alerts fired.
class AlertMarking final : public QObject
{
    Q_OBJECT
public:
    // All outlive it.
    AlertMarking(Alerting &alerting, DashboardModel &model, DashboardView &view, const Clock &clock,
                 QObject *parent = nullptr);

    // Instead of what this machine has seen: what a recording holds, as it was at its end.
    void setRecorded(std::vector<AlertTransition> transitions);
    void setShown(bool shown);
    bool isShown() const { return m_isShown; }

private:
    void mark();
    void show(std::vector<AlertTransition> transitions, Present present);

    Alerting &m_alerting;
    DashboardModel &m_model;
    DashboardView &m_view;
    const Clock &m_clock;
    QTimer m_soon; // several reasons at once are one
    bool m_isShown = true;
    std::optional<std::vector<AlertTransition>> m_recorded;
};

} // namespace onex
