// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/timeexpr.h"
#include "models/dashboard/yamldialect.h"

#include <array>

namespace onex {

namespace {

void readBucketTime(const Node &node, HeatmapOptions &out, Problems &problems)
{
    QString text;
    readDuration(node, text, problems);
    out.xBucketMs = parseDuration(text).value_or(0);
}

constexpr std::array kScales{
    Choice{u"linear", Scale::Linear},
    Choice{u"log2", Scale::Log2},
    Choice{u"log10", Scale::Log10},
    Choice{u"log", Scale::Log10},
};

constexpr std::array kRows{
    Field<HeatmapOptions>{u"calculate", &into<&HeatmapOptions::calculate>},
    Field<HeatmapOptions>{u"y_buckets", &within<kBuckets, &HeatmapOptions::yBuckets>},
    Field<HeatmapOptions>{u"y_bucket_size", &into<&HeatmapOptions::yBucketSize>},
    Field<HeatmapOptions>{u"x_bucket", &readBucketTime},
    Field<HeatmapOptions>{u"scheme", &into<&HeatmapOptions::scheme>},
    Field<HeatmapOptions>{u"exponent", &into<&HeatmapOptions::exponent>},
    Field<HeatmapOptions>{u"reverse", &into<&HeatmapOptions::reverse>},
    Field<HeatmapOptions>{u"color_min", &into<&HeatmapOptions::colorMin>},
    Field<HeatmapOptions>{u"color_max", &into<&HeatmapOptions::colorMax>},
    Field<HeatmapOptions>{u"hide_below", &into<&HeatmapOptions::hideBelow>},
    Field<HeatmapOptions>{u"gap", &within<kCellGaps, &HeatmapOptions::cellGap>},
    Field<HeatmapOptions>{u"scale",
                          [](const Node &node, HeatmapOptions &out, Problems &problems) {
                              readChoice(node, out.yScale, std::span<const Choice<Scale>>(kScales),
                                         problems);
                          }},
    Field<HeatmapOptions>{u"y_min", &into<&HeatmapOptions::yMin>},
    Field<HeatmapOptions>{u"y_max", &into<&HeatmapOptions::yMax>},
    Field<HeatmapOptions>{u"legend", &into<&HeatmapOptions::showLegend>},
};

} // namespace

void read(const Node &node, HeatmapOptions &out, Problems &problems)
{
    readMap(node, out, std::span<const Field<HeatmapOptions>>(kRows), problems);
}

void readDuration(const Node &node, QString &out, Problems &problems)
{
    read(node, out, problems);
    if (!out.contains(u'$') && !parseDuration(out)) {
        out.clear();
        wrongType(problems, node, QStringLiteral("a duration such as 30s, 5m or 1h"));
    }
}

} // namespace onex
