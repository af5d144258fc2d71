// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/loader.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    (void)onex::loadDashboards(bytes, QStringLiteral("fuzz.json"));
    return 0;
}
