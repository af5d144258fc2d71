// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/panels/displayseries.h"

#include "models/panels/colors.h"
#include "models/panels/fieldoptions.h"
#include "models/panels/legendtext.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace onex {
namespace {

struct Extent
{
    double min = HUGE_VAL, max = -HUGE_VAL;
    bool empty() const { return min > max; }
    void add(double value)
    {
        if (!std::isfinite(value))
            return;
        min = std::min(min, value);
        max = std::max(max, value);
    }
};

Extent extentOf(const std::vector<DisplaySeries> &all)
{
    Extent extent;
    for (const DisplaySeries &one : all)
        for (const double value : one.series->values)
            extent.add(value);
    return extent;
}

const Target *targetOf(const PanelDefinition &panel, const QString &refId)
{
    const auto it = std::find_if(panel.targets.begin(), panel.targets.end(),
                                 [&refId](const Target &target) { return target.refId == refId; });
    return it == panel.targets.end() ? nullptr : &*it;
}

void addTarget(std::vector<DisplaySeries> &all, const PanelDefinition &panel,
               const FieldResolver &resolver, const TargetData &target)
{
    const Target *written = targetOf(panel, target.refId);
    const std::vector<Series> &siblings = target.frame->series;
    const std::string differing = target.legend == u"__auto" ? differingLabel(siblings) : "";
    for (const Series &series : siblings) {
        DisplaySeries one;
        one.refId = target.refId;
        one.stepMs = target.stepMs;
        one.frame = target.frame;
        one.series = &series;
        const QString legend = legendWith(target.legend, series.labels, target.expr, differing);
        const QString &common = panel.defaults.displayName.value_or(QString());
        const QString name
            = common.isEmpty() ? legend : displayNameText(common, legend, series.labels);
        one.options = resolver.optionsFor(name, target.refId);
        const QString own = one.options.displayName.value_or(QString());
        one.name = own.isEmpty() ? legend : displayNameText(own, legend, series.labels);
        if (written && written->hidden)
            one.options.hideFromGraph = true;
        all.push_back(std::move(one));
    }
}

// A number behind every further series of the same name.
void makeNamesUnique(std::vector<DisplaySeries> &all)
{
    QSet<QString> taken;
    QHash<QString, int> next;
    taken.reserve(static_cast<qsizetype>(all.size()));
    for (DisplaySeries &one : all) {
        const QString name = one.name;
        while (taken.contains(one.name))
            one.name = QStringLiteral("%1 (%2)").arg(name).arg(++next[name] + 1);
        taken.insert(one.name);
    }
}

double lastValue(const Series &series)
{
    return reduce(series, QStringLiteral("lastNotNull")).value_or(std::nan(""));
}

class Colorist
{
public:
    Colorist(const PanelDefinition &panel, const std::vector<DisplaySeries> &all,
             const Theme &theme)
        : m_usual(panel.kind == u"stat" ? ColorMode::Thresholds : ColorMode::Palette)
        , m_all(all)
        , m_theme(theme)
    {
    }

    QColor colorOf(const DisplaySeries &one, int index)
    {
        const FieldOptions &options = one.options;
        switch (options.colorMode.value_or(m_usual)) {
        case ColorMode::Fixed:
            return options.color ? namedColor(*options.color, m_theme) : paletteColor(index);
        case ColorMode::Shades:
            return shadeOf(options.color ? namedColor(*options.color, m_theme) : paletteColor(0),
                           index, static_cast<int>(m_all.size()));
        case ColorMode::PaletteByName:
            return paletteColorByName(one.name);
        case ColorMode::Thresholds:
        case ColorMode::Continuous:
            return valueColor(lastValue(*one.series), options, limits(options).min,
                              limits(options).max, m_theme);
        case ColorMode::Palette:
            break;
        }
        return paletteColor(index);
    }

private:
    Extent limits(const FieldOptions &options)
    {
        const bool needed = options.colorMode == ColorMode::Continuous
            || (options.thresholds && options.thresholds->percentage);
        if (needed && !m_measured && !(options.min && options.max)) {
            m_extent = extentOf(m_all);
            m_measured = true;
        }
        return {options.min.value_or(m_extent.empty() ? 0 : m_extent.min),
                options.max.value_or(m_extent.empty() ? 100 : m_extent.max)};
    }

    ColorMode m_usual;
    const std::vector<DisplaySeries> &m_all;
    const Theme &m_theme;
    Extent m_extent;
    bool m_measured = false;
};

} // namespace

QColor valueColor(double value, const FieldOptions &options, double min, double max,
                  const Theme &theme)
{
    if (options.colorMode == ColorMode::Continuous) {
        const double position = max > min ? (value - min) / (max - min) : 1;
        return schemeColor(options.colorScheme.value_or(QStringLiteral("GrYlRd")), position);
    }
    if (std::isnan(value))
        return theme.muted;
    static const Thresholds usual = defaultThresholds();
    return thresholdColor(options.thresholds ? *options.thresholds : usual, value, min, max, theme);
}

std::vector<DisplaySeries> displaySeries(const PanelDefinition &panel, const PanelData &data,
                                         const Theme &theme)
{
    std::vector<DisplaySeries> all;
    const FieldResolver resolver(panel);
    for (const TargetData &target : data.targets)
        if (target.frame)
            addTarget(all, panel, resolver, target);
    makeNamesUnique(all);
    Colorist colorist(panel, all, theme);
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i].color = colorist.colorOf(all[i], static_cast<int>(i));
    return all;
}

} // namespace onex
