// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/clock.h"
#include "datasource/core/timerange.h"
#include "models/alerts/alertfilter.h"
#include "models/history/historyfigures.h"
#include "models/panels/theme.h"
#include "models/query/timehistory.h"

#include <QDialog>
#include <QTimeZone>

#include <functional>

class QLabel;
class QLineEdit;
class QSortFilterProxyModel;
class QTableWidget;
class QTreeView;

namespace onex {

class HistoryModel;
class TimePicker;
class Timeline;

// What became of alerts: a timeline, the episodes, how they were answered, and which were noisy.
class HistoryPage final : public QDialog
{
    Q_OBJECT
public:
    using SaveFile = std::function<Result<void>(const QString &path, const QByteArray &bytes)>;

    // The clock outlives it.
    HistoryPage(const Clock &clock, SaveFile saveFile, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setTimeZone(const QTimeZone &zone);
    // All that is known of the range, the newest first. isCut: there was more, older.
    void setEpisodes(const std::vector<Episode> &episodes, TimeRange range, bool isCut);
    void setProblem(const QString &sentence); // instead of episodes
    void setTime(const TimeSpec &spec);       // where one begins
    const TimeSpec &time() const { return m_time.current(); }
    TimeRange range() const; // as of now

Q_SIGNALS:
    void wanted(); // another range, or somebody asks again

private:
    void makeTime();
    void go(const TimeSpec &spec);
    void showTime();
    QWidget *makeBar();
    QWidget *makeTabs();
    void showWhatIsKnown();
    bool isAccepted(const Episode &episode) const;
    void select(const Episode &episode);
    void showCurrent();
    void save(const QByteArray &bytes, const QString &suffix);

    const Clock &m_clock;
    SaveFile m_saveFile;
    HistoryModel *m_model;
    QSortFilterProxyModel *m_sorted;
    Timeline *m_timeline;
    TimePicker *m_picker;
    QLineEdit *m_line;
    QLabel *m_state;
    QTreeView *m_table;
    QTableWidget *m_severities;
    QTableWidget *m_noisy;
    AlertFilter m_filter;
    std::vector<Episode> m_all;
    TimeHistory m_time;
    QTimeZone m_zone = QTimeZone::systemTimeZone();
    TimeRange m_range; // of what is shown
    bool m_isCut = false;
};

} // namespace onex
