// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/panels/ticks.h"

#include "models/panels/format.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace onex {
namespace {

constexpr std::array kTimeSteps{1.,     2.,     5.,     10.,    15.,     30.,     60.,
                                120.,   300.,   600.,   900.,   1800.,   3600.,   7200.,
                                10800., 21600., 43200., 86400., 172800., 432000., 864000.};

double decimalStep(double least)
{
    const double power = std::pow(10., std::floor(std::log10(least)));
    for (const double factor : {1., 2., 5.}) {
        if (factor * power >= least * (1 - 1e-9))
            return factor * power;
    }
    return 10 * power;
}

double timeStep(double least, double secondsPerUnit)
{
    const double seconds = least * secondsPerUnit;
    if (seconds <= 1 || seconds > kTimeSteps.back())
        return decimalStep(least);
    const auto step = std::lower_bound(kTimeSteps.begin(), kTimeSteps.end(), seconds);
    return *step / secondsPerUnit;
}

bool isUsable(double min, double max, int maxCount)
{
    return std::isfinite(min) && std::isfinite(max) && max > min && maxCount > 0
        && std::isfinite(max - min);
}

// Powers of `base` with exponents that are multiples of `every`.
std::vector<double> powers(double min, double max, int base, int every)
{
    std::vector<double> result;
    const double size = std::log(static_cast<double>(base));
    const int first = static_cast<int>(std::floor(std::log(min) / size)) - 1;
    const int last = static_cast<int>(std::ceil(std::log(max) / size)) + 1;
    for (int exponent = first; exponent <= last; ++exponent) {
        const double value = std::pow(base, exponent);
        if (exponent % every == 0 && value >= min * (1 - 1e-9) && value <= max * (1 + 1e-9))
            result.push_back(value);
    }
    return result;
}

std::vector<double> multiples(double min, double max, std::initializer_list<double> factors)
{
    std::vector<double> result;
    for (const double power :
         powers(std::max(min / 10, std::numeric_limits<double>::min()), max, 10, 1)) {
        for (const double factor : factors) {
            if (power * factor >= min && power * factor <= max)
                result.push_back(power * factor);
        }
    }
    return result;
}

} // namespace

double niceStep(double span, int maxCount, const QString &unit)
{
    const double least = span / std::max(1, maxCount);
    if (!(least > 0) || !std::isfinite(least))
        return 1;
    if (isBinaryUnit(unit) && least >= 1)
        return std::exp2(std::ceil(std::log2(least) - 1e-9));
    double seconds = 1;
    return isTimeUnit(unit, &seconds) ? timeStep(least, seconds) : decimalStep(least);
}

ValueTicks linearTicks(double min, double max, int maxCount, const QString &unit)
{
    if (!isUsable(min, max, maxCount))
        return {};
    ValueTicks ticks;
    ticks.step = niceStep(max - min, maxCount, unit);
    const double first = std::ceil(min / ticks.step - 1e-6);
    const double slack = ticks.step * 1e-6;
    // Multiples, not a running sum, so that rounding errors do not add up; `+ 0.` turns -0 into 0.
    for (int i = 0; i <= maxCount + 1; ++i) {
        const double value = (first + i) * ticks.step + 0.;
        if (value > max + slack)
            break;
        ticks.values.push_back(value);
    }
    return ticks;
}

ValueTicks logTicks(double min, double max, int maxCount, int base)
{
    if (!isUsable(min, max, maxCount) || min <= 0 || base < 2)
        return {};
    const double decades = (std::log(max) - std::log(min)) / std::log(static_cast<double>(base));
    if (base == 10 && decades * 3 < maxCount) {
        ValueTicks ticks{multiples(min, max, {1, 2, 5}), 0};
        return ticks.values.size() >= 2 ? ticks : linearTicks(min, max, maxCount);
    }
    const int every = std::max(1, static_cast<int>(std::ceil(decades / maxCount)));
    ValueTicks ticks{powers(min, max, base, every), 0};
    return ticks.values.size() >= 2 ? ticks : linearTicks(min, max, maxCount);
}

ValueTicks symlogTicks(double min, double max, int maxCount, double linearBelow)
{
    if (!isUsable(min, max, maxCount) || linearBelow <= 0)
        return {};
    const double most = std::max(std::abs(min), std::abs(max));
    if (most <= linearBelow)
        return linearTicks(min, max, maxCount);
    const double decades = std::log10(most / linearBelow) * (min < 0 && max > 0 ? 2 : 1) + 1;
    const int every = std::max(1, static_cast<int>(std::ceil(decades / maxCount)));
    ValueTicks ticks;
    for (const double power : powers(linearBelow, most, 10, every)) {
        ticks.values.push_back(power);
        ticks.values.push_back(-power);
    }
    ticks.values.push_back(0);
    std::erase_if(ticks.values, [=](double v) { return v < min || v > max; });
    std::sort(ticks.values.begin(), ticks.values.end());
    return ticks;
}

} // namespace onex
