// SPDX-License-Identifier: GPL-3.0-or-later
// A source whose answers the test gives, when it wants.
#pragma once

#include "datasource/source/metricsource.h"

#include <QCoreApplication>
#include <QEvent>

#include <coroutine>
#include <deque>
#include <functional>
#include <memory>
#include <vector>

namespace onex::test {

// Everything that was queued has happened.
inline void settle()
{
    for (int i = 0; i < 20; ++i) {
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
}

// An answer to come.
template <typename T>
class Promise
{
public:
    struct Shared
    {
        std::optional<Result<T>> value;
        std::coroutine_handle<> waiting;
    };
    struct Awaiter
    {
        std::shared_ptr<Shared> shared;
        bool await_ready() const { return shared->value.has_value(); }
        void await_suspend(std::coroutine_handle<> handle) { shared->waiting = handle; }
        Result<T> await_resume() { return *shared->value; }
    };

    Awaiter awaiter() const { return {m_shared}; }
    void give(Result<T> value) const
    {
        m_shared->value = std::move(value);
        if (m_shared->waiting)
            std::exchange(m_shared->waiting, {}).resume();
    }

private:
    std::shared_ptr<Shared> m_shared = std::make_shared<Shared>();
};

class FakeSource final : public MetricSource
{
public:
    struct Request
    {
        MetricQuery query;
        std::stop_token stop;
        Promise<QueryAnswer> promise;
    };
    struct LabelRequest
    {
        std::string label;
        std::vector<std::string> matchers;
        std::stop_token stop;
        Promise<std::vector<std::string>> promise;
    };

    struct RuleRequest
    {
        std::stop_token stop;
        Promise<std::vector<RuleGroup>> promise;
    };

    explicit FakeSource(std::string sourceName = "fake")
        : m_name(std::move(sourceName))
    {
    }

    // Every request, in the order in which they came; a test answers them in any order.
    std::deque<Request> requests;
    std::deque<LabelRequest> labelRequests;
    std::deque<RuleRequest> ruleRequests;
    // Set: answers at once instead.
    std::function<Result<QueryAnswer>(const MetricQuery &)> answerAtOnce;
    std::int64_t scrapeMs = 15'000;
    SourceHealth sourceHealth;

    void answer(std::size_t index, Frame frame)
    {
        requests.at(index).promise.give(answerOf(std::move(frame)));
        settle();
    }
    void refuse(std::size_t index, Error::Kind kind, std::string message = "no")
    {
        requests.at(index).promise.give(fail(kind, std::move(message)));
        settle();
    }
    void answerLabels(std::size_t index, std::vector<std::string> values)
    {
        labelRequests.at(index).promise.give(std::move(values));
        settle();
    }

    void answerRules(std::size_t index, Result<std::vector<RuleGroup>> groups)
    {
        ruleRequests.at(index).promise.give(std::move(groups));
        settle();
    }

    static QueryAnswer answerOf(Frame frame)
    {
        QueryAnswer answer;
        answer.frame = std::make_shared<const Frame>(std::move(frame));
        return answer;
    }

    std::string name() const override { return m_name; }
    std::string kind() const override { return "prometheus"; }
    std::int64_t scrapeIntervalMs() const override { return scrapeMs; }
    SourceHealth health() const override { return sourceHealth; }

    Async<QueryAnswer> query(MetricQuery query, std::stop_token stop) override
    {
        requests.push_back({query, stop, {}});
        if (answerAtOnce)
            co_return answerAtOnce(query);
        auto awaiter = requests.back().promise.awaiter();
        auto result = co_await awaiter;
        co_return result;
    }
    Async<std::vector<Labels>> series(std::vector<std::string>, TimeRange, std::stop_token) override
    {
        co_return std::vector<Labels>();
    }
    Async<std::vector<std::string>> labelNames(std::vector<std::string> matchers, TimeRange range,
                                               std::stop_token stop) override
    {
        return labelValues("", std::move(matchers), range, std::move(stop));
    }
    Async<std::vector<std::string>> labelValues(std::string label,
                                                std::vector<std::string> matchers, TimeRange,
                                                std::stop_token stop) override
    {
        labelRequests.push_back({label, matchers, stop, {}});
        auto awaiter = labelRequests.back().promise.awaiter();
        auto result = co_await awaiter;
        co_return result;
    }
    Async<std::vector<MetricMetadata>> metadata(std::stop_token) override
    {
        co_return std::vector<MetricMetadata>();
    }
    Async<std::vector<RuleGroup>> rules(std::stop_token stop) override
    {
        ruleRequests.push_back({stop, {}});
        auto awaiter = ruleRequests.back().promise.awaiter();
        auto result = co_await awaiter;
        co_return result;
    }
    Async<std::vector<std::string>> alertmanagers(std::stop_token) override
    {
        co_return std::vector<std::string>{};
    }
    Async<SourceHealth> probe(std::stop_token) override { co_return sourceHealth; }

private:
    std::string m_name;
};

// One series with a sample a step: value = time / 1000.
inline Frame ramp(const MetricQuery &query, Labels labels = {{"__name__", "up"}})
{
    Series series;
    series.labels = std::move(labels);
    for (auto time = query.range.from; time <= query.range.to; time += query.stepMs) {
        series.times.push_back(time);
        series.values.push_back(static_cast<double>(time) / 1000);
        if (query.instant)
            break;
    }
    Frame frame;
    frame.kind = query.instant ? Frame::Kind::Vector : Frame::Kind::Matrix;
    frame.series.push_back(std::move(series));
    return frame;
}

} // namespace onex::test
