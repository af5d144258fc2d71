// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/host/specified.h"

#include "datasource/host/hostparts.h"

#include <string_view>

namespace onex {
namespace {

constexpr MetricType kCounter = MetricType::Counter, kGauge = MetricType::Gauge;

using Value = std::optional<double>;

struct Sums
{
    const HostTotals &now;
    const std::optional<HostTotals> &before;
    double seconds;

    Value at(std::string_view name) const { return in(now, name); }
    // By how much it grew.
    Value growth(std::string_view name) const
    {
        const Value last = at(name), first = before ? in(*before, name) : Value();
        return last && first && *last >= *first ? Value(*last - *first) : Value();
    }
    Value rate(std::string_view name) const { return over(growth(name), seconds); }

    static Value in(const HostTotals &totals, std::string_view name)
    {
        const auto found = totals.find(name);
        return found != totals.end() ? Value(found->second) : Value();
    }
    static Value over(Value above, Value below)
    {
        return above && below && *below > 0 ? Value(*above / *below) : Value();
    }
    // Of the whole, what is not left.
    static Value percentUsed(Value left, Value whole)
    {
        const Value share = over(left, whole);
        return share ? Value(100 * (1 - *share)) : Value();
    }
};

Value cpuPercent(const Sums &sums)
{
    const Value idle = sums.growth("idle"), waiting = sums.growth("iowait");
    return idle && waiting ? Sums::percentUsed(*idle + *waiting, sums.growth("cpu")) : Value();
}

Value memoryPercent(const Sums &sums)
{
    return Sums::percentUsed(sums.at("node_memory_MemAvailable_bytes"),
                             sums.at("node_memory_MemTotal_bytes"));
}

// Without any, none of it is in use.
Value swapPercent(const Sums &sums)
{
    const Value whole = sums.at("node_memory_SwapTotal_bytes");
    return whole == 0.0 ? whole : Sums::percentUsed(sums.at("node_memory_SwapFree_bytes"), whole);
}

// Of what users may fill, as df says it.
Value diskPercent(const Sums &sums)
{
    const Value size = sums.at("root_size"), free = sums.at("root_free"),
                available = sums.at("root_avail");
    if (!size || !free || !available)
        return {};
    return Sums::percentUsed(available, *size - *free + *available);
}

template <const char *const &time, const char *const &count>
Value latency(const Sums &sums)
{
    const Value mean = Sums::over(sums.growth(time), sums.growth(count));
    return mean ? Value(*mean * 1000) : Value();
}

constexpr const char *kReads = "node_disk_reads_completed_total";
constexpr const char *kReadTime = "node_disk_read_time_seconds_total";
constexpr const char *kWrites = "node_disk_writes_completed_total";
constexpr const char *kWriteTime = "node_disk_write_time_seconds_total";
constexpr const char *kBytesIn = "node_network_receive_bytes_total";
constexpr const char *kBytesOut = "node_network_transmit_bytes_total";
constexpr const char *kPacketsIn = "node_network_receive_packets_total";
constexpr const char *kPacketsOut = "node_network_transmit_packets_total";

constexpr struct
{
    HostMetric metric;
    Value (*value)(const Sums &sums);
} kRows[] = {
    {{"system_cpu_percent", kGauge, "CPU in use"}, &cpuPercent},
    {{"system_cpu_usage_percent", kGauge, "CPU in use"}, &cpuPercent},
    {{"system_cpu_count", kGauge, "CPUs"}, [](const Sums &s) { return s.at("cpus"); }},
    {{"system_load_avg_1m", kGauge, "Load average over a minute"},
     [](const Sums &s) { return s.at("node_load1"); }},
    {{"system_load_avg_5m", kGauge, "Load average over 5 minutes"},
     [](const Sums &s) { return s.at("node_load5"); }},
    {{"system_load_avg_15m", kGauge, "Load average over 15 minutes"},
     [](const Sums &s) { return s.at("node_load15"); }},
    {{"system_cpu_load_average_1m", kGauge, "Load average over a minute"},
     [](const Sums &s) { return s.at("node_load1"); }},
    {{"system_cpu_load_average_5m", kGauge, "Load average over 5 minutes"},
     [](const Sums &s) { return s.at("node_load5"); }},
    {{"system_cpu_load_average_15m", kGauge, "Load average over 15 minutes"},
     [](const Sums &s) { return s.at("node_load15"); }},
    {{"system_memory_percent", kGauge, "Memory in use"}, &memoryPercent},
    {{"system_memory_usage_percent", kGauge, "Memory in use"}, &memoryPercent},
    {{"system_memory_available", kGauge, "Bytes available"},
     [](const Sums &s) { return s.at("node_memory_MemAvailable_bytes"); }},
    {{"system_memory_available_bytes", kGauge, "Bytes available"},
     [](const Sums &s) { return s.at("node_memory_MemAvailable_bytes"); }},
    {{"system_swap_percent", kGauge, "Swap in use"}, &swapPercent},
    {{"system_memory_swap_usage_percent", kGauge, "Swap in use"}, &swapPercent},
    {{"system_disk_percent", kGauge, "The root's disk in use"}, &diskPercent},
    {{"system_disk_usage_percent", kGauge, "The root's disk in use"}, &diskPercent},
    {{"system_disk_free", kGauge, "Bytes free on the root's disk"},
     [](const Sums &s) { return s.at("root_avail"); }},
    {{"system_disk_read_iops", kGauge, "Reads a second"},
     [](const Sums &s) { return s.rate(kReads); }},
    {{"system_disk_write_iops", kGauge, "Writes a second"},
     [](const Sums &s) { return s.rate(kWrites); }},
    {{"system_disk_read_latency_ms", kGauge, "Time of a read"}, &latency<kReadTime, kReads>},
    {{"system_disk_write_latency_ms", kGauge, "Time of a write"}, &latency<kWriteTime, kWrites>},
    {{"system_network_bytes_sent", kCounter, "Bytes sent"},
     [](const Sums &s) { return s.at(kBytesOut); }},
    {{"system_network_bytes_recv", kCounter, "Bytes received"},
     [](const Sums &s) { return s.at(kBytesIn); }},
    {{"system_network_bytes_in_per_sec", kGauge, "Bytes received a second"},
     [](const Sums &s) { return s.rate(kBytesIn); }},
    {{"system_network_bytes_out_per_sec", kGauge, "Bytes sent a second"},
     [](const Sums &s) { return s.rate(kBytesOut); }},
    {{"system_network_packets_in_per_sec", kGauge, "Packets received a second"},
     [](const Sums &s) { return s.rate(kPacketsIn); }},
    {{"system_network_packets_out_per_sec", kGauge, "Packets sent a second"},
     [](const Sums &s) { return s.rate(kPacketsOut); }},
    {{"system_network_connection_count", kGauge, "Established TCP connections"},
     [](const Sums &s) { return s.at("node_netstat_Tcp_CurrEstab"); }},
    {{"system_process_count", kGauge, "Processes"},
     [](const Sums &s) { return s.at("node_processes_pids"); }},
};

void addCpu(const MetricSample &sample, HostTotals &totals)
{
    totals["cpu"] += sample.value;
    const std::string_view mode = sample.labels.value("mode");
    totals[std::string(mode)] += sample.value;
    totals["cpus"] += mode == "idle" ? 1 : 0;
}

void addRoot(const MetricSample &sample, HostTotals &totals)
{
    constexpr std::pair<std::string_view, const char *> kNames[]
        = {{"node_filesystem_size_bytes", "root_size"},
           {"node_filesystem_free_bytes", "root_free"},
           {"node_filesystem_avail_bytes", "root_avail"}};
    for (const auto &[name, total] : kNames)
        if (sample.name == name && sample.labels.value("mountpoint") == "/")
            totals[total] = sample.value;
}

} // namespace

HostTotals totalsOf(const MetricFamilies &node)
{
    HostTotals totals;
    for (const MetricFamily &family : node)
        for (const MetricSample &sample : family.samples) {
            if (sample.name == "node_cpu_seconds_total")
                addCpu(sample, totals);
            addRoot(sample, totals);
            if (sample.labels.value("device") != "lo")
                totals[sample.name] += sample.value;
        }
    return totals;
}

MetricFamilies specifiedMetrics(const HostTotals &now, const std::optional<HostTotals> &before,
                                double seconds)
{
    const Sums sums{now, before, seconds};
    MetricFamilies all;
    for (const auto &[metric, value] : kRows)
        if (const Value of = value(sums))
            all.push_back(single(metric, *of));
    return all;
}

} // namespace onex
