// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/clock.h"
#include "datasource/core/metricfamily.h"
#include "datasource/embedded/livestore.h"
#include "datasource/rules/rulefile.h"
#include "datasource/source/metricsource.h"

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace onex {

// Something that this program asks itself, in the collection's thread.
struct LocalTarget
{
    Labels labels; // job, instance
    // What it shows at a moment (ms since the epoch), which never goes back; none: it is down.
    std::function<std::optional<MetricFamilies>(std::int64_t nowMs)> collect;
    bool hasHistory = false; // of a simulation: it can be asked for moments before the beginning
};

// What somebody else asked for, elsewhere.
struct Scraped
{
    std::int64_t timeMs = 0;                  // when it was asked
    double seconds = 0;                       // until it was read
    std::optional<MetricFamilies> families{}; // none: it could not be asked
};

struct CollectionOptions
{
    std::vector<LocalTarget> targets;
    std::vector<Labels> remotes; // of targets that are handed in
    QString path;                // of the store's file; empty: in memory only
    std::int64_t intervalMs = 5000;
    // Asked of those that have one, where the store knows nothing yet: at every interval of its
    // end, at every sixth before.
    std::int64_t historyMs = 0;
    std::int64_t fineHistoryMs = 0;
    LiveLimits limits{};
};

struct CollectionStatus
{
    std::int64_t lastMs = 0;           // when all targets were asked last; 0: not yet
    double cores = 0;                  // of processor time, once begun; 0.001 is a thousandth
    std::optional<Error> storeProblem; // why nothing is kept at present
    LiveStatus store;
};

// Asks targets at whole multiples of the interval, keeps what they show and evaluates rules over
// it, in a thread of its own.
class Collection final
{
public:
    explicit Collection(CollectionOptions options);
    ~Collection(); // waits for what is being asked

    // What is asked of it before the first moment was collected waits until it was.
    std::shared_ptr<const promql::Storage> storage() const;
    // remote: which of the options'.
    void take(std::size_t remote, Scraped scraped);
    CollectionStatus status() const;
    std::vector<MetricMetadata> metadata() const; // of what was shown last, by name
    std::vector<RuleGroup> rules() const; // as they were evaluated last; not yet: health unknown
    // From now on these; the alerts of rules that stay go on.
    void setRules(std::vector<RuleGroupDefinition> rules);

private:
    class Worker;
    std::unique_ptr<Worker> m_worker;
};

} // namespace onex
