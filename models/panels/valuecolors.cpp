// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/panels/valuecolors.h"

#include "models/panels/colors.h"

#include <algorithm>
#include <cmath>

namespace onex {

ValueSpan::ValueSpan()
    : min(HUGE_VAL)
    , max(-HUGE_VAL)
{
}

void ValueSpan::add(double value)
{
    if (!std::isfinite(value))
        return;
    min = std::min(min, value);
    max = std::max(max, value);
}

ValueSpan valueSpanOf(const Series &series)
{
    ValueSpan span;
    for (const double value : series.values)
        span.add(value);
    return span;
}

ValueColors::ValueColors(const std::vector<DisplaySeries> &all, const Theme &theme)
    : m_all(all)
    , m_theme(theme)
{
}

ValueSpan ValueColors::limits(const FieldOptions &options)
{
    if (!m_measured && !(options.min && options.max)) {
        m_measured.emplace();
        for (const DisplaySeries &one : m_all)
            for (const double value : one.series->values)
                m_measured->add(value);
    }
    const bool unknown = !m_measured || m_measured->isEmpty();
    ValueSpan limits;
    limits.min = options.min.value_or(unknown ? 0 : m_measured->min);
    limits.max = options.max.value_or(unknown ? 100 : m_measured->max);
    return limits;
}

QColor ValueColors::of(double value, const FieldOptions &options)
{
    if (std::isnan(value))
        return m_theme.muted;
    if (options.colorMode == ColorMode::Continuous) {
        const ValueSpan range = limits(options);
        const double width = range.max - range.min;
        return schemeColor(options.colorScheme.value_or(QStringLiteral("GrYlRd")),
                           width > 0 ? (value - range.min) / width : 1);
    }
    static const Thresholds usual = defaultThresholds();
    const Thresholds &thresholds = options.thresholds ? *options.thresholds : usual;
    const ValueSpan range = thresholds.percentage ? limits(options) : ValueSpan();
    return thresholdColor(thresholds, value, range.min, range.max, m_theme);
}

} // namespace onex
