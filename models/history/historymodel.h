// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/episode.h"

#include <QAbstractTableModel>
#include <QTimeZone>

namespace onex {

enum class HistoryColumn { Severity, Name, Summary, Fired, Acknowledged, By, Resolved, Labels };
constexpr int kHistoryColumns = 8;

// One row an episode, in the order in which they are given.
class HistoryModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Role { SortRole = Qt::UserRole, SeverityRole };
    using QAbstractTableModel::QAbstractTableModel;

    void setEpisodes(std::vector<Episode> episodes);
    void setTimeZone(const QTimeZone &zone);
    const std::vector<Episode> &episodes() const { return m_episodes; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<Episode> m_episodes;
    QTimeZone m_zone = QTimeZone::systemTimeZone();
};

} // namespace onex
