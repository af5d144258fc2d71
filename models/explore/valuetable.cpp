// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/explore/valuetable.h"

#include <QDateTime>
#include <QLocale>

#include <set>

namespace onex {
namespace {

constexpr std::size_t kMostRows = 10'000;

QString nameOf(const std::string &label)
{
    return label == "__name__" ? ValueTable::tr("Metric") : QString::fromStdString(label);
}

} // namespace

void ValueTable::setPanel(const PanelData &data, const QTimeZone &zone)
{
    beginResetModel();
    m_zone = zone;
    m_rows.clear();
    std::set<std::string> labels;
    for (const TargetData &target : data.targets) {
        if (!target.frame)
            continue;
        for (const Series &series : target.frame->series) {
            if (series.values.empty() || m_rows.size() >= kMostRows)
                continue;
            for (const auto &[name, value] : series.labels)
                labels.insert(name);
            m_rows.push_back(
                {target.refId, series.labels, series.values.back(), series.times.back()});
        }
    }
    m_labels.assign(labels.begin(), labels.end());
    endResetModel();
}

int ValueTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ValueTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : labelColumns() + 3;
}

QVariant ValueTable::data(const QModelIndex &index, int role) const
{
    const int column = index.column();
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    const bool isValue = column == labelColumns() + 1, isTime = column == labelColumns() + 2;
    if (role == Qt::TextAlignmentRole && isValue)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != SortRole)
        return {};
    if (isValue)
        return role == SortRole
            ? QVariant(row.value)
            : QVariant(QString::number(row.value, 'g', QLocale::FloatingPointShortest));
    if (isTime)
        return role == SortRole ? QVariant(qlonglong(row.timeMs))
                                : QVariant(QDateTime::fromMSecsSinceEpoch(row.timeMs, m_zone)
                                               .toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")));
    if (column == 0)
        return row.query;
    const std::string_view value = row.labels.value(m_labels[static_cast<std::size_t>(column - 1)]);
    return QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size()));
}

QVariant ValueTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    if (section == 0)
        return tr("Query");
    if (section <= labelColumns())
        return nameOf(m_labels[static_cast<std::size_t>(section - 1)]);
    return section == labelColumns() + 1 ? tr("Value") : tr("Time");
}

} // namespace onex
