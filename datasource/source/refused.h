// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/source/async.h"

namespace onex {

// The answer of what cannot be asked.
template <typename T>
Async<T> refused(Error reason)
{
    co_return fail(std::move(reason));
}

} // namespace onex
