// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/result.h"

#include <QCoroTask>

namespace onex {

// Dropping one detaches it, it does not cancel: pass a std::stop_token to what should be cancelled.
template <typename T>
using Async = QCoro::Task<Result<T>>;

} // namespace onex
