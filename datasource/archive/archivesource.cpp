// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/archive/archivesource.h"

#include "datasource/promql/engine.h"
#include "datasource/promql/parser.h"

#include <QCoroFuture>
#include <QtConcurrent>

#include <filesystem>
#include <set>

namespace onex {
namespace {

constexpr std::int64_t kScrapeInterval = 15'000; // where two samples do not tell

template <typename T>
Async<T> resultOf(QFuture<Result<T>> future)
{
    const QFuture<void> finished{future};
    co_await finished;
    co_return future.takeResult();
}

// In another thread; what is passed there may be used after the source is gone.
template <typename T, typename Work>
Async<T> inBackground(std::stop_token own, std::stop_token stop, Work work)
{
    return resultOf<T>(QtConcurrent::run(
        [own = std::move(own), stop = std::move(stop), work = std::move(work)]() -> Result<T> {
            std::stop_source either;
            const auto pass = [&either] { either.request_stop(); };
            const std::stop_callback first(own, pass), second(stop, pass);
            return work(either.get_token());
        }));
}

Result<QueryAnswer> answerOf(const promql::Storage &storage, const MetricQuery &query,
                             const std::stop_token &stop)
{
    const auto began = std::chrono::steady_clock::now();
    const auto expr = promql::parse(query.expr);
    if (!expr)
        return fail(expr.error());
    return promql::evaluate(**expr, storage, questionOf(query, stop)).map([&](Frame &&frame) {
        const std::chrono::duration<double, std::milli> took
            = std::chrono::steady_clock::now() - began;
        return QueryAnswer{std::make_shared<const Frame>(std::move(frame)), 0, took.count(), 0};
    });
}

using Sets = std::vector<Labels>;

// Of the series that one of the selectors matches, each once.
Result<Sets> labelSets(const promql::Storage &storage, const std::vector<std::string> &selectors,
                       TimeRange range, const std::stop_token &stop)
{
    std::set<Labels> sets;
    const auto take = [&](const std::vector<promql::Matcher> &matchers) -> Result<void> {
        const auto all = storage.select(matchers, range.from, range.to, stop);
        if (!all)
            return fail(all.error());
        for (const promql::StoredSeries &series : *all)
            sets.insert(*series.labels);
        return {};
    };
    if (selectors.empty())
        if (auto taken = take({}); !taken)
            return fail(std::move(taken.error()));
    for (const std::string &text : selectors) {
        const auto expr = promql::parse(text);
        if (!expr)
            return fail(expr.error());
        const auto *selector = std::get_if<promql::VectorSelector>(&(*expr)->node);
        if (!selector)
            return fail(Error::Kind::BadQuery, "a series selector is expected: " + text);
        if (auto taken = take(selector->matchers); !taken)
            return fail(std::move(taken.error()));
    }
    return Sets(sets.begin(), sets.end());
}

using Names = std::vector<std::string>;

template <typename Take>
Result<Names> namesOf(Result<Sets> sets, const Take &take)
{
    return std::move(sets).map([&take](const Sets &all) {
        std::set<std::string> names;
        for (const Labels &labels : all)
            take(labels, names);
        return Names(names.begin(), names.end());
    });
}

template <typename T>
Async<T> ready(Result<T> value)
{
    co_return value;
}

} // namespace

promql::Question questionOf(const MetricQuery &query, std::stop_token stop)
{
    promql::Question question;
    question.isInstant = query.instant;
    question.endMs = query.range.to;
    question.stop = std::move(stop);
    const std::int64_t step = std::max<std::int64_t>(query.stepMs, 1);
    question.steps = query.instant
        ? promql::Steps{query.range.to, 1, 1}
        : promql::Steps{query.range.from, step, static_cast<int>(query.range.length() / step) + 1};
    return question;
}

ArchiveSource::ArchiveSource(Recording recording)
    : m_recording(std::move(recording))
{
}

ArchiveSource::~ArchiveSource() { m_stop.request_stop(); }

std::string ArchiveSource::name() const
{
    return std::filesystem::path(m_recording.path).filename().string();
}

std::int64_t ArchiveSource::scrapeIntervalMs() const { return kScrapeInterval; }

SourceHealth ArchiveSource::health() const
{
    SourceHealth health;
    health.state = SourceHealth::State::Ok;
    health.version = m_recording.format;
    return health;
}

Async<QueryAnswer> ArchiveSource::query(MetricQuery query, std::stop_token stop)
{
    return inBackground<QueryAnswer>(
        m_stop.get_token(), std::move(stop),
        [storage = m_recording.storage, query = std::move(query)](const std::stop_token &either) {
            return answerOf(*storage, query, either);
        });
}

Async<std::vector<Labels>> ArchiveSource::series(std::vector<std::string> matchers, TimeRange range,
                                                 std::stop_token stop)
{
    return inBackground<Sets>(m_stop.get_token(), std::move(stop),
                              [storage = m_recording.storage, matchers = std::move(matchers),
                               range](const std::stop_token &either) {
                                  return labelSets(*storage, matchers, range, either);
                              });
}

Async<std::vector<std::string>> ArchiveSource::labelNames(std::vector<std::string> matchers,
                                                          TimeRange range, std::stop_token stop)
{
    return inBackground<Names>(m_stop.get_token(), std::move(stop),
                               [storage = m_recording.storage, matchers = std::move(matchers),
                                range](const std::stop_token &either) {
                                   return namesOf(
                                       labelSets(*storage, matchers, range, either),
                                       [](const Labels &labels, std::set<std::string> &names) {
                                           for (const auto &[name, value] : labels)
                                               names.insert(name);
                                       });
                               });
}

Async<std::vector<std::string>> ArchiveSource::labelValues(std::string label,
                                                           std::vector<std::string> matchers,
                                                           TimeRange range, std::stop_token stop)
{
    return inBackground<Names>(
        m_stop.get_token(), std::move(stop),
        [storage = m_recording.storage, matchers = std::move(matchers), range,
         label = std::move(label)](const std::stop_token &either) {
            return namesOf(labelSets(*storage, matchers, range, either),
                           [&label](const Labels &labels, std::set<std::string> &names) {
                               if (const auto value = labels.value(label); !value.empty())
                                   names.emplace(value);
                           });
        });
}

// What a recording does not tell of.
Async<std::vector<MetricMetadata>> ArchiveSource::metadata(std::stop_token)
{
    return ready(Result<std::vector<MetricMetadata>>());
}

Async<std::vector<RuleGroup>> ArchiveSource::rules(std::stop_token)
{
    return ready(Result<std::vector<RuleGroup>>());
}

Async<std::vector<std::string>> ArchiveSource::alertmanagers(std::stop_token)
{
    return ready(Result<std::vector<std::string>>());
}

Async<SourceHealth> ArchiveSource::probe(std::stop_token)
{
    return ready(Result<SourceHealth>(health()));
}

} // namespace onex
