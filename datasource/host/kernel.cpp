// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/host/hostparts.h"

#include <algorithm>
#include <array>

#include <sys/utsname.h>

namespace onex {
namespace {

constexpr MetricType kCounter = MetricType::Counter, kGauge = MetricType::Gauge;

// Of /proc/vmstat.
constexpr std::array<std::string_view, 7> kCounts{"pgfault", "pgmajfault", "pgpgin",  "pgpgout",
                                                  "pswpin",  "pswpout",    "oom_kill"};

MetricFamily unameInfo()
{
    MetricFamily info{"node_uname_info", "What uname says of this system.", kGauge};
    utsname name = {};
    if (uname(&name) == 0)
        info.samples.push_back({info.name,
                                Labels{{"sysname", name.sysname},
                                       {"release", name.release},
                                       {"version", name.version},
                                       {"machine", name.machine},
                                       {"nodename", name.nodename},
                                       {"domainname", name.domainname}},
                                1});
    return info;
}

} // namespace

MetricFamilies kernelMetrics(const HostFiles &files)
{
    MetricFamilies all{unameInfo()};
    const std::string counts = files.read("proc/vmstat");
    for (const std::string_view line : linesOf(counts)) {
        const auto words = wordsOf(line);
        if (words.size() < 2 || std::ranges::find(kCounts, words[0]) == kCounts.end())
            continue;
        const std::string name = "node_vmstat_" + std::string(words[0]);
        MetricFamily family{name, "/proc/vmstat information field " + std::string(words[0]) + ".",
                            kCounter};
        family.samples.push_back({name, {}, numberOf(words[1])});
        all.push_back(std::move(family));
    }
    const std::string handles = files.read("proc/sys/fs/file-nr");
    if (const auto words = wordsOf(handles.substr(0, handles.find('\n'))); words.size() == 3) {
        all.push_back(single({"node_filefd_allocated", kGauge, "File descriptors: allocated."},
                             numberOf(words[0])));
        all.push_back(single({"node_filefd_maximum", kGauge, "File descriptors: at most."},
                             numberOf(words[2])));
    }
    all.push_back(
        single({"node_processes_pids", kGauge, "Number of PIDs."}, files.countNumbered("proc")));
    return all;
}

} // namespace onex
