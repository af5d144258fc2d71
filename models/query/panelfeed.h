// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/panels/paneldata.h"
#include "models/query/panelqueries.h"
#include "models/query/queryrunner.h"

#include <functional>
#include <optional>

namespace onex {

class PanelModel;

// Asks what one panel's plan says and gives the model its data when every query of it was answered.
//
// States: a query that failed keeps the answer it had to the same question. Some of that left on
// the screen: Stale. Only fresh answers: Ready (Empty without any series), even if another query
// has nothing to show, whose error then stands in PanelData::error. Nothing at all: Failed; so is a
// panel whose definition leaves nothing to ask.
class PanelFeed
{
public:
    // All outlive the feed. settled: nothing is under way any more.
    PanelFeed(PanelModel &model, QueryRunner &runner, const Clock &clock,
              std::function<void()> settled);

    enum class Ask {
        IfChanged, // unless the same plan was asked already
        Again      // a refresh; unless the same questions are still under way
    };
    void want(PanelPlan plan, Ask ask);

    // Nobody sees the panel: what still waits for its turn is taken back.
    void forget();
    // A person waited long enough: what is under way is cancelled and counts as failed until the
    // next refresh.
    void stop();
    // Another question is coming: what is under way is cancelled.
    void supersede();
    // What was asked no longer counts: the next plan is asked whatever it is.
    void invalidate() { m_asked = false; }

    // Marks what is older than staleAfterMs (none: never), and takes away what answers another
    // question than the one that has been under way for too long.
    void checkAge(std::optional<std::int64_t> staleAfterMs);

    bool isUnderWay() const;
    bool hasAsked() const { return m_asked; }
    // Failed for a reason that passes: steady time of the next try.
    std::optional<std::int64_t> retryAtMs() const;
    // One of its sources is being left alone.
    bool isLeftAlone() const;

private:
    // The last good answer to a question.
    struct Answered
    {
        QueryAnswer answer; // frame null: none
        HeldFramePtr held;
        TimeRange range; // of the panel
        MetricQuery query;
        std::int64_t receivedMs = 0, receivedSteadyMs = 0;
    };

    struct Query
    {
        PlannedQuery plan;
        QueryRunner::Ticket ticket;
        bool open = false;
        std::optional<Error> error; // of the last attempt

        Answered last;
    };
    using Queries = std::vector<std::unique_ptr<Query>>;

    void dropUnderWay();
    std::unique_ptr<Query> makeQuery(PlannedQuery plan) const;
    bool isSameButLater(const PanelPlan &plan) const;
    void send(Query &query);
    void take(Query &query, const Result<RunnerAnswer> &answer);
    void publishIfComplete();
    void publish();
    void showLoading();
    TargetData dataOf(const Query &query) const;
    PanelState stateOf() const;
    TimeRange shownRange() const;
    QString errorText() const;
    QStringList questions() const;
    std::int64_t oldestSteadyMs() const;

    PanelModel &m_model;
    QueryRunner &m_runner;
    const Clock &m_clock;
    std::function<void()> m_settled;

    PanelPlan m_plan; // of m_queries
    bool m_asked = false;
    Queries m_queries;
    std::int64_t m_askedAtMs = 0; // steady
    QStringList m_shown;          // the questions that the model's data answers
};

} // namespace onex
