// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/panels/displayseries.h"
#include "models/panels/extent.h"

#include <optional>

namespace onex {

// Colours by value: thresholds (percentages of the field's or else the panel's range) and
// continuous schemes. The range is measured only when a colour needs it.
class ValueColors
{
public:
    // Both outlive this.
    ValueColors(const std::vector<DisplaySeries> &all, const Theme &theme);

    // What the options' mode, thresholds where they name none, says of `value`.
    QColor of(double value, const FieldOptions &options);
    Extent limits(const FieldOptions &options); // of min to max; 0 to 100 without data

private:
    const std::vector<DisplaySeries> &m_all;
    const Theme &m_theme;
    bool m_isMeasured = false;
    std::optional<Extent> m_measured; // of all finite samples
};

} // namespace onex
