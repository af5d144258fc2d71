// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSortFilterProxyModel>

namespace onex {

// The dashboards that fit what was typed, in their folders. What was used last is not listed a
// second time while searching.
class SidebarFilter final : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    explicit SidebarFilter(QObject *parent = nullptr);

    void setSearch(const QString &text);
    bool isSearching() const { return !m_search.isEmpty(); }
    QModelIndex best() const; // invalid: nothing fits

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    int score(const QModelIndex &index) const;

    QString m_search;
};

} // namespace onex
