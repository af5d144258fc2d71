// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dashboard/alertreview.h"

#include "app/dashboard/alerting.h"
#include "app/dashboard/files.h"
#include "datasource/source/background.h"
#include "models/history/historytexts.h"
#include "views/alerts/alertpane.h"
#include "views/history/historypage.h"

namespace onex {
namespace {

constexpr int kMostTransitions = 50'000;
constexpr int kLinesOfOne = 20;

} // namespace

AlertReview::AlertReview(Alerting &alerting, AlertPane &pane, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_alerting(alerting)
    , m_pane(pane)
    , m_clock(clock)
{
    connect(&pane, &AlertPane::historyRequested, this, &AlertReview::open);
    connect(&pane, &AlertPane::detailsShown, this, &AlertReview::tellOf);
    connect(&alerting.recorder(), &AlertRecorder::recorded, this, [this] {
        fill();
        if (const LiveAlertPtr alert = m_pane.currentAlert())
            tellOf(*alert);
    });
}

void AlertReview::setTheme(const Theme &theme)
{
    m_theme = theme;
    if (m_page)
        m_page->setTheme(theme);
}

void AlertReview::open()
{
    if (!m_page) {
        m_page = new HistoryPage(m_clock, &saveFile, m_pane.window());
        m_page->setAttribute(Qt::WA_DeleteOnClose);
        m_page->setTheme(m_theme);
        m_page->setTime(m_time);
        connect(m_page, &HistoryPage::wanted, this, &AlertReview::fill);
    }
    m_page->show();
    m_page->raise();
    m_page->activateWindow();
    fill();
}

// Until now, whatever the range: how what began in it ended.
void AlertReview::fill()
{
    if (!m_page)
        return;
    m_time = m_page->time();
    const TimeRange range = m_page->range();
    HistoryQuery query;
    query.fromMs = range.from;
    query.limit = kMostTransitions;
    auto asking = m_alerting.state().history(query);
    QCoro::connect(std::move(asking), this,
                   [this, range](const Result<std::vector<AlertTransition>> &transitions) {
                       if (m_page && !transitions)
                           m_page->setProblem(
                               QString::fromStdString(describe(transitions.error())));
                       else if (m_page)
                           show(*transitions, range);
                   });
}

void AlertReview::show(std::vector<AlertTransition> transitions, TimeRange range)
{
    const bool isCut = transitions.size() >= static_cast<std::size_t>(kMostTransitions);
    Present present{m_clock.nowMs(), {}};
    for (const LiveAlertPtr &alert : m_alerting.feed().alerts())
        present.alerts.insert(alert->historyId());
    const auto work = [transitions = std::move(transitions), present, range,
                       severities = m_alerting.severities()] {
        std::vector<Episode> episodes = episodesOf(transitions, severities, present);
        std::erase_if(episodes,
                      [&range](const Episode &episode) { return episode.fromMs() >= range.to; });
        return episodes;
    };
    const auto done = [this, range, isCut](const std::vector<Episode> &episodes) {
        if (m_page)
            m_page->setEpisodes(episodes, range, isCut);
    };
    runInBackground(this, work, done);
}

void AlertReview::tellOf(const LiveAlert &alert)
{
    HistoryQuery query;
    query.alertId = alert.historyId().toStdString();
    query.limit = kLinesOfOne;
    auto asking = m_alerting.state().history(query);
    QCoro::connect(std::move(asking), this,
                   [this, id = alert.id](const Result<std::vector<AlertTransition>> &transitions) {
                       if (transitions)
                           m_pane.setHistory(id, *transitions);
                   });
}

} // namespace onex
