// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/alertmanager/requestgate.h"

#include <QCoroFuture>
#include <QPromise>

#include <deque>
#include <utility>

namespace onex {

namespace {

struct Waiter
{
    QPromise<void> woken;
    bool admitted = false;
};

} // namespace

struct RequestGate::Line
{
    int free;
    std::deque<std::shared_ptr<Waiter>> waiting{};

    void leave()
    {
        if (waiting.empty()) {
            ++free;
            return;
        }
        const std::shared_ptr<Waiter> next = waiting.front();
        waiting.pop_front();
        next->admitted = true;
        next->woken.finish();
    }

    static Turn turn(std::shared_ptr<Line> line)
    {
        Line *raw = line.get();
        return {raw, [line = std::move(line)](const Line *) { line->leave(); }};
    }
};

RequestGate::RequestGate(int most)
    : d(std::make_shared<Line>(Line{most}))
{
}

QCoro::Task<RequestGate::Turn> RequestGate::wait(std::stop_token stop)
{
    return waitInLine(d, std::move(stop));
}

QCoro::Task<RequestGate::Turn> RequestGate::waitInLine(std::shared_ptr<Line> line,
                                                       std::stop_token stop)
{
    if (line->free > 0) {
        --line->free;
        co_return Line::turn(line);
    }
    const auto waiter = std::make_shared<Waiter>();
    waiter->woken.start();
    const QFuture<void> woken = waiter->woken.future();
    line->waiting.push_back(waiter);
    const std::stop_callback onStop{stop, [waiter] { waiter->woken.finish(); }};
    co_await woken;
    if (waiter->admitted)
        co_return Line::turn(line);
    std::erase(line->waiting, waiter);
    co_return Turn{};
}

} // namespace onex
