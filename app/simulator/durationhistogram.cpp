// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/durationhistogram.h"

#include <charconv>
#include <cmath>
#include <iterator>
#include <numbers>
#include <utility>

namespace onex::simulator {

namespace {

double shareUpTo(double bound, double median, double spread)
{
    return 0.5 * std::erfc(-std::log(bound / median) / (spread * std::numbers::sqrt2));
}

std::string boundText(double bound)
{
    char text[32];
    return {std::begin(text), std::to_chars(std::begin(text), std::end(text), bound).ptr};
}

Labels with(const Labels &labels, std::string_view name, std::string value)
{
    std::vector<Labels::Label> all(labels.begin(), labels.end());
    all.emplace_back(name, std::move(value));
    return Labels(std::move(all));
}

} // namespace

double logNormalMean(double median, double spread)
{
    return median * std::exp(spread * spread / 2);
}

DurationHistogram::DurationHistogram(std::vector<double> bounds)
    : m_bounds(std::move(bounds))
    , m_counts(m_bounds.size())
{
}

void DurationHistogram::observe(double count, double median, double spread)
{
    for (std::size_t i = 0; i < m_bounds.size(); ++i)
        m_counts[i] += count * shareUpTo(m_bounds[i], median, spread);
    m_count += count;
    m_sum += count * logNormalMean(median, spread);
}

void DurationHistogram::appendTo(Family &family, const Labels &labels) const
{
    const auto bucket = [&](std::string bound, double count) {
        Labels bounded = with(labels, "le", std::move(bound));
        family.samples.push_back({family.name + "_bucket", std::move(bounded), std::floor(count)});
    };
    for (std::size_t i = 0; i < m_bounds.size(); ++i)
        bucket(boundText(m_bounds[i]), m_counts[i]);
    bucket("+Inf", m_count);
    family.samples.push_back({family.name + "_sum", labels, m_sum});
    family.samples.push_back({family.name + "_count", labels, std::floor(m_count)});
}

} // namespace onex::simulator
