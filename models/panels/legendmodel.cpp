// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/panels/legendmodel.h"

#include "models/dashboard/calcs.h"
#include "models/panels/ended.h"
#include "models/panels/format.h"

#include <algorithm>
#include <cmath>

namespace onex {

void LegendModel::setOptions(const LegendOptions &options)
{
    if (options == m_options)
        return;
    beginResetModel();
    m_options = options;
    m_options.calcs.removeIf([](const QString &calc) { return !calcOf(calc); });
    const auto column = m_options.calcs.indexOf(options.sortBy);
    m_sortColumn = options.sortBy == u"name" ? 0 : column < 0 ? -1 : static_cast<int>(column) + 1;
    m_sortOrder = options.sortDescending ? Qt::DescendingOrder : Qt::AscendingOrder;
    m_values.assign(m_series.size() * static_cast<std::size_t>(m_options.calcs.size()), {});
    m_rows = sortedRows();
    endResetModel();
}

void LegendModel::setSeries(const std::vector<DisplaySeries> &series)
{
    const auto sameRows = [this, &series] {
        return std::equal(series.begin(), series.end(), m_series.begin(), m_series.end(),
                          [](const DisplaySeries &a, const DisplaySeries &b) {
                              return a.name == b.name && a.color == b.color
                                  && a.options == b.options;
                          });
    };
    // A refresh keeps the rows, so that selection and scroll stay where they are.
    if (!sameRows()) {
        beginResetModel();
        takeSeries(series);
        endResetModel();
        return;
    }
    const bool sameMarks = std::ranges::equal(series, m_series, {}, &DisplaySeries::endedMs,
                                              &DisplaySeries::endedMs);
    if (m_sortColumn > 0)
        reorder([&] { takeSeries(series); });
    else
        takeSeries(series);
    const int first = sameMarks ? 1 : 0;
    if (!m_rows.empty() && columnCount() > first)
        Q_EMIT dataChanged(index(0, first), index(rowCount() - 1, columnCount() - 1));
}

void LegendModel::takeSeries(const std::vector<DisplaySeries> &series)
{
    m_series = series;
    m_values.assign(series.size() * static_cast<std::size_t>(m_options.calcs.size()), {});
    m_rows = sortedRows();
}

// change: may put the rows into another order, without adding or removing any.
void LegendModel::reorder(const std::function<void()> &change)
{
    Q_EMIT layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    std::vector<std::size_t> series;
    for (const QModelIndex &index : before)
        series.push_back(m_rows[static_cast<std::size_t>(index.row())]);
    change();
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i) {
        const auto row
            = std::find(m_rows.begin(), m_rows.end(), series[static_cast<std::size_t>(i)]);
        after.append(index(static_cast<int>(row - m_rows.begin()), before[i].column()));
    }
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged();
}

bool LegendModel::isShown(std::size_t series) const { return !m_hidden.contains(name(series)); }

std::vector<bool> LegendModel::shown() const
{
    std::vector<bool> result;
    for (std::size_t i = 0; i < m_series.size(); ++i)
        result.push_back(isShown(i));
    return result;
}

bool LegendModel::isOnlyOneShown(const QString &only) const
{
    return std::all_of(m_series.begin(), m_series.end(), [this, &only](const DisplaySeries &s) {
        return m_hidden.contains(s.name) == (s.name != only);
    });
}

void LegendModel::isolate(int row)
{
    const QString only = name(m_rows[static_cast<std::size_t>(row)]);
    const bool again = isOnlyOneShown(only);
    m_hidden.clear();
    for (const DisplaySeries &series : m_series) {
        if (!again && series.name != only)
            m_hidden.insert(series.name);
    }
    announceShown();
}

void LegendModel::toggle(int row)
{
    const QString which = name(m_rows[static_cast<std::size_t>(row)]);
    if (m_hidden.erase(which) == 0)
        m_hidden.insert(which);
    announceShown();
}

void LegendModel::announceShown()
{
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    Q_EMIT shownChanged();
}

int LegendModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int LegendModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 1 + static_cast<int>(m_options.calcs.size());
}

std::optional<double> LegendModel::value(std::size_t series, int column) const
{
    const auto columns = static_cast<std::size_t>(m_options.calcs.size());
    auto &known = m_values[series * columns + static_cast<std::size_t>(column - 1)];
    if (!known)
        known = reduce(*m_series[series].series, m_options.calcs[column - 1]);
    return *known;
}

QString LegendModel::text(std::size_t series, int column) const
{
    if (column == 0)
        return name(series);
    const auto number = value(series, column);
    return number ? mappedValue(number, m_series[series].options).text.all() : QStringLiteral("–");
}

QVariant LegendModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const std::size_t series = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(series, index.column());
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter
                                   | (index.column() == 0 ? Qt::AlignLeft : Qt::AlignRight));
    case Qt::AccessibleTextRole:
        return withAge(text(series, index.column()),
                       index.column() == 0 ? m_series[series].endedMs : 0);
    case EndedRole:
        return index.column() == 0 ? endedMark(m_series[series].endedMs) : QString();
    case ColorRole:
        return m_series[series].color;
    case ShownRole:
        return isShown(series);
    case SeriesRole:
        return QVariant::fromValue(static_cast<int>(series));
    case ValueRole:
        return index.column() > 0 ? QVariant(value(series, index.column()).value_or(std::nan("")))
                                  : QVariant();
    default:
        return {};
    }
}

QVariant LegendModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignVCenter
                                   | (section == 0 ? Qt::AlignLeft : Qt::AlignRight));
    if (role != Qt::DisplayRole)
        return {};
    return section == 0 ? tr("Name") : calcTitle(m_options.calcs[section - 1]);
}

std::vector<std::size_t> LegendModel::sortedRows() const
{
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < m_series.size(); ++i) {
        if (!m_series[i].options.hideFromLegend.value_or(false))
            rows.push_back(i);
    }
    const bool ascending = m_sortOrder == Qt::AscendingOrder;
    if (m_sortColumn == 0)
        std::stable_sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) {
            return ascending ? name(a).localeAwareCompare(name(b)) < 0
                             : name(b).localeAwareCompare(name(a)) < 0;
        });
    // What has no value, or is not a number, comes last either way.
    const auto key = [&](std::size_t series) {
        const double number = value(series, m_sortColumn).value_or(std::nan(""));
        return std::isnan(number) ? -HUGE_VAL : ascending ? -number : number;
    };
    if (m_sortColumn > 0)
        std::stable_sort(rows.begin(), rows.end(),
                         [&](std::size_t a, std::size_t b) { return key(a) > key(b); });
    return rows;
}

void LegendModel::sort(int column, Qt::SortOrder order)
{
    if (column >= columnCount() || (column == m_sortColumn && order == m_sortOrder))
        return;
    reorder([&] {
        m_sortColumn = column;
        m_sortOrder = order;
        m_rows = sortedRows();
    });
}

} // namespace onex
