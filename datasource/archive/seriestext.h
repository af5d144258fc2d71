// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/labels.h"

#include <optional>
#include <string_view>

namespace onex {

// name{a="b","c.d"="e"} or {"metric.name",a="b"}, with \\ \" \n; no label is "". None: it is not
// that, or it has no name.
std::optional<Labels> labelsOfSeries(std::string_view text);

std::string_view withoutBlanks(std::string_view text); // blanks, tabs, a carriage return at the end

} // namespace onex
