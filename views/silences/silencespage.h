// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/silences/silencemodel.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QSortFilterProxyModel;
class QTreeView;

namespace onex {

// All silences of all Alertmanagers, and what can be done with them.
class SilencesPage final : public QDialog
{
    Q_OBJECT
public:
    explicit SilencesPage(QWidget *parent = nullptr);

    // alerts: all that are known, of which those that a silence matches are named.
    void setSilences(std::vector<SilenceRow> rows, std::vector<LiveAlertPtr> alerts,
                     std::int64_t nowMs);
    void setReadOnly(const QString &reason); // empty: silences may be changed
    void tell(const QString &sentence);

Q_SIGNALS:
    void createRequested();
    void editRequested(const onex::SilenceRow &row);
    void extendRequested(const onex::SilenceRow &row, qint64 byMs);
    void expireRequested(const onex::SilenceRow &row);
    void recreateRequested(const onex::SilenceRow &row);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeBar();
    QWidget *makeButtons();
    QPushButton *addButton(const QString &text, void (SilencesPage::*act)());
    void makeTable();
    std::optional<SilenceRow> current() const;
    void create();
    void edit();
    void expire();
    void recreate();
    void filter();
    void showCurrent();
    void showActions();

    SilenceModel *m_model;
    QSortFilterProxyModel *m_byState;
    QSortFilterProxyModel *m_byText;
    QComboBox *m_state;
    QLineEdit *m_line;
    QTreeView *m_table;
    QPlainTextEdit *m_details;
    QLabel *m_told;
    QPushButton *m_new = nullptr, *m_edit = nullptr, *m_extend = nullptr, *m_expire = nullptr,
                *m_recreate = nullptr;
    QString m_readOnly;
    std::vector<LiveAlertPtr> m_alerts;
};

} // namespace onex
