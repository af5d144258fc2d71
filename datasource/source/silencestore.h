// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/source/async.h"
#include "datasource/source/silence.h"

#include <vector>

namespace onex {

// Silences that no server keeps; shared by all windows, kept over a restart. Called and answered on
// the UI thread.
class SilenceStore
{
public:
    virtual ~SilenceStore() = default;

    // All of them, also for a while after they expired, by id; with their state at that moment.
    virtual Async<std::vector<Silence>> keptSilences(std::int64_t nowMs) = 0;
    // As an Alertmanager: a new one where it has no id, or other matchers or another beginning than
    // the one with its id, which ends then. What starts in the past starts now. Answers its id.
    // NotFound: no such silence. BadQuery: a matcher is wrong, or it would match everything.
    virtual Async<std::string> keepSilence(Silence silence, std::int64_t nowMs) = 0;
    // Ends it; that it ended already is no error. NotFound: no such silence.
    virtual Async<void> endSilence(std::string id, std::int64_t nowMs) = 0;
};

} // namespace onex
