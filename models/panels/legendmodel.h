// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/panels/displayseries.h"

#include <QAbstractTableModel>

#include <optional>
#include <set>
#include <vector>

namespace onex {

// A graph's legend: one row a series, its name and the calculations that the panel names. Keeps
// which series are switched off, by name, when the data is refreshed.
class LegendModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    // EndedRole: a mark beside the name of a series that ended before the range did; else empty.
    enum Role { ColorRole = Qt::UserRole, ShownRole, SeriesRole, ValueRole, EndedRole };
    using QAbstractTableModel::QAbstractTableModel;

    void setOptions(const LegendOptions &options);
    // Series with hideFromLegend have no row.
    void setSeries(const std::vector<DisplaySeries> &series);

    bool isShown(std::size_t series) const; // index into what setSeries got
    std::vector<bool> shown() const;        // as what setSeries got
    void isolate(int row);                  // only this one; again: all
    void toggle(int row);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

Q_SIGNALS:
    void shownChanged();

private:
    QString name(std::size_t series) const { return m_series[series].name; }
    std::optional<double> value(std::size_t series, int column) const;
    QString text(std::size_t series, int column) const;
    std::vector<std::size_t> sortedRows() const;
    void takeSeries(const std::vector<DisplaySeries> &series);
    void reorder(const std::function<void()> &change);
    void announceShown();
    bool isOnlyOneShown(const QString &name) const;

    LegendOptions m_options;
    std::vector<DisplaySeries> m_series;
    std::vector<std::size_t> m_rows; // series, in the order shown
    std::set<QString> m_hidden;      // names
    int m_sortColumn = -1;           // -1: query order
    Qt::SortOrder m_sortOrder = Qt::DescendingOrder;
    mutable std::vector<std::optional<std::optional<double>>> m_values; // worked out when asked for
};

} // namespace onex
