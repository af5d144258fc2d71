// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/embedded/evaluatedrules.h"

#include <QCoroTimer>

#include <algorithm>

namespace onex {
namespace {

using namespace std::chrono_literals;
constexpr auto kPause = 50ms;
constexpr auto kPatience = 10s;

bool isEvaluated(const std::vector<RuleGroup> &groups)
{
    return std::ranges::all_of(groups, [](const RuleGroup &group) {
        return std::ranges::none_of(group.rules,
                                    [](const Rule &rule) { return rule.health == "unknown"; });
    });
}

} // namespace

Async<std::vector<RuleGroup>> evaluatedRules(std::function<std::vector<RuleGroup>()> rules,
                                             std::stop_token stop)
{
    for (auto waited = 0ms; waited < kPatience && !stop.stop_requested(); waited += kPause) {
        std::vector<RuleGroup> groups = rules();
        if (isEvaluated(groups))
            co_return groups;
        auto pausing = QCoro::sleepFor(kPause);
        co_await pausing;
    }
    if (stop.stop_requested())
        co_return fail(Error::Kind::Cancelled, "cancelled");
    co_return fail(Error::Kind::Unavailable, "its rules are being evaluated for the first time");
}

} // namespace onex
