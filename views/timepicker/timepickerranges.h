// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/timeexpr.h"

#include <QWidget>

class QLineEdit;
class QListWidget;

namespace onex {

// The ranges people use every day, in a list that typing narrows down.
class TimePickerRanges final : public QWidget
{
    Q_OBJECT
public:
    explicit TimePickerRanges(QWidget *parent = nullptr);

    void prepare(const TimeSpec &current); // empties the search, marks the current one
    QLineEdit *search() const { return m_search; }
    QListWidget *list() const { return m_list; }

Q_SIGNALS:
    void chosen(const onex::TimeSpec &spec);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill();
    void filter(const QString &text);
    void choose(int row);

    QLineEdit *m_search;
    QListWidget *m_list;
};

} // namespace onex
