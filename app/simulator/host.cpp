// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/component.h"

#include <algorithm>

namespace onex::simulator {

namespace {

constexpr double kGiB = 1024.0 * 1024 * 1024;

// The numbers of one simulated machine, from which every metric of it follows.
struct Machine
{
    double cpu = 0;    // percent
    double memory = 0; // percent
    double swap = 0;   // percent
    double disk = 0;   // percent
    double load = 0;
    double sentPerSecond = 0;
    double receivedPerSecond = 0;
};

Machine machineAt(const Moment &moment)
{
    const double busy = moment.load();
    const double trouble = moment.intensity(Trouble::SlowValidation);
    Machine machine;
    machine.cpu = std::clamp(34 * busy + 38 * trouble + 6 * moment.wobble(51, 20), 1.0, 100.0);
    machine.memory = std::clamp(58 + 6 * busy + 14 * trouble + moment.wobble(52, 120), 1.0, 100.0);
    machine.swap = std::clamp(3 + 9 * trouble + moment.wobble(53, 300), 0.0, 100.0);
    machine.disk = std::clamp(61 + moment.elapsed / 36'000 + moment.wobble(54, 3600), 0.0, 100.0);
    machine.load = 8 * machine.cpu / 100;
    machine.sentPerSecond = 2.4e6 * busy * (1 + 0.2 * moment.wobble(55, 30));
    machine.receivedPerSecond = 1.1e6 * busy * (1 + 0.2 * moment.wobble(56, 30));
    return machine;
}

// Metric names are the specification's: system.* with the dot as an underscore, and its
// infrastructure lists as system_<list>_<name>.
class Host final : public Component
{
public:
    void advance(const Moment &moment, double seconds) override
    {
        m_moment = moment;
        m_machine = machineAt(moment);
        m_sent += seconds * m_machine.sentPerSecond;
        m_received += seconds * m_machine.receivedPerSecond;
        m_load1 += (m_machine.load - m_load1) * std::min(1.0, seconds / 60);
        m_load5 += (m_machine.load - m_load5) * std::min(1.0, seconds / 300);
        m_load15 += (m_machine.load - m_load15) * std::min(1.0, seconds / 900);
    }

    Families families() const override
    {
        Families all = resources();
        for (const auto &part : {cpuAndMemory(), disk(), network()})
            all.insert(all.end(), part.begin(), part.end());
        return all;
    }

private:
    Families resources() const
    {
        return {
            gauge("system_cpu_percent", "CPU in use", m_machine.cpu),
            gauge("system_cpu_count", "CPUs", 8),
            gauge("system_load_avg_1m", "Load average over a minute", m_load1),
            gauge("system_load_avg_5m", "Load average over 5 minutes", m_load5),
            gauge("system_load_avg_15m", "Load average over 15 minutes", m_load15),
            gauge("system_memory_percent", "Memory in use", m_machine.memory),
            gauge("system_memory_available", "Bytes available", available()),
            gauge("system_swap_percent", "Swap in use", m_machine.swap),
            gauge("system_disk_percent", "Disk in use", m_machine.disk),
            gauge("system_disk_free", "Bytes free", 512 * kGiB * (1 - m_machine.disk / 100)),
            counter("system_network_bytes_sent", "Bytes sent", m_sent),
            counter("system_network_bytes_recv", "Bytes received", m_received),
        };
    }

    Families cpuAndMemory() const
    {
        const double hits = 0.97 + 0.02 * m_moment.wobble(57, 200);
        return {
            gauge("system_cpu_usage_percent", "CPU in use", m_machine.cpu),
            gauge("system_cpu_load_average_1m", "Load average over a minute", m_load1),
            gauge("system_cpu_load_average_5m", "Load average over 5 minutes", m_load5),
            gauge("system_cpu_load_average_15m", "Load average over 15 minutes", m_load15),
            gauge("system_memory_usage_percent", "Memory in use", m_machine.memory),
            gauge("system_memory_available_bytes", "Bytes available", available()),
            gauge("system_memory_swap_usage_percent", "Swap in use", m_machine.swap),
            gauge("system_memory_cache_hit_ratio", "Share of reads from the cache", hits),
        };
    }

    Families disk() const
    {
        const double busy = m_moment.load() * (1 + 0.3 * m_moment.wobble(58, 45));
        return {
            gauge("system_disk_usage_percent", "Disk in use", m_machine.disk),
            gauge("system_disk_read_iops", "Reads a second", 180 * busy),
            gauge("system_disk_write_iops", "Writes a second", 95 * busy),
            gauge("system_disk_read_latency_ms", "Time of a read", 0.8 * busy),
            gauge("system_disk_write_latency_ms", "Time of a write", 1.9 * busy),
        };
    }

    Families network() const
    {
        constexpr double kPacketBytes = 900;
        const double in = m_machine.receivedPerSecond;
        const double out = m_machine.sentPerSecond;
        return {
            gauge("system_network_bytes_in_per_sec", "Bytes received a second", in),
            gauge("system_network_bytes_out_per_sec", "Bytes sent a second", out),
            gauge("system_network_packets_in_per_sec", "Packets received", in / kPacketBytes),
            gauge("system_network_packets_out_per_sec", "Packets sent", out / kPacketBytes),
            gauge("system_network_connection_count", "Open connections", 240 * m_moment.load()),
        };
    }

    double available() const { return 32 * kGiB * (1 - m_machine.memory / 100); }

    Moment m_moment;
    Machine m_machine;
    double m_sent = 0;
    double m_received = 0;
    double m_load1 = 0;
    double m_load5 = 0;
    double m_load15 = 0;
};

} // namespace

std::unique_ptr<Component> makeHost() { return std::make_unique<Host>(); }

} // namespace onex::simulator
