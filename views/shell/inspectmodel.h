// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/panels/table.h"

#include <QAbstractTableModel>
#include <QTimeZone>

namespace onex {

// A SeriesTable for a QTableView: the time, then a column a series.
class InspectModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setTable(SeriesTable table, const QTimeZone &zone);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    SeriesTable m_table;
    QTimeZone m_zone;
};

} // namespace onex
