// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace onex::tsdb {

// CRC-32 with Castagnoli's polynomial (RFC 3720, appendix B.4): what Prometheus' files are checked
// with.
std::uint32_t crc32c(std::string_view bytes);

} // namespace onex::tsdb
