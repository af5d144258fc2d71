// SPDX-License-Identifier: GPL-3.0-or-later
// Bodies of the query, series and label APIs, which may be large, to frames and label sets.
#pragma once

#include "datasource/core/frame.h"
#include "datasource/core/result.h"
#include "datasource/http/paddedbody.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace onex {

struct DecodeLimits
{
    std::size_t maxBytes = 64 * 1024 * 1024;
    std::size_t maxSeries = 10000;
    std::size_t maxPoints = 11000; // of one series
    std::size_t maxItems = 100000; // label values, label sets
};

// Errors: TooLarge (a limit), BadAnswer (not this API's JSON), or what a {"status":"error"} says.
// Samples whose time does not ascend are dropped.
Result<Frame> decodeQueryResponse(PaddedBody body, const DecodeLimits &limits = {});
Result<std::vector<Labels>> decodeSeriesResponse(PaddedBody body, const DecodeLimits &limits = {});
Result<std::vector<std::string>> decodeLabelsResponse(PaddedBody body,
                                                      const DecodeLimits &limits = {});

} // namespace onex
