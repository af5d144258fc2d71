// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QPlainTextEdit;

namespace onex {

// Says what a dashboard's export will hold, and takes a note for whoever opens it.
class ExportDialog final : public QDialog
{
    Q_OBJECT
public:
    ExportDialog(const QString &title, const QString &holds, QWidget *parent = nullptr);

    QString note() const;

private:
    QPlainTextEdit *m_note;
};

} // namespace onex
