// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dashboard/alertmarking.h"

#include "app/dashboard/alerting.h"
#include "datasource/source/background.h"
#include "models/history/alertperiods.h"
#include "models/query/dashboardmodel.h"
#include "views/shell/dashboardview.h"

namespace onex {
namespace {

constexpr int kSoonMs = 300;
constexpr std::int64_t kBeforeMs = 7LL * 24 * 3'600'000; // what fires for longer is not begun there
constexpr int kMostTransitions = 20'000;

Present presentAtEnd(const std::vector<AlertTransition> &transitions, std::int64_t endMs)
{
    Present present{endMs, {}};
    for (const AlertTransition &one : transitions) {
        const QString id = QString::fromStdString(one.alertId);
        if (one.toState == "resolved")
            present.alerts.remove(id);
        else
            present.alerts.insert(id);
    }
    return present;
}

} // namespace

AlertMarking::AlertMarking(Alerting &alerting, DashboardModel &model, DashboardView &view,
                           const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_alerting(alerting)
    , m_model(model)
    , m_view(view)
    , m_clock(clock)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoonMs);
    connect(&m_soon, &QTimer::timeout, this, &AlertMarking::mark);
    const auto later = qOverload<>(&QTimer::start);
    connect(&alerting.recorder(), &AlertRecorder::recorded, &m_soon, later);
    connect(&model, &DashboardModel::timeChanged, &m_soon, later); // also with every refresh
    m_soon.start();
}

void AlertMarking::setRecorded(std::vector<AlertTransition> transitions)
{
    m_recorded = std::move(transitions);
    m_soon.start();
}

void AlertMarking::setShown(bool shown)
{
    m_isShown = shown;
    m_soon.start();
}

void AlertMarking::mark()
{
    if (!m_isShown)
        return m_view.setAnnotations({});
    if (m_recorded)
        return show(*m_recorded, presentAtEnd(*m_recorded, m_clock.nowMs()));
    HistoryQuery query;
    query.fromMs = m_model.range().from - kBeforeMs;
    query.toMs = m_model.range().to;
    query.limit = kMostTransitions;
    Present present{m_clock.nowMs(), {}};
    for (const LiveAlertPtr &alert : m_alerting.feed().alerts())
        present.alerts.insert(alert->historyId());
    auto asking = m_alerting.state().history(query);
    QCoro::connect(std::move(asking), this,
                   [this, present](const Result<std::vector<AlertTransition>> &transitions) {
                       if (transitions) // the page of the history says why not
                           show(*transitions, present);
                   });
}

void AlertMarking::show(std::vector<AlertTransition> transitions, Present present)
{
    const auto work = [all = std::move(transitions), present = std::move(present),
                       severities = m_alerting.severities()] {
        return alertPeriods(episodesOf(all, severities, present));
    };
    runInBackground(this, work, [this](Annotations periods) {
        m_view.setAnnotations(m_isShown ? std::move(periods) : Annotations());
    });
}

} // namespace onex
