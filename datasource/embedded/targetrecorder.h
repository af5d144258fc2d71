// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/metricfamily.h"
#include "datasource/embedded/livestore.h"

#include <set>

namespace onex {

// Samples of one origin as series of the store: one that was there the time before and is not any
// more ends with a stale marker.
class SeriesRecorder
{
public:
    explicit SeriesRecorder(LiveStore &store);

    // Ends the moment that began with the call before.
    LiveBatch take(std::int64_t timeMs);
    // Without "__name__" in the labels. Of the same series twice the first counts.
    void add(const std::string &name, const Labels &labels, double value);
    std::size_t count() const { return m_now.size(); }

private:
    LiveStore &m_store;
    std::vector<LiveSample> m_samples;
    std::set<SeriesId> m_now, m_last;
};

// From what a target shows at a moment to samples of the store, as Prometheus has them: with the
// target's labels, and up, scrape_duration_seconds and scrape_samples_scraped.
class TargetRecorder
{
public:
    // target: job, instance, … A label of the same name in a sample becomes exported_job, ….
    TargetRecorder(LiveStore &store, Labels target);

    // families: null where it could not be asked.
    LiveBatch batchOf(const MetricFamilies *families, std::int64_t timeMs, double seconds);

private:
    Labels labelsOf(const Labels &shown) const;

    SeriesRecorder m_recorder;
    const Labels m_target;
};

} // namespace onex
