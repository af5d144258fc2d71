// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/result.h"

#include <QTimeZone>
#include <QWidget>

class QLabel;
class QLineEdit;

namespace onex {

// One end of a range as text, with what it means, or why it means nothing, below it.
class TimePickerField final : public QWidget
{
    Q_OBJECT
public:
    // end: the later end of the range, where "/d" is the end of the day.
    TimePickerField(const QString &caption, bool end, QWidget *parent = nullptr);

    QString text() const;
    void setText(const QString &text);
    // Shows the outcome and tells whether it is a time.
    bool check(qint64 nowMs, const QTimeZone &zone);
    void showError(const QString &words);
    QString note() const;
    QLineEdit *edit() const { return m_edit; }

Q_SIGNALS:
    void edited();
    void entered();

private:
    void showNote(const QString &text, bool error);

    QLineEdit *m_edit;
    QLabel *m_note;
    bool m_end;
};

} // namespace onex
