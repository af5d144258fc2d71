// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/panelset.h"

#include "models/dashboard/words.h"
#include "models/query/panelmodel.h"

#include <algorithm>

namespace onex {

namespace {

bool isRow(const PanelModel &model) { return model.definition().kind == u"row"; }

} // namespace

PanelSet::PanelSet(QueryRunner &runner, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_runner(runner)
    , m_clock(clock)
{
}

PanelSet::~PanelSet() = default;

bool PanelSet::setPanels(std::vector<ShownPanel> panels, const Builtins &builtins)
{
    const auto before = models();
    bool moved = false;
    std::vector<EntryPtr> entries;
    for (ShownPanel &panel : panels) {
        EntryPtr entry = takeEntry(panel.key, panel.definition.kind);
        moved = moved || !entry || entry->shown.definition.rect != panel.definition.rect;
        if (!entry)
            entry = makeEntry(panel);
        entry->mentions = Variables::mentioned(textsWithVariables(panel.definition));
        entry->shown = std::move(panel);
        entries.push_back(std::move(entry));
    }
    for (const EntryPtr &gone : m_entries) {
        if (gone)
            gone->model->deleteLater(); // views let go when they are told
    }
    m_entries = std::move(entries);
    for (const EntryPtr &entry : m_entries) {
        const ShownPanel &shown = entry->shown;
        entry->model->setDefinition(filledPanel(shown.definition, shown.variables, builtins));
    }
    return moved || models() != before;
}

std::vector<PanelModel *> PanelSet::models() const
{
    std::vector<PanelModel *> models;
    for (const EntryPtr &entry : m_entries)
        models.push_back(entry->model);
    return models;
}

void PanelSet::askWhatChanged(const Moment &moment)
{
    for (const EntryPtr &entry : m_entries) {
        if (isAsked(*entry, moment))
            entry->feed->want(planOf(*entry, moment), PanelFeed::Ask::IfChanged);
    }
}

void PanelSet::askAgain(const Moment &moment)
{
    for (const EntryPtr &entry : m_entries) {
        if (isAsked(*entry, moment))
            entry->feed->want(planOf(*entry, moment), PanelFeed::Ask::Again);
        else if (entry->feed)
            entry->feed->invalidate();
    }
}

void PanelSet::askAutomatically(const Moment &moment)
{
    for (const EntryPtr &entry : m_entries) {
        if (isAsked(*entry, moment) && !entry->feed->isLeftAlone())
            entry->feed->want(planOf(*entry, moment), PanelFeed::Ask::Again);
    }
}

void PanelSet::askOverdue(const Moment &moment)
{
    const auto isDue = [now = m_clock.steadyMs()](const PanelFeed &feed) {
        const auto retryAt = feed.retryAtMs();
        return retryAt ? now >= *retryAt : !feed.hasAsked();
    };
    for (const EntryPtr &entry : m_entries) {
        if (isAsked(*entry, moment) && isDue(*entry->feed))
            entry->feed->want(planOf(*entry, moment), PanelFeed::Ask::Again);
    }
}

void PanelSet::supersede()
{
    for (const EntryPtr &entry : m_entries) {
        if (entry->feed)
            entry->feed->supersede();
    }
}

void PanelSet::checkAge(std::optional<std::int64_t> staleAfterMs)
{
    for (const EntryPtr &entry : m_entries) {
        if (entry->feed && entry->model->isSeen())
            entry->feed->checkAge(staleAfterMs);
    }
}

bool PanelSet::isSettled() const
{
    return std::all_of(m_entries.begin(), m_entries.end(), [](const EntryPtr &entry) {
        if (!entry->feed || !entry->model->isSeen())
            return true;
        return entry->feed->hasAsked() && !entry->feed->isUnderWay()
            && entry->model->data().state != PanelState::Loading;
    });
}

// Of panels that nobody sees nothing is asked: that they are old or empty means nothing.
PanelSet::Counts PanelSet::counts() const
{
    Counts counts;
    for (const EntryPtr &entry : m_entries) {
        if (isRow(*entry->model))
            continue;
        ++counts.panels;
        if (!entry->model->isSeen())
            continue;
        const PanelState state = entry->model->data().state;
        counts.stale += state == PanelState::Stale;
        counts.failed += state == PanelState::Failed;
        counts.loading += state == PanelState::Loading;
    }
    return counts;
}

PanelSet::EntryPtr PanelSet::takeEntry(const QString &key, const QString &kind)
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), [&](const EntryPtr &entry) {
        return entry && entry->shown.key == key && entry->shown.definition.kind == kind;
    });
    return found == m_entries.end() ? nullptr : std::move(*found);
}

PanelSet::EntryPtr PanelSet::makeEntry(const ShownPanel &panel)
{
    auto entry = std::make_unique<Entry>();
    auto *model = new PanelModel(panel.definition, this);
    entry->model = model;
    connect(model, &PanelModel::seenChanged, this, [this, model] { seenChanged(model); });
    connect(model, &PanelModel::widthChanged, this, &PanelSet::widthsChanged);
    connect(model, &PanelModel::changed, this, &PanelSet::progressed);
    if (isDrawnKind(panel.definition.kind)) {
        entry->feed = std::make_unique<PanelFeed>(*model, m_runner, m_clock,
                                                  [this] { Q_EMIT progressed(); });
        connect(model, &PanelModel::stopRequested, this,
                [feed = entry->feed.get()] { feed->stop(); });
        return entry;
    }
    PanelData data;
    data.state = isRow(*model) ? PanelState::Ready : PanelState::Unsupported;
    model->setData(std::move(data));
    return entry;
}

void PanelSet::seenChanged(PanelModel *model)
{
    const auto entry
        = std::find_if(m_entries.begin(), m_entries.end(),
                       [&](const EntryPtr &candidate) { return candidate->model == model; });
    if (entry == m_entries.end() || !(*entry)->feed)
        return;
    if (model->isSeen())
        Q_EMIT wanted();
    else
        (*entry)->feed->forget();
    Q_EMIT progressed();
}

bool PanelSet::isAsked(const Entry &entry, const Moment &moment) const
{
    return entry.feed && entry.model->isSeen()
        && std::none_of(moment.pendingVariables.begin(), moment.pendingVariables.end(),
                        [&](const QString &name) { return entry.mentions.contains(name); });
}

PanelPlan PanelSet::planOf(const PanelModel &panel, const Moment &moment) const
{
    const auto found
        = std::ranges::find(m_entries, &panel, [](const EntryPtr &entry) { return entry->model; });
    return found == m_entries.end() || !(*found)->feed ? PanelPlan() : planOf(**found, moment);
}

PanelPlan PanelSet::planOf(const Entry &entry, const Moment &moment) const
{
    const PlanContext context{moment.sources,   entry.shown.variables, moment.time,
                              moment.range,     moment.nowMs,          moment.zone,
                              moment.dashboard, entry.model->width(),  moment.move,
                              moment.comparison};
    return planPanel(entry.shown.definition, context);
}

} // namespace onex
