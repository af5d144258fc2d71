// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/mute.h"
#include "datasource/source/async.h"

#include <vector>

namespace onex {

// Of what people were told, and of what they do not want to be told; shared by all windows, kept
// over a restart. Called and answered on the UI thread.
class NoticeStore
{
public:
    virtual ~NoticeStore() = default;

    // True for exactly one caller, ever: who then tells people of this about that alert. It is on
    // disk before, so a program that dies in between has told nobody.
    virtual Async<bool> claim(std::string alertId, std::int64_t startsMs, std::string kind,
                              std::int64_t nowMs)
        = 0;
    // Until a time that is not in the future: no longer. With its audit record.
    virtual Async<void> mute(Mute mute, std::string actor, std::int64_t nowMs) = 0;
    virtual Async<std::vector<Mute>> mutes(std::int64_t nowMs) = 0; // that hold now, by severity
};

} // namespace onex
