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

// The only place to touch when a panel kind is added.
constexpr PanelType kPanelTypes[] = {
    {"", &make<PlaceholderView>}, {"graph", &make<GraphView>}, {"heatmap", &make<HeatmapView>},
    {"pie", &make<PieView>},      {"stat", &make<StatView>},
};

const PanelType *typeOf(const QString &kind)
{
    const std::span types(kPanelTypes);
    const auto it = std::find_if(types.begin(), types.end(), [&kind](const PanelType &type) {
        return kind == QLatin1String(type.kind);
    });
    return it == types.end() ? nullptr : &*it;
}

} // namespace

PanelView *makePanelView(const QString &kind, QWidget *parent)
{
    const PanelType *type = typeOf(kind);
    return type ? type->make(parent) : new PlaceholderView(parent);
}

bool isDrawn(const QString &kind) { return typeOf(kind) != nullptr; }

} // namespace onex
