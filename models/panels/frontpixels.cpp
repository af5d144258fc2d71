// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/panels/frontpixels.h"

namespace onex {

void FrontPixels::putBehind(const QImage &picture)
{
    for (int row = 0; row < m_rows; ++row) {
        const auto *line = reinterpret_cast<const QRgb *>(picture.constScanLine(row));
        for (int column = 0; column < m_columns; ++column)
            putBehind(columnAt(column)[row], line[column]);
    }
}

// A cache line of the image at a time.
void FrontPixels::copyTo(QRgb *image, std::ptrdiff_t stride) const
{
    constexpr int kBlock = 16;
    for (int first = 0; first < m_columns; first += kBlock) {
        const int end = std::min(first + kBlock, m_columns);
        for (int row = 0; row < m_rows; ++row) {
            for (int column = first; column < end; ++column)
                image[row * stride + column] = columnAt(column)[row];
        }
    }
}

} // namespace onex
