// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/panels/displayseries.h"

#include <optional>

namespace onex {

// Smallest and largest finite sample; empty: min > max.
struct ValueSpan
{
    double min, max;
    ValueSpan();
    bool isEmpty() const { return min > max; }
    void add(double value); // NaN and infinities are left out
};
ValueSpan valueSpanOf(const Series &series);

// Colours by value: thresholds (percentages of the field's or else the panel's range) and
// continuous schemes. The range is measured only when a colour needs it.
class ValueColors
{
public:
    // Both outlive this.
    ValueColors(const std::vector<DisplaySeries> &all, const Theme &theme);

    // What the options' mode, thresholds where they name none, says of `value`.
    QColor of(double value, const FieldOptions &options);
    ValueSpan limits(const FieldOptions &options); // of min to max; 0 to 100 without data

private:
    const std::vector<DisplaySeries> &m_all;
    const Theme &m_theme;
    std::optional<ValueSpan> m_measured;
};

} // namespace onex
