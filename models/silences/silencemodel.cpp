// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/silences/silencemodel.h"

#include "models/alerts/rowsync.h"
#include "models/silences/matchertext.h"

namespace onex {
namespace {

QString endsText(const SilenceRow &row, std::int64_t nowMs)
{
    if (row.state == SilenceRow::State::Expired)
        return SilenceModel::tr("%1 ago").arg(
            roughly(std::max<std::int64_t>(0, nowMs - row.silence.endsMs)));
    if (row.state == SilenceRow::State::Pending)
        return SilenceModel::tr("begins in %1").arg(roughly(row.silence.startsMs - nowMs));
    return row.acknowledgement && row.acknowledgement->untilResolved
        ? SilenceModel::tr("until resolved")
        : SilenceModel::tr("in %1").arg(roughly(row.silence.endsMs - nowMs));
}

QString commentText(const SilenceRow &row)
{
    if (!row.acknowledgement)
        return row.comment();
    return row.comment().isEmpty() ? SilenceModel::tr("acknowledged")
                                   : SilenceModel::tr("acknowledged: %1").arg(row.comment());
}

struct Column
{
    const char *title;
    QString (*text)(const SilenceRow &row, std::int64_t nowMs);
};

constexpr Column kColumns[kSilenceColumns] = {
    {QT_TRANSLATE_NOOP("onex::SilenceModel", "State"),
     [](const SilenceRow &row, std::int64_t) { return silenceStateWord(row.state); }},
    {QT_TRANSLATE_NOOP("onex::SilenceModel", "Matchers"),
     [](const SilenceRow &row, std::int64_t) { return matchersText(row.silence.matchers); }},
    {QT_TRANSLATE_NOOP("onex::SilenceModel", "Alerts"),
     [](const SilenceRow &row, std::int64_t) {
         return row.state == SilenceRow::State::Expired ? QString() : QString::number(row.silenced);
     }},
    {QT_TRANSLATE_NOOP("onex::SilenceModel", "By"),
     [](const SilenceRow &row, std::int64_t) {
         return QString::fromStdString(row.silence.createdBy);
     }},
    {QT_TRANSLATE_NOOP("onex::SilenceModel", "Ends"), &endsText},
    {QT_TRANSLATE_NOOP("onex::SilenceModel", "Comment"),
     [](const SilenceRow &row, std::int64_t) { return commentText(row); }},
    {QT_TRANSLATE_NOOP("onex::SilenceModel", "Alertmanager"),
     [](const SilenceRow &row, std::int64_t) { return row.cluster; }},
};

QString text(const SilenceRow &row, int column, std::int64_t nowMs)
{
    return kColumns[column].text(row, nowMs);
}

QVariant orderOf(const SilenceRow &row, int column, std::int64_t nowMs)
{
    switch (static_cast<SilenceColumn>(column)) {
    case SilenceColumn::State:
        return static_cast<int>(row.state);
    case SilenceColumn::Silenced:
        return row.silenced;
    case SilenceColumn::Ends:
        return QVariant::fromValue<qlonglong>(row.silence.endsMs);
    default:
        return text(row, column, nowMs);
    }
}

} // namespace

class SilenceModel::Rows
{
public:
    explicit Rows(SilenceModel &model)
        : m_model(model)
    {
    }

    static QString key(const SilenceRow &row) { return row.key(); }

    void remove(int first, int last)
    {
        m_model.beginRemoveRows({}, first, last);
        m_model.m_rows.erase(m_model.m_rows.begin() + first, m_model.m_rows.begin() + last + 1);
        m_model.endRemoveRows();
    }
    void insert(int at, std::vector<SilenceRow> fresh)
    {
        m_model.beginInsertRows({}, at, at + static_cast<int>(fresh.size()) - 1);
        m_model.m_rows.insert(m_model.m_rows.begin() + at, fresh.begin(), fresh.end());
        m_model.endInsertRows();
    }
    void reorder(const std::vector<int> &from)
    {
        Q_EMIT m_model.layoutAboutToBeChanged();
        std::vector<SilenceRow> rows;
        std::vector<int> to(from.size());
        for (const int row : from) {
            to[static_cast<std::size_t>(row)] = static_cast<int>(rows.size());
            rows.push_back(std::move(m_model.m_rows[static_cast<std::size_t>(row)]));
        }
        m_model.m_rows = std::move(rows);
        for (const QModelIndex &old : m_model.persistentIndexList())
            m_model.changePersistentIndex(
                old, m_model.index(to[static_cast<std::size_t>(old.row())], old.column()));
        Q_EMIT m_model.layoutChanged();
    }

private:
    SilenceModel &m_model;
};

void SilenceModel::setRows(std::vector<SilenceRow> rows, std::int64_t nowMs)
{
    m_nowMs = nowMs;
    std::vector<SilenceRow> want = rows; // of which those that are new are moved from
    syncRows(m_rows, want, Rows(*this));
    m_rows = std::move(rows);
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, kSilenceColumns - 1));
}

int SilenceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int SilenceModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kSilenceColumns;
}

QVariant SilenceModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const SilenceRow &row = m_rows[static_cast<std::size_t>(index.row())];
    QStringList all;
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column(), m_nowMs).left(500).simplified();
    case Qt::ToolTipRole:
        return text(row, index.column(), m_nowMs).left(2000).toHtmlEscaped();
    case SortRole:
        return orderOf(row, index.column(), m_nowMs);
    case StateRole:
        return static_cast<int>(row.state);
    case TextRole:
        for (int column = 0; column < kSilenceColumns; ++column)
            all += text(row, column, m_nowMs);
        return all.join(u' ');
    default:
        return {};
    }
}

QVariant SilenceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const bool isTitle = orientation == Qt::Horizontal && role == Qt::DisplayRole && section >= 0
        && section < kSilenceColumns;
    return isTitle ? tr(kColumns[section].title) : QVariant();
}

} // namespace onex
