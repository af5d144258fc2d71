// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

namespace onex {

class Alerting;
class Clock;
class DashboardModel;
class DashboardView;
struct Episode;

// Marks on the graphs when critical and high alerts fired.
class AlertMarking final : public QObject
{
    Q_OBJECT
public:
    // All outlive it.
    AlertMarking(Alerting &alerting, DashboardModel &model, DashboardView &view, const Clock &clock,
                 QObject *parent = nullptr);

    void setShown(bool shown);
    bool isShown() const { return m_isShown; }

private:
    void mark();

    Alerting &m_alerting;
    DashboardModel &m_model;
    DashboardView &m_view;
    const Clock &m_clock;
    QTimer m_soon; // several reasons at once are one
    bool m_isShown = true;
};

} // namespace onex
