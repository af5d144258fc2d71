// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/sidebarmodel.h"

#include "views/panels/inert.h"

namespace onex {
namespace {

constexpr std::size_t kRecentShown = 5;

bool hasUid(const std::vector<DashboardEntry> &entries, const QString &uid)
{
    return std::any_of(entries.begin(), entries.end(),
                       [&uid](const DashboardEntry &entry) { return entry.uid == uid; });
}

bool byTitle(const DashboardEntry &a, const DashboardEntry &b)
{
    const int order = QString::localeAwareCompare(a.title, b.title);
    return order != 0 ? order < 0 : a.uid < b.uid;
}

} // namespace

// Children point at their group, which stays where it is while rows move.
struct SidebarModel::Group
{
    QString folder;
    bool recent = false;
    std::vector<DashboardEntry> entries;
    bool is(const Content &content) const
    {
        return recent == content.recent && folder == content.folder;
    }
};

SidebarModel::SidebarModel(QObject *parent)
    : QAbstractItemModel(parent)
{
}

SidebarModel::~SidebarModel() = default;

void SidebarModel::setEntries(std::vector<DashboardEntry> entries)
{
    m_entries = std::move(entries);
    merge();
}

void SidebarModel::setRecent(const QStringList &uids)
{
    m_recent = uids;
    merge();
}

void SidebarModel::setCurrent(const QString &uid)
{
    if (uid == m_current)
        return;
    m_current = uid;
    for (const auto &group : m_groups) {
        const QModelIndex parent = indexOfGroup(*group);
        Q_EMIT dataChanged(index(0, 0, parent), index(rowCount(parent) - 1, 0, parent),
                           {CurrentRole});
    }
}

QModelIndex SidebarModel::indexOf(const QString &uid) const
{
    for (const auto &group : m_groups) {
        if (group->recent)
            continue;
        for (std::size_t row = 0; row < group->entries.size(); ++row) {
            if (group->entries[row].uid == uid)
                return createIndex(static_cast<int>(row), 0, group.get());
        }
    }
    return {};
}

std::vector<SidebarModel::Content> SidebarModel::content() const
{
    std::vector<Content> groups;
    Content recent{{}, true, {}};
    for (const QString &uid : m_recent) {
        const auto entry = std::find_if(m_entries.begin(), m_entries.end(),
                                        [&uid](const auto &known) { return known.uid == uid; });
        if (entry != m_entries.end() && recent.entries.size() < kRecentShown)
            recent.entries.push_back(*entry);
    }
    std::vector<DashboardEntry> sorted = m_entries;
    std::stable_sort(sorted.begin(), sorted.end(), byTitle);
    QMap<QString, std::vector<DashboardEntry>> folders;
    for (DashboardEntry &entry : sorted)
        folders[entry.folder].push_back(std::move(entry));
    if (!recent.entries.empty())
        groups.push_back(std::move(recent));
    for (auto folder = folders.begin(); folder != folders.end(); ++folder)
        groups.push_back({folder.key(), false, std::move(folder.value())});
    return groups;
}

// Groups keep one order (recent, then by name), so a new one only ever goes between two old ones.
void SidebarModel::merge()
{
    const std::vector<Content> wanted = content();
    for (int row = static_cast<int>(m_groups.size()) - 1; row >= 0; --row) {
        const Group &group = *m_groups[static_cast<std::size_t>(row)];
        if (std::any_of(wanted.begin(), wanted.end(),
                        [&group](const auto &c) { return group.is(c); }))
            continue;
        beginRemoveRows({}, row, row);
        m_groups.erase(m_groups.begin() + row);
        endRemoveRows();
    }
    for (std::size_t row = 0; row < wanted.size(); ++row) {
        if (row >= m_groups.size() || !m_groups[row]->is(wanted[row])) {
            auto group = std::make_unique<Group>(
                Group{wanted[row].folder, wanted[row].recent, wanted[row].entries});
            beginInsertRows({}, static_cast<int>(row), static_cast<int>(row));
            m_groups.insert(m_groups.begin() + static_cast<std::ptrdiff_t>(row), std::move(group));
            endInsertRows();
        } else {
            mergeEntries(*m_groups[row], wanted[row].entries);
        }
    }
}

void SidebarModel::mergeEntries(Group &group, const std::vector<DashboardEntry> &entries)
{
    const QModelIndex parent = indexOfGroup(group);
    for (int row = static_cast<int>(group.entries.size()) - 1; row >= 0; --row) {
        if (hasUid(entries, group.entries[static_cast<std::size_t>(row)].uid))
            continue;
        beginRemoveRows(parent, row, row);
        group.entries.erase(group.entries.begin() + row);
        endRemoveRows();
    }
    for (std::size_t row = 0; row < entries.size(); ++row)
        mergeEntry(group, row, entries[row]);
    const int wanted = static_cast<int>(entries.size()),
              have = static_cast<int>(group.entries.size());
    if (have > wanted) { // a uid that was listed twice before
        beginRemoveRows(parent, wanted, have - 1);
        group.entries.resize(entries.size());
        endRemoveRows();
    }
}

void SidebarModel::mergeEntry(Group &group, std::size_t row, const DashboardEntry &entry)
{
    const QModelIndex parent = indexOfGroup(group);
    const int place = static_cast<int>(row);
    const auto begin = group.entries.begin();
    const auto at = begin + place;
    const auto found = std::find_if(at, group.entries.end(),
                                    [&entry](const auto &known) { return known.uid == entry.uid; });
    if (found == group.entries.end()) {
        beginInsertRows(parent, place, place);
        group.entries.insert(at, entry);
        endInsertRows();
        return;
    }
    if (found != at) {
        const int from = static_cast<int>(found - begin);
        beginMoveRows(parent, from, from, parent, place);
        std::rotate(at, found, found + 1);
        endMoveRows();
    }
    if (group.entries[row] != entry) {
        group.entries[row] = entry;
        const QModelIndex changed = index(place, 0, parent);
        Q_EMIT dataChanged(changed, changed);
    }
}

QModelIndex SidebarModel::indexOfGroup(const Group &group) const
{
    const auto found = std::find_if(m_groups.begin(), m_groups.end(),
                                    [&group](const auto &known) { return known.get() == &group; });
    return createIndex(static_cast<int>(found - m_groups.begin()), 0, nullptr);
}

QModelIndex SidebarModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    if (!parent.isValid())
        return createIndex(row, column, nullptr);
    return createIndex(row, column, m_groups[static_cast<std::size_t>(parent.row())].get());
}

QModelIndex SidebarModel::parent(const QModelIndex &child) const
{
    const auto *group = static_cast<const Group *>(child.constInternalPointer());
    return group ? indexOfGroup(*group) : QModelIndex();
}

int SidebarModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_groups.size());
    if (parent.constInternalPointer())
        return 0;
    return static_cast<int>(m_groups[static_cast<std::size_t>(parent.row())]->entries.size());
}

QVariant SidebarModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto row = static_cast<std::size_t>(index.row());
    const auto *group = static_cast<const Group *>(index.constInternalPointer());
    return group ? entryData(*group, group->entries[row], role) : groupData(*m_groups[row], role);
}

Qt::ItemFlags SidebarModel::flags(const QModelIndex &index) const
{
    if (index.isValid() && index.constInternalPointer())
        return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    return QAbstractItemModel::flags(index);
}

QVariant SidebarModel::groupData(const Group &group, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        if (group.recent)
            return tr("Recently used");
        return group.folder.isEmpty() ? tr("General") : group.folder;
    case FolderRole:
        return group.folder;
    case RecentRole:
        return group.recent;
    default:
        return {};
    }
}

QVariant SidebarModel::entryData(const Group &group, const DashboardEntry &entry, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return entry.title.simplified();
    case Qt::ToolTipRole: {
        QStringList lines{entry.title, entry.file, entry.tags.join(QLatin1String(", ")),
                          entry.problem};
        lines.removeAll(QString());
        return inertText(lines.join(u'\n'));
    }
    case Qt::AccessibleDescriptionRole:
    case ProblemRole:
        return entry.problem;
    case UidRole:
        return entry.uid;
    case FileRole:
        return entry.file;
    case FolderRole:
        return entry.folder;
    case TagsRole:
        return entry.tags;
    case CurrentRole:
        return entry.uid == m_current;
    case RecentRole:
        return group.recent;
    default:
        return {};
    }
}

} // namespace onex
