// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/panels/valuecolors.h"

#include "models/panels/colors.h"

#include <cmath>

namespace onex {

ValueColors::ValueColors(const std::vector<DisplaySeries> &all, const Theme &theme)
    : m_all(all)
    , m_theme(theme)
{
}

Extent ValueColors::limits(const FieldOptions &options)
{
    if (!m_isMeasured && !(options.min && options.max)) {
        m_isMeasured = true;
        for (const DisplaySeries &one : m_all)
            m_measured = united(m_measured, extentOf(one.series->values));
    }
    const Extent measured = m_measured.value_or(Extent{0, 100});
    return {options.min.value_or(measured.min), options.max.value_or(measured.max)};
}

QColor ValueColors::of(double value, const FieldOptions &options)
{
    if (std::isnan(value))
        return m_theme.muted;
    if (options.colorMode == ColorMode::Continuous) {
        const Extent range = limits(options);
        const double width = range.max - range.min;
        return schemeColor(options.colorScheme.value_or(QStringLiteral("GrYlRd")),
                           width > 0 ? (value - range.min) / width : 1);
    }
    static const Thresholds usual = defaultThresholds();
    const Thresholds &thresholds = options.thresholds ? *options.thresholds : usual;
    const Extent range = thresholds.percentage ? limits(options) : Extent();
    return thresholdColor(thresholds, value, range.min, range.max, m_theme);
}

} // namespace onex
