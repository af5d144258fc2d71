// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/explore/candidates.h"
#include "models/query/dashboardmodel.h"
#include "views/shell/panelframe.h"

#include <QWidget>

class QComboBox;
class QToolButton;
class QVBoxLayout;

namespace onex {

class DashboardView;
class QueryRow;
class RefreshPicker;
class SourceRegistry;
class TimePicker;
class ValueTable;

// Queries of any source, written and run at once: a graph over the range and a table of the last
// values.
class ExploreWindow final : public QWidget
{
    Q_OBJECT
public:
    // Both outlive the window.
    ExploreWindow(SourceRegistry &sources, const Clock &clock, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setHistory(const QStringList &history); // of what was run, newest first
    // In place of what is written; runs where there is something to run. source: empty: the first.
    void open(const QStringList &queries, const QString &source, const TimeSpec &time);
    QStringList queries() const;
    DashboardModel &model() { return m_model; }

Q_SIGNALS:
    void historyChanged(const QStringList &history);
    void actionRequested(onex::PanelFrame *frame, onex::PanelFrame::Action action);

protected:
    void hideEvent(QHideEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeBar();
    QWidget *makeQueries();
    QWidget *makeResults();
    void connectModel();
    QueryRow *addRow(const QString &query);
    void removeRow(QueryRow *row);
    void letterRows();
    void run();
    void showSources();
    void chooseSource();
    void showTime();
    void showData();
    void askFor(QueryRow *row, const QueryPlace &place);

    SourceRegistry &m_sources;
    DashboardModel m_model;
    Candidates m_candidates;
    Theme m_theme;
    QComboBox *m_source;
    TimePicker *m_timePicker;
    RefreshPicker *m_refreshPicker;
    QVBoxLayout *m_rowLayout = nullptr;
    std::vector<QueryRow *> m_rows;
    QueryRow *m_asking = nullptr; // the row that candidates are for
    DashboardView *m_view;
    ValueTable *m_table;
    QStringList m_history;
};

} // namespace onex
