// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/panelmodel.h"

#include <algorithm>

namespace onex {

namespace {

bool sameFrame(const FramePtr &a, const FramePtr &b) { return a == b || (a && b && *a == *b); }

bool showsTheSame(const TargetData &a, const TargetData &b)
{
    return a.refId == b.refId && a.expr == b.expr && a.legend == b.legend && a.instant == b.instant
        && a.heatmap == b.heatmap && a.stepMs == b.stepMs && a.error == b.error
        && a.notices == b.notices && sameFrame(a.frame, b.frame);
}

// When it came and how long it took changes with every answer and is no reason to paint again.
bool showsTheSame(const PanelData &a, const PanelData &b)
{
    return a.state == b.state && a.error == b.error && a.range == b.range
        && std::equal(a.targets.begin(), a.targets.end(), b.targets.begin(), b.targets.end(),
                      [](const TargetData &x, const TargetData &y) { return showsTheSame(x, y); });
}

} // namespace

PanelModel::PanelModel(PanelDefinition definition, QObject *parent)
    : QObject(parent)
    , m_definition(std::move(definition))
{
}

void PanelModel::setSeen(bool seen)
{
    if (m_seen == seen)
        return;
    m_seen = seen;
    Q_EMIT seenChanged();
}

void PanelModel::setWidth(int pixels)
{
    if (m_width == pixels)
        return;
    m_width = pixels;
    Q_EMIT widthChanged();
}

void PanelModel::setDefinition(PanelDefinition definition)
{
    if (m_definition == definition)
        return;
    m_definition = std::move(definition);
    Q_EMIT definitionChanged();
}

void PanelModel::setData(PanelData data)
{
    const bool same = showsTheSame(m_data, data);
    m_data = std::move(data);
    if (!same)
        Q_EMIT changed();
}

void PanelModel::setFetching(bool fetching)
{
    if (m_fetching == fetching)
        return;
    m_fetching = fetching;
    Q_EMIT fetchingChanged();
}

} // namespace onex
