// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/clock.h"
#include "models/dashboard/timeexpr.h"
#include "models/history/episode.h"
#include "models/panels/theme.h"

#include <QObject>
#include <QPointer>

namespace onex {

class Alerting;
class AlertPane;
class HistoryPage;

// Shows what the log knows: the page of the history, and of one alert in its details.
class AlertReview final : public QObject
{
    Q_OBJECT
public:
    // All outlive it.
    AlertReview(Alerting &alerting, AlertPane &pane, const Clock &clock, QObject *parent = nullptr);

    void setTheme(const Theme &theme);
    void open();

private:
    void fill();
    void show(std::vector<AlertTransition> transitions, TimeRange range);
    void tellOf(const LiveAlert &alert);

    Alerting &m_alerting;
    AlertPane &m_pane;
    const Clock &m_clock;
    Theme m_theme;
    TimeSpec m_time; // that was chosen last
    QPointer<HistoryPage> m_page;
};

} // namespace onex
