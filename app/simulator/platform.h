// SPDX-License-Identifier: GPL-3.0-or-later
// The simulated ONEX platform: from a moment in time to what its exporters show then. Two of the
// same seed, speed and start show the same, however often they are asked.
#pragma once

#include "app/simulator/component.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace onex::simulator {

struct PlatformOptions
{
    double startSeconds = 0; // Unix time at which the counters are zero
    std::uint64_t seed = 1;
    double speed = 1; // how fast the troubles follow each other; rates stay as they are
};

class Platform
{
public:
    explicit Platform(const PlatformOptions &options);

    // Job names as they are scraped: "onex-registry" is at /registry/metrics.
    std::vector<std::string_view> jobs() const;

    // Never goes back: an earlier moment changes nothing.
    void advanceTo(double unixSeconds);

    bool isUp(std::string_view job) const;
    // Nothing for a job that there is not.
    Families families(std::string_view job) const;

    // OpenMetrics text of what scraping every step seconds, between two Unix times and at the first
    // of them, would have stored. Advances to there.
    std::string history(double fromSeconds, double untilSeconds, double stepSeconds);

private:
    struct Job
    {
        std::string_view name;
        std::unique_ptr<Component> component;
    };

    const Component *find(std::string_view job) const;

    PlatformOptions m_options;
    std::vector<Job> m_jobs;
    double m_elapsed = 0;
};

} // namespace onex::simulator
