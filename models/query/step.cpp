// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/step.h"

#include <algorithm>
#include <array>

namespace onex {

namespace {

constexpr std::int64_t kSecond = 1000, kMinute = 60 * kSecond, kHour = 60 * kMinute,
                       kDay = 24 * kHour;

struct NiceStep
{
    std::int64_t upTo; // inclusive
    std::int64_t interval;
};

constexpr std::array kNiceSteps{
    NiceStep{10, 1},
    NiceStep{15, 10},
    NiceStep{35, 20},
    NiceStep{75, 50},
    NiceStep{150, 100},
    NiceStep{350, 200},
    NiceStep{750, 500},
    NiceStep{1'500, kSecond},
    NiceStep{3'500, 2 * kSecond},
    NiceStep{7'500, 5 * kSecond},
    NiceStep{12'500, 10 * kSecond},
    NiceStep{17'500, 15 * kSecond},
    NiceStep{25'000, 20 * kSecond},
    NiceStep{45'000, 30 * kSecond},
    NiceStep{90'000, kMinute},
    NiceStep{210'000, 2 * kMinute},
    NiceStep{450'000, 5 * kMinute},
    NiceStep{750'000, 10 * kMinute},
    NiceStep{1'050'000, 15 * kMinute},
    NiceStep{1'500'000, 20 * kMinute},
    NiceStep{2'700'000, 30 * kMinute},
    NiceStep{5'400'000, kHour},
    NiceStep{9'000'000, 2 * kHour},
    NiceStep{16'200'000, 3 * kHour},
    NiceStep{32'400'000, 6 * kHour},
    NiceStep{kDay, 12 * kHour},
    NiceStep{7 * kDay, kDay},
    NiceStep{21 * kDay, 7 * kDay},
    NiceStep{42 * kDay, 30 * kDay},
};

constexpr std::int64_t kLongest = 365 * kDay;
constexpr int kDefaultPoints = 1500;

std::int64_t ceilDivide(std::int64_t dividend, std::int64_t divisor)
{
    return (dividend + divisor - 1) / divisor;
}

std::int64_t floorTo(std::int64_t time, std::int64_t step)
{
    const std::int64_t rest = time % step;
    return time - (rest < 0 ? rest + step : rest);
}

} // namespace

std::int64_t niceInterval(std::int64_t ms)
{
    const auto found = std::find_if(kNiceSteps.begin(), kNiceSteps.end(),
                                    [ms](const NiceStep &step) { return ms <= step.upTo; });
    return found == kNiceSteps.end() ? kLongest : found->interval;
}

std::int64_t stepFor(const StepRequest &request)
{
    const std::int64_t length = std::max<std::int64_t>(request.range.length(), 0);
    const std::int64_t points = request.maxDataPoints > 0 ? request.maxDataPoints : kDefaultPoints;
    const std::int64_t least = std::max<std::int64_t>(request.minStepMs, 1);
    const std::int64_t wanted = length / points;
    const std::int64_t step = wanted < least ? least : std::max(least, niceInterval(wanted));
    return std::max(step, ceilDivide(length, kMaxPoints)) * std::max(request.factor, 1);
}

TimeRange alignedTo(TimeRange range, std::int64_t stepMs)
{
    return {floorTo(range.from, stepMs), floorTo(range.to, stepMs)};
}

QString promqlDuration(std::int64_t ms)
{
    struct Unit
    {
        std::int64_t length;
        const char *name;
    };
    static constexpr std::array kUnits{Unit{kDay, "d"}, Unit{kHour, "h"}, Unit{kMinute, "m"},
                                       Unit{kSecond, "s"}, Unit{1, "ms"}};
    const auto unit = std::find_if(kUnits.begin(), kUnits.end(), [ms](const Unit &candidate) {
        return ms % candidate.length == 0;
    });
    return QString::number(ms / unit->length) + QLatin1String(unit->name);
}

std::int64_t rateInterval(std::int64_t stepMs, std::int64_t scrapeMs)
{
    return std::max(stepMs + scrapeMs, 4 * scrapeMs);
}

void addStepBuiltins(Builtins &builtins, std::int64_t stepMs, std::int64_t scrapeMs)
{
    const std::int64_t rate = rateInterval(stepMs, scrapeMs);
    builtins[QStringLiteral("__interval")] = promqlDuration(stepMs);
    builtins[QStringLiteral("__interval_ms")] = QString::number(stepMs);
    builtins[QStringLiteral("__rate_interval")] = promqlDuration(rate);
    builtins[QStringLiteral("__rate_interval_ms")] = QString::number(rate);
    builtins[QStringLiteral("interval")] = promqlDuration(stepMs);
}

void addRangeBuiltins(Builtins &builtins, TimeRange range)
{
    const std::int64_t seconds = (range.length() + 500) / 1000;
    builtins[QStringLiteral("__range")] = QString::number(seconds) + QLatin1Char('s');
    builtins[QStringLiteral("__range_s")] = QString::number(seconds);
    builtins[QStringLiteral("__range_ms")] = QString::number(range.length());
    builtins[QStringLiteral("__from")] = QString::number(range.from);
    builtins[QStringLiteral("__to")] = QString::number(range.to);
}

} // namespace onex
