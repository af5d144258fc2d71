// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/explore/candidates.h"
#include "models/panels/theme.h"

#include <QPlainTextEdit>
#include <QTimer>

class QCompleter;
class QStandardItemModel;

namespace onex {

class QueryHighlighter;

// Where a query is written: in colours, with what may follow, and what is wrong underlined. Enter
// runs it, Shift+Enter begins a line, Ctrl+Space offers what may stand there, Ctrl+Shift+F lays it
// out over lines, Alt+Up and Alt+Down go through what was run before.
class QueryEdit final : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit QueryEdit(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setCandidates(const QueryPlace &place, const QList<Candidate> &candidates);
    void setHistory(const QStringList &history) { m_history = history; }
    const QString &problem() const { return m_problem; } // why PromQL does not read it

    QSize sizeHint() const override;

Q_SIGNALS:
    void runRequested();
    void candidatesWanted(const onex::QueryPlace &place);
    void problemChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void makeCompleter();
    bool isOffering() const;
    void offer(bool wasAskedFor);
    void accept(const QModelIndex &index);
    void recall(int step);
    void layOut();
    void replaceAll(const QString &text);
    void check();
    void fitHeight();

    QueryHighlighter *m_highlighter;
    QStandardItemModel *m_offered;
    QCompleter *m_completer = nullptr;
    QueryPlace m_place;
    QTimer m_checking;
    QString m_problem;
    Theme m_theme;
    QStringList m_history; // newest first
    int m_recalled = -1;   // of the history; -1: what is being written
    QString m_written;
    bool m_isWanted = false; // somebody waits for candidates
};

} // namespace onex
