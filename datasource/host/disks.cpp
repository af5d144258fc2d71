// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/host/hostparts.h"

#include <re2/re2.h>

namespace onex {
namespace {

constexpr MetricType kCounter = MetricType::Counter, kGauge = MetricType::Gauge;
constexpr double kSector = 512, kMs = 0.001;

// As they stand behind a disk's name.
constexpr HostMetric kColumns[] = {
    {"node_disk_reads_completed_total", kCounter, "Reads completed successfully."},
    {"node_disk_reads_merged_total", kCounter, "Reads merged."},
    {"node_disk_read_bytes_total", kCounter, "Bytes read successfully.", kSector},
    {"node_disk_read_time_seconds_total", kCounter, "Seconds spent by all reads.", kMs},
    {"node_disk_writes_completed_total", kCounter, "Writes completed successfully."},
    {"node_disk_writes_merged_total", kCounter, "Writes merged."},
    {"node_disk_written_bytes_total", kCounter, "Bytes written successfully.", kSector},
    {"node_disk_write_time_seconds_total", kCounter, "Seconds spent by all writes.", kMs},
    {"node_disk_io_now", kGauge, "I/Os in progress."},
    {"node_disk_io_time_seconds_total", kCounter, "Seconds spent doing I/Os.", kMs},
    {"node_disk_io_time_weighted_seconds_total", kCounter, "Weighted seconds of I/Os.", kMs},
    {"node_disk_discards_completed_total", kCounter, "Discards completed successfully."},
    {"node_disk_discards_merged_total", kCounter, "Discards merged."},
    {"node_disk_discarded_sectors_total", kCounter, "Sectors discarded successfully."},
    {"node_disk_discard_time_seconds_total", kCounter, "Seconds spent by all discards.", kMs},
    {"node_disk_flush_requests_total", kCounter, "Flush requests completed successfully."},
    {"node_disk_flush_requests_time_seconds_total", kCounter, "Seconds spent by flushes.", kMs},
};

// Whole disks only: parts of them and what is no disk would count everything twice.
bool isDisk(std::string_view name)
{
    static const re2::RE2 others(R"((z?ram|loop|fd|(h|s|v|xv)d[a-z]+|nvme\d+n\d+p|mmcblk\d+p)\d+)");
    return !re2::RE2::FullMatch(re2::StringPiece(name.data(), name.size()), others);
}

} // namespace

MetricFamilies diskMetrics(const HostFiles &files)
{
    MetricFamilies all;
    for (const HostMetric &column : kColumns)
        all.push_back(familyOf(column));
    const std::string text = files.read("proc/diskstats");
    for (const std::string_view line : linesOf(text)) {
        const auto words = wordsOf(line);
        if (words.size() < 4 || !isDisk(words[2]))
            continue;
        const Labels labels{{"device", std::string(words[2])}};
        for (std::size_t i = 0; i < std::size(kColumns) && i + 3 < words.size(); ++i)
            all[i].samples.push_back(
                {all[i].name, labels, numberOf(words[i + 3]) * kColumns[i].factor});
    }
    return all;
}

} // namespace onex
