// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dashboard/diagnostics.h"

#include "models/panels/summary.h"
#include "models/query/dashboardmodel.h"
#include "models/query/sourceregistry.h"
#include "views/panels/panelview.h"
#include "views/shell/dashboardview.h"

#include <nlohmann/json.hpp>

namespace onex {
namespace {

using Json = nlohmann::ordered_json;

const char *nameOf(PanelState state)
{
    switch (state) {
    case PanelState::Loading:
        return "loading";
    case PanelState::Ready:
        return "ready";
    case PanelState::Stale:
        return "stale";
    case PanelState::Failed:
        return "failed";
    case PanelState::Empty:
        return "empty";
    case PanelState::Unsupported:
        return "unsupported";
    }
    return "loading";
}

const char *nameOf(SourceHealth::State state)
{
    switch (state) {
    case SourceHealth::State::Unknown:
        return "unknown";
    case SourceHealth::State::Ok:
        return "ok";
    case SourceHealth::State::Failing:
        return "failing";
    }
    return "unknown";
}

Json endOf(const std::optional<Extent> &extent, double Extent::*end)
{
    return extent ? Json((*extent).*end) : Json();
}

Json sourceJson(const MetricSource &source)
{
    const SourceHealth health = source.health();
    return {{"name", source.name()},
            {"kind", source.kind()},
            {"health", nameOf(health.state)},
            {"error", health.error}};
}

Json panelJson(const PanelFrame &frame)
{
    const PanelDefinition &panel = frame.model().definition();
    const PanelData &data = frame.model().data();
    const DataSummary summary = summaryOf(data);
    Json queries = Json::array();
    double decodeMs = 0;
    for (const TargetData &target : data.targets) {
        queries.push_back(target.expr.toStdString());
        decodeMs += target.decodeMs;
    }
    return {{"id", panel.id},
            {"title", panel.title.toStdString()},
            {"kind", panel.kind.toStdString()},
            {"state", nameOf(data.state)},
            {"error", data.error.toStdString()},
            {"queries", queries},
            {"series", summary.series},
            {"points", summary.points},
            {"min", endOf(summary.extent, &Extent::min)},
            {"max", endOf(summary.extent, &Extent::max)},
            {"decode_ms", decodeMs},
            {"paint_ms", frame.view() ? frame.view()->paintMs() : 0.0}};
}

} // namespace

QByteArray diagnosticsJson(const SourceRegistry &sources, const DashboardModel &model,
                           const DashboardView &view)
{
    Json json;
    json["version"] = ONEX_VERSION;
    json["sources"] = Json::array();
    for (const auto &source : sources.all())
        json["sources"].push_back(sourceJson(*source));
    json["dashboard"] = model.definition().title.toStdString();
    json["panels"] = Json::array();
    for (const PanelFrame *frame : view.frames())
        json["panels"].push_back(panelJson(*frame));
    const std::string text = json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace);
    return QByteArray::fromStdString(text) + '\n';
}

} // namespace onex
