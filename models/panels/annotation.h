// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/timerange.h"
#include "models/panels/theme.h"

#include <QString>

#include <memory>
#include <vector>

namespace onex {

// Something that went on beside what a graph shows.
struct Annotation
{
    enum class Level { Critical, High, Other };

    std::int64_t fromMs = 0, toMs = 0;
    QString text; // plain
    Level level = Level::Other;
    bool operator==(const Annotation &) const = default;
};

using Annotations = std::vector<Annotation>;
using AnnotationsPtr = std::shared_ptr<const Annotations>;

QColor annotationColor(Annotation::Level level, const Theme &theme);

constexpr int kAnnotationRows = 3;

// Where one is drawn at the foot of a graph: row 0 is the lowest.
struct PlacedAnnotation
{
    std::size_t index = 0;
    TimeRange time; // what of it is inside the range
    int row = 0;
    bool operator==(const PlacedAnnotation &) const = default;
};

// Those that touch the range, side by side where they do not overlap; where more than the rows do,
// the last lie over each other. At most 200.
std::vector<PlacedAnnotation> placed(const Annotations &annotations, TimeRange range);

// Those that go on at that time, in the order given.
std::vector<std::size_t> annotationsAt(const Annotations &annotations, std::int64_t timeMs);

} // namespace onex
