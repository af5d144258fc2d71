// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/archive/capture.h"

#include "datasource/archive/archivesource.h"
#include "datasource/promql/parser.h"

#include <set>

namespace onex {
namespace {

// As long as one answer may be about: it is held as text once.
constexpr std::int64_t kPieceMs = 2 * 3600 * 1000;

// A range selector at one moment is answered with the samples themselves.
void addQuestions(std::vector<std::pair<MetricSource *, MetricQuery>> &questions,
                  const SourceNeeds &asked)
{
    for (const promql::Need &need : asked.needs) {
        for (std::int64_t to = need.toMs; to >= need.fromMs; to -= kPieceMs) {
            const std::int64_t length = std::min(kPieceMs, to - need.fromMs + 1);
            MetricQuery query;
            query.expr = need.selector + "[" + std::to_string(length) + "ms]"; // left-open
            query.instant = true;
            query.range = {to, to};
            questions.emplace_back(asked.source, std::move(query));
        }
    }
}

class Collector
{
public:
    void add(const Frame &frame)
    {
        for (const Series &series : frame.series) {
            if (!series.histograms.empty()) {
                m_problems.insert(series.labels.toString()
                                  + ": native histograms are not kept in a recording");
                continue;
            }
            const auto id = m_store->seriesId(series.labels);
            for (std::size_t i = 0; i < series.times.size(); ++i)
                m_store->add(id, series.times[i], series.values[i]);
        }
    }
    void refused(const MetricQuery &query, const Error &error)
    {
        m_problems.insert(query.expr + ": " + describe(error));
    }
    std::size_t samples() const { return m_store->sampleCount(); }

    Captured take()
    {
        m_store->finish();
        return {std::move(m_store), {m_problems.begin(), m_problems.end()}};
    }

private:
    std::shared_ptr<MemoryStore> m_store = std::make_shared<MemoryStore>();
    std::set<std::string> m_problems;
};

Error tooMany(std::size_t most)
{
    return Error{Error::Kind::TooLarge,
                 "there are more than " + std::to_string(most) + " samples; choose a shorter range",
                 {},
                 0,
                 0,
                 false};
}

} // namespace

Result<std::vector<promql::Need>> needsOf(const MetricQuery &query)
{
    return promql::parse(query.expr).map([&query](const promql::ExprPtr &expr) {
        return promql::needsOf(*expr, questionOf(query, {}));
    });
}

Async<Captured> capture(std::vector<SourceNeeds> asked, CaptureOptions options)
{
    std::vector<std::pair<MetricSource *, MetricQuery>> questions;
    for (const SourceNeeds &one : asked)
        addQuestions(questions, one);
    const int total = static_cast<int>(questions.size());
    Collector all;
    std::optional<Error> last;
    int done = 0, answered = 0;
    for (const auto &[source, question] : questions) {
        if (options.progress)
            options.progress(done++, total);
        auto asking = source->query(question, options.stop);
        const Result<QueryAnswer> answer = co_await asking;
        if (options.stop.stop_requested())
            co_return fail(Error::Kind::Cancelled, "cancelled");
        if (answer) {
            ++answered;
            all.add(*answer->frame);
        } else {
            last = answer.error();
            all.refused(question, *last);
        }
        if (all.samples() > options.mostSamples)
            co_return fail(tooMany(options.mostSamples));
    }
    if (options.progress)
        options.progress(total, total);
    if (last && answered == 0)
        co_return fail(*last);
    co_return all.take();
}

} // namespace onex
