// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/tsdb/head.h"

#include "datasource/tsdb/logreplay.h"
#include "datasource/tsdb/writeaheadlog.h"

#include <fstream>
#include <iterator>

namespace onex::tsdb {
namespace {

// Not mapped: a server that is running may cut it short.
std::string bytesOf(const std::string &path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

} // namespace

Head readHead(const std::string &dataDirectory, std::int64_t afterMs)
{
    const std::vector<std::string> segments = segmentsIn(dataDirectory);
    if (segments.empty())
        return {};
    Head head;
    const auto note = [&head](Error error, const std::string &path) {
        error.origin = path;
        if (!head.damage)
            head.damage = std::move(error);
    };
    LogReplay replay(afterMs);
    for (const std::string &path : segments) {
        auto read = readSegment(bytesOf(path),
                                [&replay](std::string_view record) { replay.take(record); });
        if (!read) {
            note(std::move(read.error()), path);
            break; // what follows may need what is missing
        }
    }
    // The log has them too, but where it is damaged.
    for (const std::string &path : headChunksIn(dataDirectory))
        if (auto read = replay.takeChunks(bytesOf(path)); !read)
            note(std::move(read.error()), path);
    if (replay.hasHistograms())
        note({Error::Kind::BadInput,
              "it holds native histograms, which are not read",
              {},
              0,
              0,
              false},
             dataDirectory);
    head.store = replay.finish();
    return head;
}

} // namespace onex::tsdb
