// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace onex {

using TemplateValue = std::variant<std::string, double, std::int64_t>;
using TemplateArguments = std::vector<TemplateValue>;

std::string textOf(const TemplateValue &value); // as Go's %v

struct TemplateFunction
{
    std::string_view name;
    std::size_t least; // arguments
    std::size_t most;
    // The last argument is what came through the pipe. Fails with BadInput.
    Result<TemplateValue> (*call)(const TemplateArguments &arguments);
};

const TemplateFunction *templateFunction(std::string_view name); // null: there is none

} // namespace onex
