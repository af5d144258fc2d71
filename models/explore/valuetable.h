// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/panels/paneldata.h"

#include <QAbstractTableModel>
#include <QTimeZone>

namespace onex {

// The last value of every series of a panel: a column a label, then value and time. Sorts by what a
// column means: see SortRole.
class ValueTable final : public QAbstractTableModel
{
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;
    static constexpr int SortRole = Qt::UserRole;

    void setPanel(const PanelData &data, const QTimeZone &zone);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        QString query;
        Labels labels;
        double value = 0;
        std::int64_t timeMs = 0;
    };
    int labelColumns() const { return static_cast<int>(m_labels.size()); }

    std::vector<Row> m_rows;
    std::vector<std::string> m_labels; // the columns after the query's
    QTimeZone m_zone;
};

} // namespace onex
