// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/moment.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace onex::simulator {

namespace {

constexpr double kRampSeconds = 60;

struct Episode
{
    double begin; // seconds into the cycle
    double length;
};

// One row a Trouble. Each is long enough for the alert that watches it, and errors are under way
// when a cycle begins, so that someone who starts the program sees them.
constexpr std::array<Episode, 5> kEpisodes{{
    {27 * 60, 8 * 60},
    {4 * 60, 6 * 60},
    {8 * 60, 10 * 60},
    {24 * 60, 20 * 60},
    {20 * 60, 3 * 60},
}};

// splitmix64 (Steele, Lea, Flood 2014), as a number from -1 to 1.
double hashed(std::uint64_t value)
{
    value += 0x9e3779b97f4a7c15ULL;
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9ULL;
    value = (value ^ (value >> 27)) * 0x94d049bb133111ebULL;
    value ^= value >> 31;
    return static_cast<double>(value >> 11) / static_cast<double>(1ULL << 52) - 1;
}

} // namespace

double Moment::intensity(Trouble trouble) const
{
    const Episode &episode = kEpisodes.at(static_cast<std::size_t>(trouble));
    const double turns = std::floor((schedule - episode.begin) / kCycleSeconds);
    const double into = schedule - episode.begin - turns * kCycleSeconds;
    const double rise = into / kRampSeconds;
    const double fall = (episode.length - into) / kRampSeconds;
    return std::clamp(std::min(rise, fall), 0.0, 1.0);
}

double Moment::wobble(std::uint64_t stream, double periodSeconds) const
{
    const double position = elapsed / periodSeconds;
    const double left = std::floor(position);
    const auto knot = static_cast<std::uint64_t>(static_cast<std::int64_t>(left));
    const std::uint64_t base = seed * 0x100000001b3ULL + stream * 0x10001ULL;
    const double x = position - left;
    const double smooth = x * x * (3 - 2 * x);
    return std::lerp(hashed(base ^ (knot << 20)), hashed(base ^ ((knot + 1) << 20)), smooth);
}

double Moment::load() const
{
    constexpr double kWaveSeconds = 5400;
    const double wave = std::sin(2 * std::numbers::pi * elapsed / kWaveSeconds);
    return 1 + 0.35 * wave + 0.1 * wobble(1, 240);
}

} // namespace onex::simulator
