// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/result.h"
#include "datasource/embedded/livewindow.h"

#include <string_view>

namespace onex {

// The samples of a batch as the store's journal keeps them: for each how far its series is from the
// one before (zigzag varint), and the eight bytes of its value, the highest first.
std::string batchBytes(const std::vector<LiveSample> &samples);

// BadInput where they end too early.
Result<std::vector<LiveSample>> samplesOf(std::string_view bytes);

} // namespace onex
