// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/silences/silencerow.h"

#include <QAbstractTableModel>

namespace onex {

enum class SilenceColumn { State, Matchers, Silenced, By, Ends, Comment, Cluster };
constexpr int kSilenceColumns = 7;

// One row a silence, in the order in which they are given; one that stays keeps its selection.
class SilenceModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Role { SortRole = Qt::UserRole, StateRole, TextRole }; // TextRole: of all columns
    using QAbstractTableModel::QAbstractTableModel;

    void setRows(std::vector<SilenceRow> rows, std::int64_t nowMs);
    const std::vector<SilenceRow> &rows() const { return m_rows; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    class Rows;

    std::vector<SilenceRow> m_rows;
    std::int64_t m_nowMs = 0;
};

} // namespace onex
