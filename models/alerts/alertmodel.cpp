// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alerts/alertmodel.h"

#include "datasource/source/background.h"
#include "models/alerts/alerttexts.h"
#include "models/alerts/rowsync.h"

#include <QSet>

#include <algorithm>

namespace onex {
namespace {

constexpr std::size_t kFew = 300;

} // namespace

// One list of rows, with the signals around every change of it.
template <typename Have>
class AlertModel::Level
{
public:
    Level(AlertModel &model, std::vector<Have> &rows, const QModelIndex &parent, quintptr id)
        : m_model(model)
        , m_rows(rows)
        , m_parent(parent)
        , m_id(id)
    {
    }

    static QString key(const LiveAlertPtr &alert) { return alert->id; }
    static QString key(const AlertGroup &group) { return group.title; }
    static QString key(const BranchPtr &branch) { return branch->group.title; }

    void remove(int first, int last)
    {
        m_model.beginRemoveRows(m_parent, first, last);
        m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
        renumber();
        m_model.endRemoveRows();
    }

    template <typename Want>
    void insert(int at, std::vector<Want> fresh)
    {
        m_model.beginInsertRows(m_parent, at, at + static_cast<int>(fresh.size()) - 1);
        std::vector<Have> rows;
        for (Want &one : fresh)
            rows.push_back(m_model.made(std::move(one)));
        m_rows.insert(m_rows.begin() + at, std::make_move_iterator(rows.begin()),
                      std::make_move_iterator(rows.end()));
        renumber();
        m_model.endInsertRows();
    }

    void reorder(const std::vector<int> &from)
    {
        const QList<QPersistentModelIndex> parents{m_parent};
        Q_EMIT m_model.layoutAboutToBeChanged(parents, VerticalSortHint);
        std::vector<Have> rows;
        std::vector<int> to(from.size());
        for (const int row : from) {
            to[static_cast<std::size_t>(row)] = static_cast<int>(rows.size());
            rows.push_back(std::move(m_rows[static_cast<std::size_t>(row)]));
        }
        m_rows = std::move(rows);
        renumber();
        for (const QModelIndex &old : m_model.persistentIndexList()) {
            if (old.internalId() == m_id)
                m_model.changePersistentIndex(
                    old,
                    m_model.createIndex(to[static_cast<std::size_t>(old.row())], old.column(),
                                        m_id));
        }
        Q_EMIT m_model.layoutChanged(parents, VerticalSortHint);
    }

private:
    void renumber()
    {
        if (m_id == 0)
            m_model.numberBranches();
    }

    AlertModel &m_model;
    std::vector<Have> &m_rows;
    QModelIndex m_parent;
    quintptr m_id; // of the rows' indices
};

AlertModel::AlertModel(QObject *parent)
    : QAbstractItemModel(parent)
{
    m_branches.push_back(made(AlertGroup())); // nothing is grouped
    numberBranches();
}

AlertModel::~AlertModel() = default;

void AlertModel::setAlerts(std::vector<LiveAlertPtr> alerts)
{
    m_all = std::move(alerts);
    arrange();
}

void AlertModel::setFilter(AlertFilter filter)
{
    m_filter = std::move(filter);
    arrange();
}

void AlertModel::setGroupBy(const QStringList &labels)
{
    if (labels == m_groupBy)
        return;
    m_groupBy = labels;
    beginResetModel();
    m_branches.clear();
    if (labels.isEmpty())
        m_branches.push_back(made(AlertGroup()));
    numberBranches();
    endResetModel();
    arrange();
}

void AlertModel::sort(int column, Qt::SortOrder order)
{
    m_order = {static_cast<AlertColumn>(std::clamp(column, 0, kAlertColumns - 1)),
               order == Qt::DescendingOrder};
    arrange();
}

// A view asks again only for the rows that it shows.
void AlertModel::setNow(std::int64_t ms)
{
    m_nowMs = ms;
    for (int row = 0; row < rowCount(); ++row) {
        const QModelIndex group = index(row, 0);
        if (const int alerts = rowCount(group))
            Q_EMIT dataChanged(index(0, 0, group), index(alerts - 1, kAlertColumns - 1, group));
    }
    Q_EMIT countsChanged();
}

// Few at once: a list that changes a moment later flickers. Many in another thread, one wish at a
// time; of those that come meanwhile the last counts.
void AlertModel::arrange()
{
    m_arrangeAgain = m_arranging;
    if (m_arranging)
        return;
    const auto work = [all = m_all, filter = m_filter, groupBy = m_groupBy, order = m_order] {
        std::vector<LiveAlertPtr> alerts;
        std::copy_if(all.begin(), all.end(), std::back_inserter(alerts),
                     [&filter](const LiveAlertPtr &alert) { return filter.accepts(*alert); });
        return arranged(std::move(alerts), groupBy, order);
    };
    if (m_all.size() <= kFew)
        return show(work());
    m_arranging = true;
    runInBackground(this, work, [this](std::vector<AlertGroup> groups) {
        m_arranging = false;
        if (m_arrangeAgain)
            arrange();
        else
            show(std::move(groups));
    });
}

void AlertModel::show(std::vector<AlertGroup> groups)
{
    m_shown = 0;
    for (const AlertGroup &group : groups)
        m_shown += static_cast<int>(group.alerts.size());
    syncGroups(std::move(groups));
    Q_EMIT countsChanged();
}

void AlertModel::syncGroups(std::vector<AlertGroup> groups)
{
    syncRows(m_branches, groups, Level(*this, m_branches, {}, 0));
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (!groups[i].alerts.empty() || m_groupBy.isEmpty()) // else it was inserted whole
            syncAlerts(*m_branches[i], std::move(groups[i]));
        const QModelIndex changed = index(static_cast<int>(i), 0);
        Q_EMIT dataChanged(changed, changed.siblingAtColumn(kAlertColumns - 1));
    }
}

void AlertModel::syncAlerts(Branch &branch, AlertGroup group)
{
    std::vector<LiveAlertPtr> &alerts = branch.group.alerts;
    const QModelIndex parent = index(m_rows.value(branch.id), 0);
    branch.group.shared = std::move(group.shared);
    syncRows(alerts, group.alerts, Level(*this, alerts, parent, branch.id));
    for (std::size_t i = 0; i < alerts.size(); ++i) {
        if (!group.alerts[i] || group.alerts[i] == alerts[i] || *group.alerts[i] == *alerts[i])
            continue;
        alerts[i] = std::move(group.alerts[i]);
        const QModelIndex changed = index(static_cast<int>(i), 0, parent);
        Q_EMIT dataChanged(changed, changed.siblingAtColumn(kAlertColumns - 1));
    }
}

AlertModel::BranchPtr AlertModel::made(AlertGroup group)
{
    return std::make_unique<Branch>(Branch{++m_lastId, std::move(group)});
}

void AlertModel::numberBranches()
{
    m_rows.clear();
    for (std::size_t i = 0; i < m_branches.size(); ++i)
        m_rows.insert(m_branches[i]->id, static_cast<int>(i));
}

// --- as a tree -------------------------------------------------------------------------------

const AlertModel::Branch *AlertModel::branchOf(const QModelIndex &index) const
{
    const int row = index.internalId() == 0 ? index.row() : m_rows.value(index.internalId(), -1);
    const bool known
        = index.isValid() && row >= 0 && static_cast<std::size_t>(row) < m_branches.size();
    return known ? m_branches[static_cast<std::size_t>(row)].get() : nullptr;
}

LiveAlertPtr AlertModel::alertAt(const QModelIndex &index) const
{
    const Branch *branch = branchOf(index);
    if (!branch || index.internalId() == 0)
        return nullptr;
    const auto row = static_cast<std::size_t>(index.row());
    return row < branch->group.alerts.size() ? branch->group.alerts[row] : nullptr;
}

const AlertGroup *AlertModel::groupAt(const QModelIndex &index) const
{
    const Branch *branch = branchOf(index);
    return branch ? &branch->group : nullptr;
}

QModelIndex AlertModel::indexOf(const QString &id) const
{
    for (const BranchPtr &branch : m_branches) {
        const auto &alerts = branch->group.alerts;
        const auto at = std::find_if(alerts.begin(), alerts.end(),
                                     [&id](const LiveAlertPtr &alert) { return alert->id == id; });
        if (at != alerts.end())
            return createIndex(static_cast<int>(at - alerts.begin()), 0, branch->id);
    }
    return {};
}

QModelIndex AlertModel::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || column < 0 || column >= kAlertColumns || row >= rowCount(parent))
        return {};
    return createIndex(row, column, parent.isValid() ? branchOf(parent)->id : quintptr(0));
}

QModelIndex AlertModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == 0)
        return {};
    return createIndex(m_rows.value(child.internalId()), 0, quintptr(0));
}

int AlertModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_branches.size());
    const bool isGroup = parent.internalId() == 0 && parent.column() == 0;
    return isGroup ? static_cast<int>(branchOf(parent)->group.alerts.size()) : 0;
}

int AlertModel::columnCount(const QModelIndex &) const { return kAlertColumns; }

QVariant AlertModel::data(const QModelIndex &index, int role) const
{
    const auto column = static_cast<AlertColumn>(index.column());
    if (const LiveAlertPtr alert = alertAt(index))
        return alertData(*alert, branchOf(index)->group.shared, column, role, m_nowMs);
    if (const AlertGroup *group = groupAt(index))
        return groupData(*group, column, role);
    return {};
}

QVariant AlertModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return alertColumnTitle(static_cast<AlertColumn>(section));
}

// --- all of them -----------------------------------------------------------------------------

AlertModel::Counts AlertModel::counts() const
{
    Counts counts;
    counts.total = static_cast<int>(m_all.size());
    counts.hidden = counts.total - m_shown;
    for (const LiveAlertPtr &alert : m_all) {
        ++counts.states[static_cast<std::size_t>(alert->state)];
        if (alert->state == AlertState::Firing)
            ++counts.firing[static_cast<std::size_t>(alert->severity)];
        counts.overdue += isOverdue(*alert, m_nowMs) ? 1 : 0;
    }
    return counts;
}

QStringList AlertModel::labelNames() const
{
    QSet<QString> names;
    for (const LiveAlertPtr &alert : m_all) {
        for (const auto &label : alert->labels)
            names.insert(QString::fromStdString(label.first));
    }
    QStringList sorted(names.begin(), names.end());
    sorted.sort();
    return sorted;
}

} // namespace onex
