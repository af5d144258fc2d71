// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/library.h"

#include <QAbstractItemModel>

#include <memory>
#include <vector>

namespace onex {

// Two levels: what was used last and the folders, and the dashboards in each. New lists are merged
// into the old one row by row, so that selection, folding and scrolling stay.
class SidebarModel final : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Role {
        UidRole = Qt::UserRole,
        FileRole,
        FolderRole,
        TagsRole,
        ProblemRole,
        CurrentRole,
        RecentRole
    };
    explicit SidebarModel(QObject *parent = nullptr);
    ~SidebarModel() override;

    void setEntries(std::vector<DashboardEntry> entries);
    void setRecent(const QStringList &uids); // newest first; unknown ones are left out
    void setCurrent(const QString &uid);
    const QString &current() const { return m_current; }

    QModelIndex indexOf(const QString &uid) const; // in its folder

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &) const override { return 1; }
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Group;
    struct Content
    {
        QString folder;
        bool recent = false;
        std::vector<DashboardEntry> entries;
    };

    std::vector<Content> content() const;
    void merge();
    void mergeEntries(Group &group, const std::vector<DashboardEntry> &entries);
    void mergeEntry(Group &group, std::size_t row, const DashboardEntry &entry);
    QModelIndex indexOfGroup(const Group &group) const;
    QVariant groupData(const Group &group, int role) const;
    QVariant entryData(const Group &group, const DashboardEntry &entry, int role) const;

    std::vector<DashboardEntry> m_entries;
    QStringList m_recent;
    QString m_current;
    std::vector<std::unique_ptr<Group>> m_groups;
};

} // namespace onex
