// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/panelfeed.h"

#include "models/dashboard/suggest.h"
#include "models/query/panelmodel.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace onex {

namespace {

constexpr std::int64_t kWrongDataMs
    = 1000; // an answer to another question is shown this long at most

QStringList noticesOf(const Frame &frame)
{
    QStringList notices;
    for (const auto *texts : {&frame.warnings, &frame.infos}) {
        for (const std::string &text : *texts)
            notices.append(QString::fromStdString(text));
    }
    return notices;
}

// The server's own, and what may help.
QString words(const Error &error, const std::string &expr)
{
    const QString said = QString::fromStdString(error.message);
    const QString hint = error.kind == Error::Kind::BadQuery
        ? suggestForQuery(QString::fromStdString(expr))
        : QString();
    return hint.isEmpty() ? said : said + QLatin1Char('\n') + hint;
}

} // namespace

PanelFeed::PanelFeed(PanelModel &model, QueryRunner &runner, const Clock &clock,
                     std::function<void()> settled)
    : m_model(model)
    , m_runner(runner)
    , m_clock(clock)
    , m_settled(std::move(settled))
{
}

void PanelFeed::want(PanelPlan plan, Ask ask)
{
    if (m_asked && ask == Ask::IfChanged && plan == m_plan)
        return;
    if (isUnderWay() && isSameButLater(plan))
        return;

    m_asked = true;
    m_askedAtMs = m_clock.steadyMs();
    Queries queries;
    for (const PlannedQuery &query : plan.queries)
        queries.push_back(makeQuery(query));
    // The old ones go last: a request that both want is not cancelled in between.
    const Queries old = std::exchange(m_queries, std::move(queries));
    m_plan = std::move(plan);
    for (const auto &query : m_queries)
        send(*query);
    m_model.setFetching(isUnderWay());
    publishIfComplete();
}

void PanelFeed::forget()
{
    const bool waits = std::any_of(m_queries.begin(), m_queries.end(), [](const auto &query) {
        return query->ticket.isOpen() && !query->ticket.isSent();
    });
    if (!waits)
        return;
    dropUnderWay();
    m_model.setFetching(false);
    m_settled();
}

void PanelFeed::supersede()
{
    if (isUnderWay())
        dropUnderWay();
}

void PanelFeed::dropUnderWay()
{
    for (const auto &query : m_queries) {
        query->ticket = {};
        query->open = false;
    }
    invalidate();
}

void PanelFeed::stop()
{
    if (!isUnderWay())
        return;
    for (const auto &query : m_queries) {
        if (!query->open)
            continue;
        query->ticket = {};
        query->open = false;
        query->error = Error{Error::Kind::Cancelled,
                             "Stopped before the answer came; the next refresh asks again.",
                             {},
                             0,
                             0};
    }
    publishIfComplete();
}

void PanelFeed::checkAge(std::optional<std::int64_t> staleAfterMs)
{
    const std::int64_t now = m_clock.steadyMs();
    if (isUnderWay() && m_shown != questions() && now - m_askedAtMs >= kWrongDataMs) {
        showLoading();
        return;
    }
    const PanelState shown = m_model.data().state;
    const bool fresh = shown == PanelState::Ready || shown == PanelState::Empty;
    if (!staleAfterMs || !fresh || now - oldestSteadyMs() <= *staleAfterMs)
        return;
    PanelData data = m_model.data();
    data.state = PanelState::Stale;
    m_model.setData(std::move(data));
}

bool PanelFeed::isUnderWay() const
{
    return std::any_of(m_queries.begin(), m_queries.end(),
                       [](const auto &query) { return query->open; });
}

std::optional<std::int64_t> PanelFeed::retryAtMs() const
{
    std::optional<std::int64_t> latest;
    for (const auto &query : m_queries) {
        if (query->open)
            return {};
        if (!query->error || !isTransient(query->error->kind) || !query->plan.source)
            continue;
        if (const auto at = m_runner.retryAtMs(*query->plan.source))
            latest = std::max(latest.value_or(*at), *at);
    }
    return latest;
}

bool PanelFeed::isLeftAlone() const
{
    return std::any_of(m_queries.begin(), m_queries.end(), [this](const auto &query) {
        const auto at = query->plan.source ? m_runner.retryAtMs(*query->plan.source) : std::nullopt;
        return at && m_clock.steadyMs() < *at;
    });
}

// Takes over the last answer to the same question.
std::unique_ptr<PanelFeed::Query> PanelFeed::makeQuery(PlannedQuery plan) const
{
    auto query = std::make_unique<Query>();
    const auto old = std::find_if(m_queries.begin(), m_queries.end(), [&](const auto &candidate) {
        return candidate->plan.question == plan.question;
    });
    if (old != m_queries.end())
        query->last = (*old)->last;
    query->plan = std::move(plan);
    return query;
}

// Only time went on: what is under way is awaited, or a slow answer would never arrive.
bool PanelFeed::isSameButLater(const PanelPlan &plan) const
{
    return plan.move == m_plan.move
        && std::equal(plan.queries.begin(), plan.queries.end(), m_plan.queries.begin(),
                      m_plan.queries.end(), [](const PlannedQuery &a, const PlannedQuery &b) {
                          return a.question == b.question && a.stepMs == b.stepMs;
                      });
}

void PanelFeed::send(Query &query)
{
    if (!query.plan.source) {
        query.error = Error{Error::Kind::BadInput, query.plan.error.toStdString(), {}, 0, 0};
        return;
    }
    query.open = true;
    query.ticket = m_runner.ask(*query.plan.source, query.plan.query, query.last.held,
                                [this, &query](const Result<RunnerAnswer> &answer) {
                                    take(query, answer);
                                    publishIfComplete();
                                });
}

void PanelFeed::take(Query &query, const Result<RunnerAnswer> &answer)
{
    query.open = false;
    if (!answer) {
        if (answer.error().kind == Error::Kind::Cancelled)
            invalidate();
        else
            query.error = answer.error();
        return;
    }
    query.error.reset();
    query.last = {answer->answer,   answer->held,    m_plan.range,
                  query.plan.query, m_clock.nowMs(), m_clock.steadyMs()};
}

void PanelFeed::publishIfComplete()
{
    if (isUnderWay())
        return;
    publish();
    m_model.setFetching(false);
    m_settled();
}

void PanelFeed::publish()
{
    PanelData data;
    data.state = stateOf();
    data.error = errorText();
    data.range = shownRange();
    data.receivedMs = std::numeric_limits<std::int64_t>::max();
    for (const auto &query : m_queries) {
        data.targets.push_back(dataOf(*query));
        if (query->last.answer.frame)
            data.receivedMs = std::min(data.receivedMs, query->last.receivedMs);
    }
    if (data.receivedMs == std::numeric_limits<std::int64_t>::max())
        data.receivedMs = 0;
    m_shown = questions();
    m_model.setData(std::move(data));
}

void PanelFeed::showLoading()
{
    PanelData data;
    data.range = m_plan.range;
    m_shown = questions();
    m_model.setData(std::move(data));
}

TargetData PanelFeed::dataOf(const Query &query) const
{
    TargetData data;
    data.refId = query.plan.refId;
    data.legend = query.plan.legend;
    data.instant = query.plan.query.instant;
    data.heatmap = query.plan.heatmap;
    data.comparedWith = textOf(query.plan.comparison);
    data.expr = QString::fromStdString(query.plan.query.expr);
    data.stepMs = query.plan.stepMs;
    if (query.error)
        data.error = words(*query.error, query.plan.query.expr);
    const auto &[answer, held, range, sent, receivedMs, receivedSteadyMs] = query.last;
    if (!answer.frame)
        return data;
    data.expr = QString::fromStdString(sent.expr);
    data.sent = sent.range;
    data.stepMs = sent.stepMs;
    data.frame = answer.frame;
    data.notices = noticesOf(*answer.frame);
    data.roundTripMs = answer.roundTripMs;
    data.decodeMs = answer.decodeMs;
    data.bytes = answer.bytes;
    return data;
}

PanelState PanelFeed::stateOf() const
{
    bool failed = m_queries.empty() && !m_plan.problem.isEmpty(), old = false, data = false,
         waiting = false;
    for (const auto &query : m_queries) {
        const bool has = hasSeries(query->last.answer.frame);
        failed = failed || query->error;
        old = old || (query->error && has);
        data = data || has;
        waiting = waiting || (!query->error && !query->last.answer.frame);
    }
    if (old)
        return PanelState::Stale;
    if (data)
        return PanelState::Ready;
    if (failed)
        return PanelState::Failed;
    return waiting ? PanelState::Loading : PanelState::Empty;
}

// Where nothing new came, what is shown stays where it was in time.
TimeRange PanelFeed::shownRange() const
{
    const auto fresh = [](const auto &query) { return !query->error; };
    const auto old = [](const auto &query) { return query->last.answer.frame != nullptr; };
    if (m_queries.empty() || std::any_of(m_queries.begin(), m_queries.end(), fresh))
        return m_plan.range;
    const auto kept = std::find_if(m_queries.begin(), m_queries.end(), old);
    return kept == m_queries.end() ? m_plan.range : (*kept)->last.range;
}

QString PanelFeed::errorText() const
{
    QStringList texts, bare;
    for (const auto &query : m_queries) {
        if (!query->error)
            continue;
        const QString text = words(*query->error, query->plan.query.expr);
        bare.append(text);
        texts.append(query->plan.refId + QLatin1String(": ") + text);
    }
    bare.removeDuplicates();
    if (bare.size() == 1)
        texts = bare;
    if (!m_plan.problem.isEmpty())
        texts.append(m_plan.problem);
    return texts.join(QLatin1Char('\n'));
}

QStringList PanelFeed::questions() const
{
    QStringList questions;
    for (const auto &query : m_queries)
        questions.append(query->plan.question);
    return questions;
}

std::int64_t PanelFeed::oldestSteadyMs() const
{
    std::int64_t oldest = std::numeric_limits<std::int64_t>::max();
    for (const auto &query : m_queries) {
        if (query->last.answer.frame)
            oldest = std::min(oldest, query->last.receivedSteadyMs);
    }
    return oldest;
}

} // namespace onex
