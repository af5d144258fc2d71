// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/alerts/alertfilter.h"
#include "models/alerts/alertgroups.h"

#include <QAbstractItemModel>
#include <QHash>

#include <array>

namespace onex {

// The alerts that the filter lets through: groups are the top rows, alerts theirs. Where nothing is
// grouped there is one group, always there, for a view to take as its root. A refresh changes only
// the rows that differ, so that selection, expansion and scrolling stay. Hundreds are arranged in
// another thread and shown a moment later.
class AlertModel final : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Role { IdRole = Qt::UserRole, SeverityRole, StateRole, OverdueRole, TitleRole };
    struct Counts
    {
        int total = 0;
        int hidden = 0; // by the filter
        std::array<int, kAlertStates> states{};
        std::array<int, 5> firing{}; // by severity
        int overdue = 0;
    };

    explicit AlertModel(QObject *parent = nullptr);
    ~AlertModel() override;

    void setAlerts(std::vector<LiveAlertPtr> alerts);
    void setFilter(AlertFilter filter);
    void setGroupBy(const QStringList &labels);
    const QStringList &groupBy() const { return m_groupBy; }
    void setNow(std::int64_t ms);   // ages and times left
    Counts counts() const;          // of everything, not only of what is shown
    QStringList labelNames() const; // of all alerts, for choosing what to group by

    LiveAlertPtr alertAt(const QModelIndex &index) const;      // null: a group
    const AlertGroup *groupAt(const QModelIndex &index) const; // null: not a group's row
    QModelIndex indexOf(const QString &id) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

Q_SIGNALS:
    void countsChanged();

private:
    struct Branch
    {
        quintptr id = 0; // of its alerts' indices; stays
        AlertGroup group;
    };
    using BranchPtr = std::unique_ptr<Branch>;
    template <typename Have>
    class Level;

    void arrange();
    void show(std::vector<AlertGroup> groups);
    void syncGroups(std::vector<AlertGroup> groups);
    void syncAlerts(Branch &branch, AlertGroup group);
    static LiveAlertPtr made(LiveAlertPtr alert) { return alert; }
    BranchPtr made(AlertGroup group);
    void numberBranches();
    const Branch *branchOf(const QModelIndex &index) const; // that an alert or a group is in

    std::vector<LiveAlertPtr> m_all;
    AlertFilter m_filter;
    QStringList m_groupBy;
    AlertOrder m_order;
    std::int64_t m_nowMs = 0;
    int m_shown = 0;
    bool m_arranging = false, m_arrangeAgain = false;
    std::vector<BranchPtr> m_branches;
    QHash<quintptr, int> m_rows; // of branches, by id
    quintptr m_lastId = 0;
};

} // namespace onex
