// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/inspectmodel.h"

#include "views/panels/inert.h"

#include <QDateTime>

namespace onex {

void InspectModel::setTable(SeriesTable table, const QTimeZone &zone)
{
    beginResetModel();
    m_table = std::move(table);
    m_zone = zone;
    endResetModel();
}

int InspectModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_table.times.size());
}

int InspectModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_table.columns.size()) + 1;
}

QVariant InspectModel::data(const QModelIndex &index, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const auto row = static_cast<std::size_t>(index.row());
    if (index.column() == 0) {
        return QDateTime::fromMSecsSinceEpoch(m_table.times[row], m_zone)
            .toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz t"));
    }
    const auto value = m_table.at(static_cast<std::size_t>(index.column() - 1), row);
    return value ? QString::number(*value, 'g', 12) : QString();
}

QVariant InspectModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical || section < 0)
        return {};
    const QString name
        = section == 0 ? tr("Time") : m_table.columns[static_cast<std::size_t>(section - 1)].name;
    if (role == Qt::ToolTipRole)
        return inertText(name);
    return role == Qt::DisplayRole ? name : QVariant();
}

} // namespace onex
