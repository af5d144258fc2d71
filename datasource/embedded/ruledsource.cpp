// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/embedded/ruledsource.h"

#include "datasource/embedded/evaluatedrules.h"

#include <QCoroTask>

#include <algorithm>
#include <utility>

namespace onex {
namespace {

constexpr std::int64_t kMostSteps = 300; // of what was before

Async<std::vector<RuleGroup>> both(Async<std::vector<RuleGroup>> asking,
                                   Async<std::vector<RuleGroup>> askingOwn)
{
    Result<std::vector<RuleGroup>> all = co_await asking;
    Result<std::vector<RuleGroup>> own = co_await askingOwn;
    if (all && !own)
        co_return own;
    if (all)
        all->insert(all->end(), std::make_move_iterator(own->begin()),
                    std::make_move_iterator(own->end()));
    co_return all;
}

// Times at which any series has a value.
std::vector<std::int64_t> timesOf(const Frame &matrix)
{
    std::vector<std::int64_t> times;
    for (const Series &series : matrix.series)
        times.insert(times.end(), series.times.begin(), series.times.end());
    std::ranges::sort(times);
    times.erase(std::unique(times.begin(), times.end()), times.end());
    return times;
}

Frame vectorAt(const Frame &matrix, std::int64_t timeMs)
{
    Frame vector;
    vector.kind = Frame::Kind::Vector;
    for (const Series &series : matrix.series) {
        const auto found = std::ranges::lower_bound(series.times, timeMs);
        if (found == series.times.end() || *found != timeMs)
            continue;
        Series one;
        one.labels = series.labels;
        one.times = {timeMs};
        one.values = {series.values[static_cast<std::size_t>(found - series.times.begin())]};
        vector.series.push_back(std::move(one));
    }
    return vector;
}

Result<Frame> usable(const RuleDefinition &rule, const Result<QueryAnswer> &answer)
{
    if (!answer)
        return fail(answer.error());
    if (rule.type == Rule::Type::Recording)
        return fail(Error::Kind::BadQuery,
                    "a server keeps nothing that this program records; let it evaluate recording "
                    "rules itself");
    return *answer->frame;
}

} // namespace

RuledSource::RuledSource(std::unique_ptr<MetricSource> source, const Clock &clock)
    : m_source(std::move(source))
    , m_clock(clock)
    , m_rules({}, m_source->scrapeIntervalMs())
{
    connect(&m_ticker, &QTimer::timeout, this, &RuledSource::tick);
    m_ticker.start(1000);
}

RuledSource::~RuledSource() { m_stop.request_stop(); }

void RuledSource::setOwnRules(std::vector<RuleGroupDefinition> groups)
{
    RuleEvaluator rules(groups, scrapeIntervalMs());
    rules.goOnFrom(m_rules);
    m_rules = std::move(rules);
    m_hasHistory.assign(m_rules.ruleCount(), false);
    m_due.clear();
    m_isAsking = false;
    ++m_generation;
    tick();
}

void RuledSource::tick()
{
    if (m_isAsking)
        return;
    const std::int64_t now = m_clock.nowMs();
    for (const std::size_t rule : m_rules.takeDue(now)) {
        const RuleDefinition &definition = m_rules.definition(rule);
        const bool isFirst = !m_hasHistory[rule];
        m_hasHistory[rule] = true;
        if (isFirst && definition.type == Rule::Type::Alerting && definition.durationMs > 0)
            m_due.push_back({rule, true, now});
        m_due.push_back({rule, false, now});
    }
    askNext();
}

MetricQuery RuledSource::queryOf(const Asked &asked) const
{
    MetricQuery query;
    query.expr = m_rules.definition(asked.rule).query;
    query.instant = !asked.isHistory;
    query.range = {asked.timeMs, asked.timeMs};
    if (asked.isHistory) {
        const std::int64_t length = m_rules.definition(asked.rule).durationMs;
        query.stepMs = std::max(m_rules.intervalMs(asked.rule), length / kMostSteps + 1);
        query.range.to = asked.timeMs - query.stepMs;
        query.range.from = query.range.to - length / query.stepMs * query.stepMs;
    }
    return query;
}

void RuledSource::askNext()
{
    m_isAsking = !m_due.empty();
    if (!m_isAsking)
        return;
    Asked asked = m_due.front();
    m_due.pop_front();
    asked.beganMs = m_clock.steadyMs();
    auto asking = m_source->query(queryOf(asked), m_stop.get_token());
    QCoro::connect(std::move(asking), this,
                   [this, asked, generation = m_generation](const Result<QueryAnswer> &answer) {
                       if (generation != m_generation)
                           return;
                       accept(asked, answer);
                       // A source may answer at once, and rules are many.
                       QMetaObject::invokeMethod(
                           this,
                           [this, generation] {
                               if (generation == m_generation)
                                   askNext();
                           },
                           Qt::QueuedConnection);
                   });
}

void RuledSource::accept(const Asked &asked, const Result<QueryAnswer> &answer)
{
    const auto vector = usable(m_rules.definition(asked.rule), answer);
    if (asked.isHistory) {
        if (vector && vector->kind == Frame::Kind::Matrix)
            takeHistory(asked, *vector);
        return;
    }
    (void)m_rules.take(asked.rule, vector, asked.timeMs,
                       static_cast<double>(m_clock.steadyMs() - asked.beganMs));
}

// As if it had been evaluated then: where the condition did not hold at a step, it begins anew.
void RuledSource::takeHistory(const Asked &asked, const Frame &matrix)
{
    const MetricQuery query = queryOf(asked);
    const std::vector<std::int64_t> times = timesOf(matrix);
    if (times.empty())
        return;
    for (std::int64_t time = times.front(); time <= query.range.to; time += query.stepMs)
        (void)m_rules.take(asked.rule, vectorAt(matrix, time), time, 0);
}

Async<QueryAnswer> RuledSource::query(MetricQuery query, std::stop_token stop)
{
    return m_source->query(std::move(query), std::move(stop));
}

Async<std::vector<Labels>> RuledSource::series(std::vector<std::string> matchers, TimeRange range,
                                               std::stop_token stop)
{
    return m_source->series(std::move(matchers), range, std::move(stop));
}

Async<std::vector<std::string>> RuledSource::labelNames(std::vector<std::string> matchers,
                                                        TimeRange range, std::stop_token stop)
{
    return m_source->labelNames(std::move(matchers), range, std::move(stop));
}

Async<std::vector<std::string>> RuledSource::labelValues(std::string label,
                                                         std::vector<std::string> matchers,
                                                         TimeRange range, std::stop_token stop)
{
    return m_source->labelValues(std::move(label), std::move(matchers), range, std::move(stop));
}

Async<std::vector<MetricMetadata>> RuledSource::metadata(std::stop_token stop)
{
    return m_source->metadata(std::move(stop));
}

Async<std::vector<RuleGroup>> RuledSource::rules(std::stop_token stop)
{
    return both(m_source->rules(stop), evaluatedRules([this] { return m_rules.groups(); }, stop));
}

Async<std::vector<std::string>> RuledSource::alertmanagers(std::stop_token stop)
{
    return m_source->alertmanagers(std::move(stop));
}

Async<SourceHealth> RuledSource::probe(std::stop_token stop)
{
    return m_source->probe(std::move(stop));
}

} // namespace onex
