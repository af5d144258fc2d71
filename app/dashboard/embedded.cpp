// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dashboard/embedded.h"

#include "app/simulator/platform.h"
#include "datasource/files/files.h"
#include "datasource/host/hostcollector.h"

#include <QSysInfo>

namespace onex {
namespace {

constexpr std::int64_t kSimulatedMs = 6 * 3600 * 1000;

LocalTarget hostTarget()
{
    const auto collector = std::make_shared<HostCollector>();
    return {Labels{{"job", "node"}, {"instance", QSysInfo::machineHostName().toStdString()}},
            [collector](std::int64_t nowMs) { return std::optional(collector->collect(nowMs)); }};
}

// The simulated machine stays away where there is a real one.
std::vector<LocalTarget> simulatedTargets()
{
    simulator::PlatformOptions options;
    options.startSeconds = static_cast<double>((SystemClock().nowMs() - kSimulatedMs) / 1000);
    const auto platform = std::make_shared<simulator::Platform>(options);
    std::vector<LocalTarget> targets;
    for (const std::string_view job : platform->jobs()) {
        if (job == "onex-host")
            continue;
        const auto collect = [platform, job](std::int64_t nowMs) {
            platform->advanceTo(static_cast<double>(nowMs) / 1000);
            return platform->isUp(job) ? std::optional(platform->families(job)) : std::nullopt;
        };
        targets.push_back(
            {Labels{{"job", std::string(job)}, {"instance", "simulator"}}, collect, true});
    }
    return targets;
}

} // namespace

Result<std::vector<RuleGroupDefinition>> readRules(const QString &file)
{
    const auto text = bytesOfFile(file, static_cast<qsizetype>(kLongestRuleFile) + 1);
    if (!text)
        return fail(text.error());
    return parseRules(text->toStdString(), file.toStdString());
}

std::unique_ptr<EmbeddedSource> makeEmbeddedSource(const QString &collected,
                                                   std::vector<RuleGroupDefinition> rules)
{
    CollectionOptions options;
    options.rules = std::move(rules);
    options.path = collected;
    options.historyMs = kSimulatedMs;
    options.targets = simulatedTargets();
    options.targets.push_back(hostTarget());
    return std::make_unique<EmbeddedSource>("this machine and a simulation", std::move(options));
}

} // namespace onex
