// SPDX-License-Identifier: GPL-3.0-or-later
// Frame -> the named, coloured series of a panel: where every panel kind begins.
#pragma once

#include "models/dashboard/definition.h"
#include "models/panels/paneldata.h"
#include "models/panels/theme.h"

#include <QColor>
#include <QString>

#include <memory>
#include <vector>

namespace onex {

struct DisplaySeries
{
    QString name; // legend template or display name, distinct within the panel
    QString refId;
    QString comparedTo; // name of the one that it is an earlier or another version of; else empty
    QColor color;
    FieldOptions options;               // defaults and the overrides that match, merged
    std::int64_t stepMs = 0;            // of the query; a distance over 1.5 steps is a gap
    std::shared_ptr<const Frame> frame; // keeps `series` alive
    const Series *series = nullptr;     // never null
    std::int64_t endedMs = 0;           // it ended before the range did: by how much
};

// Hidden targets and series hidden from the graph are kept, with options.hideFromGraph set.
std::vector<DisplaySeries> displaySeries(const PanelDefinition &panel, const PanelData &data,
                                         const Theme &theme);

// Further apart, two samples are not connected; without a step nothing is too far.
std::int64_t gapLimit(std::int64_t stepMs, const FieldOptions &options);

} // namespace onex
