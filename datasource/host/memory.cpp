// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/host/hostparts.h"

namespace onex {
namespace {

// "Active(anon)" as a part of a metric's name.
std::string nameIn(std::string_view key)
{
    std::string name;
    for (const char c : key)
        if (c == '(')
            name += '_';
        else if (c != ')')
            name += c;
    return name;
}

} // namespace

MetricFamilies memoryMetrics(const HostFiles &files)
{
    MetricFamilies all;
    const std::string text = files.read("proc/meminfo");
    for (const std::string_view line : linesOf(text)) {
        const auto words = wordsOf(line); // MemTotal: 16384 kB
        if (words.size() < 2 || !words[0].ends_with(':'))
            continue;
        const std::string key = nameIn(words[0].substr(0, words[0].size() - 1));
        const bool isBytes = words.size() > 2;
        const std::string name = "node_memory_" + key + (isBytes ? "_bytes" : "");
        MetricFamily family{name, "Memory information field " + name.substr(12) + ".",
                            MetricType::Gauge};
        family.samples.push_back({name, {}, numberOf(words[1]) * (isBytes ? 1024 : 1)});
        all.push_back(std::move(family));
    }
    return all;
}

} // namespace onex
