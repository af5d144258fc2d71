// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/core/error.h"

namespace onex {

std::string describe(const Error &error)
{
    std::string where = error.origin;
    if (error.line > 0)
        where += (where.empty() ? "line " : ":") + std::to_string(error.line);
    if (error.line > 0 && error.column > 0)
        where += ":" + std::to_string(error.column);
    return where.empty() ? error.message : where + ": " + error.message;
}

bool isTransient(Error::Kind kind)
{
    return kind == Error::Kind::Timeout || kind == Error::Kind::Network
        || kind == Error::Kind::Unavailable;
}

} // namespace onex
