// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dashboard/embedded.h"

#include "app/simulator/platform.h"
#include "datasource/host/hostcollector.h"

#include <QSysInfo>

#include <cmath>

namespace onex {
namespace {

constexpr std::int64_t kSimulatedMs = 6 * 3600 * 1000;
constexpr std::int64_t kFinelySimulatedMs = 30 * 60 * 1000; // for ranges shorter than that

LocalTarget hostTarget()
{
    const auto collector = std::make_shared<HostCollector>();
    return {Labels{{"job", "node"}, {"instance", QSysInfo::machineHostName().toStdString()}},
            [collector](std::int64_t nowMs) { return std::optional(collector->collect(nowMs)); }};
}

// Begins when it is asked for the first time: at the beginning of its history, or else now, as a
// platform that was started again.
class Simulation
{
public:
    std::optional<MetricFamilies> shows(std::string_view job, std::int64_t nowMs)
    {
        const double now = static_cast<double>(nowMs) / 1000;
        if (!m_platform)
            m_platform.emplace(simulator::PlatformOptions{std::floor(now)});
        m_platform->advanceTo(now);
        return m_platform->isUp(job) ? std::optional(m_platform->families(job)) : std::nullopt;
    }

private:
    std::optional<simulator::Platform> m_platform;
};

// Its machine stays away where there is a real one.
std::vector<LocalTarget> simulatedTargets()
{
    const auto simulation = std::make_shared<Simulation>();
    std::vector<LocalTarget> targets;
    for (const std::string_view job : simulator::Platform({}).jobs())
        if (job != "onex-host")
            targets.push_back(
                {Labels{{"job", std::string(job)}, {"instance", "simulator"}},
                 [simulation, job](std::int64_t nowMs) { return simulation->shows(job, nowMs); },
                 true});
    return targets;
}

} // namespace

std::unique_ptr<EmbeddedSource> makeEmbeddedSource(EmbeddedParts parts)
{
    CollectionOptions options;
    options.path = parts.file;
    options.historyMs = kSimulatedMs;
    options.fineHistoryMs = kFinelySimulatedMs;
    if (parts.hasSimulation)
        options.targets = simulatedTargets();
    options.targets.push_back(hostTarget());
    const char *const name = parts.hasSimulation ? "this machine and a simulation" : "this machine";
    return std::make_unique<EmbeddedSource>(name, std::move(options), parts.scrapes);
}

} // namespace onex
