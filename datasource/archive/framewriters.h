// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/frame.h"
#include "datasource/core/result.h"

#include <string>

namespace onex {

// An answer as text: "json" (the Prometheus API's shape), "csv" (a line a sample: time, value, a
// column a label), "openmetrics" (with times, as promtool reads it), "table" (for people; times in
// UTC). Fails with BadInput where the format is none of them or cannot hold the answer.
Result<std::string> written(const Frame &frame, const std::string &format);

// {"status":"error","errorType":…,"error":…}
std::string errorJson(const std::string &type, const std::string &message);

} // namespace onex
