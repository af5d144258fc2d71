// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/error.h"

#include <tl/expected.hpp>

#include <utility>

namespace onex {

template <typename T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(Error error) { return tl::unexpected<Error>(std::move(error)); }

inline tl::unexpected<Error> fail(Error::Kind kind, std::string message, std::string origin = {})
{
    return fail(Error{kind, std::move(message), std::move(origin), 0, 0});
}

} // namespace onex
