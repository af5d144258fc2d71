// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/archive/archivesource.h"

namespace onex::test {

// A recording of two metrics in memory: a{job="x|y",path="…"} and b{job="x"}, minute by minute.
inline std::unique_ptr<ArchiveSource> makeSource()
{
    const auto store = std::make_shared<MemoryStore>();
    const std::vector<Labels> all{Labels({{"__name__", "requests"}, {"job", "x"}}),
                                  Labels({{"__name__", "requests"}, {"job", "y\"z"}}),
                                  Labels({{"__name__", "errors"}, {"job", "x"}, {"code", "500"}})};
    for (const Labels &labels : all)
        for (int i = 0; i <= 60; ++i)
            store->add(store->seriesId(labels), 1'700'000'000'000 + i * 60'000LL, i);
    store->finish();
    Recording recording;
    recording.path = "memory";
    recording.format = "memory";
    recording.storage = store;
    recording.range = store->range();
    return std::make_unique<ArchiveSource>(std::move(recording));
}

} // namespace onex::test
