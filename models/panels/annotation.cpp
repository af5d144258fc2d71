// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/panels/annotation.h"

#include <algorithm>
#include <array>
#include <limits>

namespace onex {
namespace {

constexpr std::size_t kMost = 200;

} // namespace

QColor annotationColor(Annotation::Level level, const Theme &theme)
{
    const QColor colors[] = {theme.error, theme.warning, theme.accent};
    return colors[static_cast<int>(level)];
}

std::vector<PlacedAnnotation> placed(const Annotations &annotations, TimeRange range)
{
    std::vector<PlacedAnnotation> all;
    for (std::size_t i = 0; i < annotations.size() && all.size() < kMost; ++i) {
        const Annotation &one = annotations[i];
        if (one.toMs >= range.from && one.fromMs <= range.to)
            all.push_back({i, {std::max(one.fromMs, range.from), std::min(one.toMs, range.to)}, 0});
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const auto &a, const auto &b) { return a.time.from < b.time.from; });
    std::array<std::int64_t, kAnnotationRows> ends;
    ends.fill(std::numeric_limits<std::int64_t>::min());
    for (PlacedAnnotation &one : all) {
        const auto free = std::find_if(ends.begin(), ends.end(),
                                       [&one](std::int64_t end) { return end < one.time.from; });
        const auto row = free != ends.end() ? free : ends.end() - 1;
        *row = std::max(*row, one.time.to);
        one.row = static_cast<int>(row - ends.begin());
    }
    return all;
}

std::vector<std::size_t> annotationsAt(const Annotations &annotations, std::int64_t timeMs)
{
    std::vector<std::size_t> there;
    for (std::size_t i = 0; i < annotations.size(); ++i)
        if (annotations[i].fromMs <= timeMs && timeMs <= annotations[i].toMs)
            there.push_back(i);
    return there;
}

} // namespace onex
