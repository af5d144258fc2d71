// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/source/storagequeries.h"

#include "datasource/promql/parser.h"

#include <QCoroFuture>
#include <QtConcurrent>

#include <set>

namespace onex {
namespace {

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

StorageQueries::StorageQueries(std::shared_ptr<const promql::Storage> storage)
    : m_storage(std::move(storage))
{
}

StorageQueries::~StorageQueries() { m_stop.request_stop(); }

Async<QueryAnswer> StorageQueries::query(MetricQuery query, std::stop_token stop) const
{
    return inBackground<QueryAnswer>(
        m_stop.get_token(), std::move(stop),
        [storage = m_storage, query = std::move(query)](const std::stop_token &either) {
            return answerOf(*storage, query, either);
        });
}

Async<std::vector<Labels>> StorageQueries::series(std::vector<std::string> matchers,
                                                  TimeRange range, std::stop_token stop) const
{
    return inBackground<Sets>(m_stop.get_token(), std::move(stop),
                              [storage = m_storage, matchers = std::move(matchers),
                               range](const std::stop_token &either) {
                                  return labelSets(*storage, matchers, range, either);
                              });
}

Async<std::vector<std::string>> StorageQueries::labelNames(std::vector<std::string> matchers,
                                                           TimeRange range,
                                                           std::stop_token stop) const
{
    return inBackground<Names>(m_stop.get_token(), std::move(stop),
                               [storage = m_storage, matchers = std::move(matchers),
                                range](const std::stop_token &either) {
                                   return namesOf(
                                       labelSets(*storage, matchers, range, either),
                                       [](const Labels &labels, std::set<std::string> &names) {
                                           for (const auto &[name, value] : labels)
                                               names.insert(name);
                                       });
                               });
}

Async<std::vector<std::string>> StorageQueries::labelValues(std::string label,
                                                            std::vector<std::string> matchers,
                                                            TimeRange range,
                                                            std::stop_token stop) const
{
    return inBackground<Names>(
        m_stop.get_token(), std::move(stop),
        [storage = m_storage, matchers = std::move(matchers), range,
         label = std::move(label)](const std::stop_token &either) {
            return namesOf(labelSets(*storage, matchers, range, either),
                           [&label](const Labels &labels, std::set<std::string> &names) {
                               if (const auto value = labels.value(label); !value.empty())
                                   names.emplace(value);
                           });
        });
}

} // namespace onex
