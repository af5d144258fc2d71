// SPDX-License-Identifier: GPL-3.0-or-later
// What the members of a cluster say, put together.
#pragma once

#include "datasource/source/alertsource.h"

namespace onex {

// One a member.
template <typename T>
struct MemberAnswer
{
    std::string url;
    Result<T> answer;
};

// Where several have an item, the one that was updated last; of alerts that were updated at the
// same time one that is not suppressed. Error: nobody answered, and why.
Result<Merged<Alert>> mergeAlerts(std::vector<MemberAnswer<std::vector<Alert>>> answers);
Result<Merged<Silence>> mergeSilences(std::vector<MemberAnswer<std::vector<Silence>>> answers);
Result<ClusterStatus> mergeStatuses(std::vector<MemberAnswer<ServerStatus>> answers);

// The silences with this id, or with this text in their comment.
Confirmation sightingsOf(const std::string &nonceOrId,
                         std::vector<MemberAnswer<std::vector<Silence>>> answers);

// The errors of all as one: everybody's words, the kind of the first, but NotFound only where all
// say so; unclear where one is. failures: not empty.
Error together(const std::vector<MemberFailure> &failures);

} // namespace onex
