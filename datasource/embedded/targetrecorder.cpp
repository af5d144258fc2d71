// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/embedded/targetrecorder.h"

namespace onex {

TargetRecorder::TargetRecorder(LiveStore &store, Labels target)
    : m_store(store)
    , m_target(std::move(target))
{
}

Labels TargetRecorder::labelsOf(const MetricSample &sample) const
{
    std::vector<Labels::Label> labels{{"__name__", sample.name}};
    for (const auto &[name, value] : sample.labels)
        labels.emplace_back(m_target.contains(name) ? "exported_" + name : name, value);
    labels.insert(labels.end(), m_target.begin(), m_target.end());
    return Labels(std::move(labels));
}

SeriesId TargetRecorder::own(const char *name) { return m_store.seriesId(labelsOf({name, {}, 0})); }

LiveBatch TargetRecorder::batchOf(const MetricFamilies *families, std::int64_t timeMs,
                                  double seconds)
{
    LiveBatch batch{timeMs, {}};
    std::set<SeriesId> now;
    if (families)
        for (const MetricFamily &family : *families)
            for (const MetricSample &sample : family.samples) {
                const SeriesId id = m_store.seriesId(labelsOf(sample));
                if (now.insert(id).second)
                    batch.samples.push_back({id, sample.value});
            }
    for (const SeriesId id : m_last)
        if (!now.contains(id))
            batch.samples.push_back({id, promql::kStaleMarker});
    batch.samples.push_back({own("up"), families ? 1.0 : 0.0});
    batch.samples.push_back({own("scrape_duration_seconds"), seconds});
    batch.samples.push_back({own("scrape_samples_scraped"), static_cast<double>(now.size())});
    m_last = std::move(now);
    return batch;
}

} // namespace onex
