// SPDX-License-Identifier: GPL-3.0-or-later
// What people have in files, opened.
#pragma once

#include "datasource/archive/archivecontent.h"
#include "datasource/promql/memorystore.h"

#include <functional>
#include <stop_token>

namespace onex {

struct Recording
{
    std::string path;
    std::string format; // "OpenMetrics", "CSV", …: for people
    std::shared_ptr<const promql::Storage> storage;
    std::optional<TimeRange> range; // that it is about; none: there is no sample
    std::size_t series = 0;
    std::size_t samples = 0;
    std::shared_ptr<const ArchiveContent> content{}; // of this program's own files; else null
    // Why the file could not be read to its end; what came before is there.
    std::optional<Error> damage;
};

struct OpenOptions
{
    std::function<void(std::int64_t done, std::int64_t total)> progress{}; // bytes of the file
    std::stop_token stop{};
    std::int64_t momentMs = 0; // of samples that have no time
    std::size_t mostSamples = 200'000'000;
};

// By its content, not by its name: OpenMetrics and Prometheus' text format, answers of the
// Prometheus API in JSON, CSV; each also packed by gzip or zstd; a Prometheus data directory, a
// snapshot of one, or one block of it; an archive of this program's own. Fails where nothing could
// be read (NotFound, BadInput), where there is too much (TooLarge) or it was stopped (Cancelled).
Result<Recording> openRecording(const std::string &path, const OpenOptions &options = {});

} // namespace onex
