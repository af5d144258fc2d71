// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace onex {

// A body and how much memory may be read from its start; with 64 bytes more than its size nothing
// is copied before parsing.
struct PaddedBody
{
    std::string_view text;
    std::size_t capacity = 0;
};

// Valid as long as the bytes are, unchanged.
inline PaddedBody padded(const QByteArray &body)
{
    return {{body.constData(), static_cast<std::size_t>(body.size())},
            static_cast<std::size_t>(std::max(body.capacity(), body.size()))};
}

} // namespace onex
