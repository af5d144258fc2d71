// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/sidebarfilter.h"

#include "views/shell/sidebarmatch.h"
#include "views/shell/sidebarmodel.h"

namespace onex {

SidebarFilter::SidebarFilter(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    setRecursiveFilteringEnabled(true);
}

void SidebarFilter::setSearch(const QString &text)
{
    if (text.simplified() == m_search)
        return;
    m_search = text.simplified();
    invalidateFilter();
}

QModelIndex SidebarFilter::best() const
{
    QModelIndex best;
    int bestScore = 0;
    for (int group = 0; group < rowCount(); ++group) {
        const QModelIndex parent = index(group, 0);
        for (int row = 0; row < rowCount(parent); ++row) {
            const QModelIndex candidate = index(row, 0, parent);
            const int fit = score(candidate);
            if (fit > bestScore) {
                bestScore = fit;
                best = candidate;
            }
        }
    }
    return best;
}

// Folders are there for what is in them.
bool SidebarFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    if (!isSearching())
        return true;
    if (!parent.isValid() || parent.data(SidebarModel::RecentRole).toBool())
        return false;
    return score(sourceModel()->index(row, 0, parent)) > 0;
}

int SidebarFilter::score(const QModelIndex &index) const
{
    return matchScore(m_search, index.data(Qt::DisplayRole).toString(),
                      index.data(SidebarModel::FolderRole).toString(),
                      index.data(SidebarModel::TagsRole).toStringList());
}

} // namespace onex
