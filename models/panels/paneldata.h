// SPDX-License-Identifier: GPL-3.0-or-later
// What a panel shows at this moment: the answers to its targets and its state. The query room makes
// it, the panel views read it.
#pragma once

#include "datasource/core/frame.h"
#include "datasource/core/timerange.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace onex {

// A panel is always in exactly one state; there is no way to show old data unmarked.
enum class PanelState {
    Loading, // no data yet, a query is under way or waits for the panel to be seen
    Ready,
    Stale,      // has data (or had the answer "none"), but the last refresh failed or is overdue
    Failed,     // no data, and the reason
    Empty,      // asked, nothing matches
    Unsupported // this program does not draw the kind
};

struct TargetData
{
    QString refId;
    QString expr;   // as sent, variables replaced
    QString legend; // template, variables replaced
    bool instant = false;
    TimeRange sent;       // of the query; refreshes after the first answer ask for its end only
    QString comparedWith; // "1d earlier"; empty: the panel's own
    bool heatmap = false; // format: heatmap
    std::int64_t stepMs = 0;
    FramePtr frame;      // null: not answered yet
    QString error;       // of the last attempt; the server's own words
    QStringList notices; // warnings and infos of the server
    double roundTripMs = 0;
    double decodeMs = 0;
    std::int64_t bytes = 0; // of the last answer
};

struct PanelData
{
    PanelState state = PanelState::Loading;
    QString error;                   // a line a target that failed; empty: none did
    TimeRange range;                 // what was asked for; the x axis
    std::int64_t receivedMs = 0;     // wall clock of the last good answer, 0: never
    std::vector<TargetData> targets; // hidden ones are left out
    bool operator==(const PanelData &) const = delete;
};

// Something to draw or to write.
inline bool hasSeries(const FramePtr &frame)
{
    return frame && (!frame->series.empty() || !frame->text.empty());
}

} // namespace onex
