// SPDX-License-Identifier: GPL-3.0-or-later
// Definition, variables and range -> what a panel asks.
#pragma once

#include "datasource/source/metricsource.h"
#include "models/dashboard/timeexpr.h"
#include "models/dashboard/variables.h"
#include "models/query/comparison.h"

#include <QString>

#include <vector>

namespace onex {

class SourceRegistry;

struct PlannedQuery
{
    QString refId;
    MetricSource *source = nullptr; // null: error says why
    MetricQuery query;
    std::int64_t stepMs = 0;
    QString legend;
    bool heatmap = false;
    Comparison comparison; // that it is made for; none: it is the panel's own
    // The question without its time: an answer to the same question at another time is old, an
    // answer to another question is wrong.
    QString question;
    QString error;
    bool operator==(const PlannedQuery &) const = default;
};

struct PanelPlan
{
    TimeRange range;                   // of the x axis, not aligned
    std::vector<PlannedQuery> queries; // hidden and empty ones left out
    QString problem; // something in the definition that was left out, for a person
    int move = 0;    // counts where in time a person went: another number is another question
    bool operator==(const PanelPlan &) const = default;
};

struct PlanContext
{
    const SourceRegistry &sources;
    const Variables &variables; // the panel's own: with the value it is repeated for
    TimeSpec time;
    TimeRange range;        // of the dashboard
    std::int64_t nowMs = 0; // at which the range was resolved
    QTimeZone zone;
    QString dashboard; // its title
    int width = 0;     // pixels; 0: not known
    int move = 0;
    Comparison comparison{}; // of graphs
};

PanelPlan planPanel(const PanelDefinition &panel, const PlanContext &context);

// The panel as it is shown: variables filled into every text that a person reads.
PanelDefinition filledPanel(PanelDefinition panel, const Variables &variables,
                            const Builtins &builtins);

// Every text of the panel that may hold a variable, for finding out which it mentions.
QString textsWithVariables(const PanelDefinition &panel);

} // namespace onex
