// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/embedded/targetrecorder.h"

#include <utility>

namespace onex {

SeriesRecorder::SeriesRecorder(LiveStore &store)
    : m_store(store)
{
}

void SeriesRecorder::add(const std::string &name, const Labels &labels, double value)
{
    std::vector<Labels::Label> all(labels.begin(), labels.end());
    all.emplace_back("__name__", name);
    const SeriesId id = m_store.seriesId(Labels(std::move(all)));
    if (m_now.insert(id).second)
        m_samples.push_back({id, value});
}

LiveBatch SeriesRecorder::take(std::int64_t timeMs)
{
    for (const SeriesId id : m_last)
        if (!m_now.contains(id))
            m_samples.push_back({id, promql::kStaleMarker});
    m_last = std::exchange(m_now, {});
    return {timeMs, std::exchange(m_samples, {})};
}

TargetRecorder::TargetRecorder(LiveStore &store, Labels target)
    : m_recorder(store)
    , m_target(std::move(target))
{
}

Labels TargetRecorder::labelsOf(const Labels &shown) const
{
    std::vector<Labels::Label> labels(m_target.begin(), m_target.end());
    for (const auto &[name, value] : shown)
        labels.emplace_back(m_target.contains(name) ? "exported_" + name : name, value);
    return Labels(std::move(labels));
}

LiveBatch TargetRecorder::batchOf(const MetricFamilies *families, std::int64_t timeMs,
                                  double seconds)
{
    if (families)
        for (const MetricFamily &family : *families)
            for (const MetricSample &sample : family.samples)
                m_recorder.add(sample.name, labelsOf(sample.labels), sample.value);
    const auto count = static_cast<double>(m_recorder.count());
    m_recorder.add("up", m_target, families ? 1 : 0);
    m_recorder.add("scrape_duration_seconds", m_target, seconds);
    m_recorder.add("scrape_samples_scraped", m_target, count);
    return m_recorder.take(timeMs);
}

} // namespace onex
