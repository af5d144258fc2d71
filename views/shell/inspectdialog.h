// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/panels/theme.h"

#include <QDialog>
#include <QTimeZone>

class QPlainTextEdit;
class QTableView;
class QTabWidget;

namespace onex {

class InspectModel;
class PanelModel;

// What a panel asked, what came back, and how long it took. Follows the panel while it is open.
class InspectDialog final : public QDialog
{
    Q_OBJECT
public:
    InspectDialog(PanelModel &model, const Theme &theme, const QTimeZone &zone,
                  QWidget *parent = nullptr);

Q_SIGNALS:
    void copyCsvRequested();
    void exportCsvRequested();

private:
    void showAnswers();
    QString queryText() const;

    PanelModel &m_model;
    Theme m_theme;
    QTimeZone m_zone;
    QTabWidget *m_tabs;
    QTableView *m_table;
    InspectModel *m_rows;
    QPlainTextEdit *m_queries;
};

} // namespace onex
