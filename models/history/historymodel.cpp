// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/historymodel.h"

#include "models/history/historytexts.h"

namespace onex {
namespace {

struct Column
{
    const char *title;
    QString (*text)(const Episode &episode, const QTimeZone &zone);
    QVariant (*order)(const Episode &episode);
};

QVariant number(std::optional<std::int64_t> ms)
{
    return ms ? QVariant::fromValue<qlonglong>(*ms) : QVariant();
}

constexpr Column kColumns[kHistoryColumns] = {
    {QT_TRANSLATE_NOOP("onex::HistoryModel", "Severity"),
     [](const Episode &episode, const QTimeZone &) { return severityWord(episode.severity); },
     [](const Episode &episode) { return QVariant(static_cast<int>(episode.severity)); }},
    {QT_TRANSLATE_NOOP("onex::HistoryModel", "Alert"),
     [](const Episode &episode, const QTimeZone &) { return episode.name(); },
     [](const Episode &episode) { return QVariant(episode.name()); }},
    {QT_TRANSLATE_NOOP("onex::HistoryModel", "Summary"),
     [](const Episode &episode, const QTimeZone &) { return episode.summary; },
     [](const Episode &episode) { return QVariant(episode.summary); }},
    {QT_TRANSLATE_NOOP("onex::HistoryModel", "Fired"), &firedText,
     [](const Episode &episode) { return number(episode.fromMs()); }},
    {QT_TRANSLATE_NOOP("onex::HistoryModel", "Acknowledged after"),
     [](const Episode &episode, const QTimeZone &) { return acknowledgedText(episode); },
     [](const Episode &episode) { return number(episode.acknowledgeMs()); }},
    {QT_TRANSLATE_NOOP("onex::HistoryModel", "By"),
     [](const Episode &episode, const QTimeZone &) { return episode.by; },
     [](const Episode &episode) { return QVariant(episode.by); }},
    {QT_TRANSLATE_NOOP("onex::HistoryModel", "Resolved after"),
     [](const Episode &episode, const QTimeZone &) { return resolvedText(episode); },
     [](const Episode &episode) { return number(episode.resolveMs()); }},
    {QT_TRANSLATE_NOOP("onex::HistoryModel", "Labels"),
     [](const Episode &episode, const QTimeZone &) { return labelsText(episode); },
     [](const Episode &episode) { return QVariant(labelsText(episode)); }},
};

} // namespace

void HistoryModel::setEpisodes(std::vector<Episode> episodes)
{
    beginResetModel();
    m_episodes = std::move(episodes);
    endResetModel();
}

void HistoryModel::setTimeZone(const QTimeZone &zone)
{
    m_zone = zone;
    if (!m_episodes.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, kHistoryColumns - 1));
}

int HistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_episodes.size());
}

int HistoryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kHistoryColumns;
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Episode &episode = m_episodes[static_cast<std::size_t>(index.row())];
    const Column &column = kColumns[index.column()];
    switch (role) {
    case Qt::DisplayRole:
        return column.text(episode, m_zone).left(500).simplified();
    case Qt::ToolTipRole:
        return column.text(episode, m_zone).left(2000).toHtmlEscaped();
    case SortRole:
        return column.order(episode);
    case SeverityRole:
        return static_cast<int>(episode.severity);
    default:
        return {};
    }
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const bool isTitle = orientation == Qt::Horizontal && role == Qt::DisplayRole && section >= 0
        && section < kHistoryColumns;
    return isTitle ? tr(kColumns[section].title) : QVariant();
}

} // namespace onex
