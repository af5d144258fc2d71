// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/metricfamily.h"
#include "datasource/embedded/livestore.h"

#include <set>

namespace onex {

// From what a target shows at a moment to samples of the store, as Prometheus has them: with the
// target's labels, up, scrape_duration_seconds and scrape_samples_scraped; a series that was there
// the time before and is not any more ends with a stale marker.
class TargetRecorder
{
public:
    // target: job, instance, … A label of the same name in a sample becomes exported_job, ….
    TargetRecorder(LiveStore &store, Labels target);

    // families: null where it could not be asked.
    LiveBatch batchOf(const MetricFamilies *families, std::int64_t timeMs, double seconds);

private:
    Labels labelsOf(const MetricSample &sample) const;
    SeriesId own(const char *name);

    LiveStore &m_store;
    const Labels m_target;
    std::set<SeriesId> m_last;
};

} // namespace onex
