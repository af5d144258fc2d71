// SPDX-License-Identifier: GPL-3.0-or-later
// What a file of this program's own holds beside samples.
#pragma once

#include "datasource/core/alerttransition.h"
#include "datasource/core/timerange.h"

#include <string>
#include <utility>
#include <vector>

namespace onex {

// Where the samples come from.
struct Provenance
{
    std::string source; // its name, never its address: that may hold secrets
    std::vector<std::string> queries;
    TimeRange range;
    std::string author;
    std::int64_t createdMs = 0;
    std::string program; // and its version
    bool operator==(const Provenance &) const = default;
};

struct ArchivedDashboard
{
    std::string file; // its name, without folders
    std::string text;
    std::string uid; // of the one that was shown; the file may hold several
    std::vector<std::pair<std::string, std::vector<std::string>>> variables; // as they were set
    bool operator==(const ArchivedDashboard &) const = default;
};

struct ArchivedNote
{
    std::int64_t timeMs = 0;
    std::string author;
    std::string text;
    bool operator==(const ArchivedNote &) const = default;
};

struct ArchiveContent
{
    Provenance provenance;
    std::vector<ArchivedDashboard> dashboards;
    std::vector<AlertTransition> alerts;
    std::vector<ArchivedNote> notes;
    bool operator==(const ArchiveContent &) const = default;
};

} // namespace onex
