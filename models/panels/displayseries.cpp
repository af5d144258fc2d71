// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/panels/displayseries.h"

#include "models/dashboard/calcs.h"
#include "models/panels/colors.h"
#include "models/panels/distinctnames.h"
#include "models/panels/ended.h"
#include "models/panels/fieldoptions.h"
#include "models/panels/legendtext.h"
#include "models/panels/valuecolors.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace onex {
namespace {

const Target *targetOf(const PanelDefinition &panel, const QString &refId)
{
    const auto it = std::find_if(panel.targets.begin(), panel.targets.end(),
                                 [&refId](const Target &target) { return target.refId == refId; });
    return it == panel.targets.end() ? nullptr : &*it;
}

// Dashed lines, stacked by themselves where what they are compared with is.
void markCompared(DisplaySeries &one, const QString &with)
{
    one.comparedTo = one.name;
    one.name += QStringLiteral(" (%1)").arg(with);
    FieldOptions &options = one.options;
    options.dashes = std::vector<double>{6, 4};
    options.drawStyle = DrawStyle::Line;
    options.fillOpacity = 0;
    options.stackGroup = options.stackGroup.value_or(QStringLiteral("A")) + u' ' + with;
    options.fillBelowTo.reset();
}

void addTarget(std::vector<DisplaySeries> &all, const PanelDefinition &panel,
               const FieldResolver &resolver, const PanelData &data, const TargetData &target)
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
        one.endedMs = endedMs(series, target.stepMs, data);
        const QString legend = legendText(target.legend, series.labels, target.expr, differing);
        const QString &common = panel.defaults.displayName.value_or(QString());
        const QString name
            = common.isEmpty() ? legend : displayNameText(common, legend, series.labels);
        one.options = resolver.optionsFor(name, target.refId, series);
        const QString own = one.options.displayName.value_or(QString());
        one.name = own.isEmpty() ? legend : displayNameText(own, legend, series.labels);
        if (written && written->hidden)
            one.options.hideFromGraph = true;
        if (!target.comparedWith.isEmpty())
            markCompared(one, target.comparedWith);
        all.push_back(std::move(one));
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
        , m_byValue(all, theme)
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
            return m_byValue.of(lastValue(*one.series), options);
        case ColorMode::Palette:
            break;
        }
        return paletteColor(index);
    }

private:
    ColorMode m_usual;
    const std::vector<DisplaySeries> &m_all;
    const Theme &m_theme;
    ValueColors m_byValue;
};

// What is compared has the colour of what it is compared with.
void takeColours(std::vector<DisplaySeries> &all)
{
    std::map<std::pair<QString, QString>, QColor> colours;
    for (const DisplaySeries &one : all)
        if (one.comparedTo.isEmpty())
            colours[{one.refId, one.name}] = one.color;
    for (DisplaySeries &one : all) {
        const auto same = colours.find({one.refId, one.comparedTo});
        if (!one.comparedTo.isEmpty() && same != colours.end())
            one.color = same->second;
    }
}

} // namespace

std::vector<DisplaySeries> displaySeries(const PanelDefinition &panel, const PanelData &data,
                                         const Theme &theme)
{
    std::vector<DisplaySeries> all;
    const FieldResolver resolver(panel);
    for (const TargetData &target : data.targets)
        if (target.frame)
            addTarget(all, panel, resolver, data, target);
    makeNamesDistinct(all);
    Colorist colorist(panel, all, theme);
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i].color = colorist.colorOf(all[i], static_cast<int>(i));
    takeColours(all);
    return all;
}

std::int64_t gapLimit(std::int64_t stepMs, const FieldOptions &options)
{
    const std::int64_t limit = stepMs > 0 ? stepMs + stepMs / 2 : INT64_MAX;
    return std::max(limit, options.spanNullsMs.value_or(0));
}

} // namespace onex
