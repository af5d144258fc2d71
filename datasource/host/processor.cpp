// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/host/hostparts.h"

#include <unistd.h>

namespace onex {
namespace {

constexpr MetricType kCounter = MetricType::Counter, kGauge = MetricType::Gauge;

constexpr const char *kModes[]
    = {"user", "nice", "system", "idle", "iowait", "irq", "softirq", "steal"};

struct Row
{
    std::string_view word;
    HostMetric metric;
};

constexpr Row kRows[] = {
    {"intr", {"node_intr_total", kCounter, "Total number of interrupts serviced."}},
    {"ctxt", {"node_context_switches_total", kCounter, "Total number of context switches."}},
    {"processes", {"node_forks_total", kCounter, "Total number of forks."}},
    {"btime", {"node_boot_time_seconds", kGauge, "Node boot time, in unixtime."}},
    {"procs_running", {"node_procs_running", kGauge, "Number of processes in runnable state."}},
    {"procs_blocked",
     {"node_procs_blocked", kGauge, "Number of processes blocked waiting for I/O to complete."}},
};

} // namespace

MetricFamilies processorMetrics(const HostFiles &files)
{
    static const auto ticks = static_cast<double>(sysconf(_SC_CLK_TCK));
    MetricFamilies all{
        {"node_cpu_seconds_total", "Seconds the CPUs spent in each mode.", kCounter}};
    const std::string text = files.read("proc/stat");
    for (const std::string_view line : linesOf(text)) {
        const auto words = wordsOf(line);
        const std::string_view first = words.empty() ? std::string_view() : words.front();
        if (first.size() > 3 && first.starts_with("cpu")) {
            const std::string cpu(first.substr(3));
            for (std::size_t mode = 0; mode < std::size(kModes) && mode + 1 < words.size(); ++mode)
                all[0].samples.push_back({all[0].name, Labels{{"cpu", cpu}, {"mode", kModes[mode]}},
                                          numberOf(words[mode + 1]) / ticks});
        }
        for (const Row &row : kRows)
            if (words.size() > 1 && row.word == first)
                all.push_back(single(row.metric, numberOf(words[1])));
    }
    const std::string load = files.read("proc/loadavg");
    const auto words = wordsOf(load);
    constexpr HostMetric kLoads[] = {{"node_load1", kGauge, "1m load average."},
                                     {"node_load5", kGauge, "5m load average."},
                                     {"node_load15", kGauge, "15m load average."}};
    for (std::size_t i = 0; i < std::size(kLoads) && i < words.size(); ++i)
        all.push_back(single(kLoads[i], numberOf(words[i])));
    return all;
}

} // namespace onex
