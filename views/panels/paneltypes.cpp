// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/paneltypes.h"

#include "views/panels/graphview.h"
#include "views/panels/heatmapview.h"
#include "views/panels/pieview.h"
#include "views/panels/placeholderview.h"
#include "views/panels/statview.h"

#include <algorithm>
#include <span>

namespace onex {
namespace {

struct PanelType
{
    const char *kind;
    PanelView *(*make)(QWidget *parent);
};

template <typename View>
PanelView *make(QWidget *parent)
{
    return new View(parent);
}

// What isDrawnKind() of the definitions names.
constexpr PanelType kPanelTypes[] = {
    {"graph", &make<GraphView>},
    {"heatmap", &make<HeatmapView>},
    {"pie", &make<PieView>},
    {"stat", &make<StatView>},
};

} // namespace

PanelView *makePanelView(const QString &kind, QWidget *parent)
{
    const std::span types(kPanelTypes);
    const auto type = std::find_if(types.begin(), types.end(), [&kind](const PanelType &one) {
        return kind == QLatin1String(one.kind);
    });
    return type == types.end() ? new PlaceholderView(parent) : type->make(parent);
}

} // namespace onex
