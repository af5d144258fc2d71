// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/panels/theme.h"

#include <QCalendarWidget>

namespace onex {

// Days from one to another: the first click begins a range, the second ends it.
class TimePickerCalendar final : public QCalendarWidget
{
    Q_OBJECT
public:
    explicit TimePickerCalendar(QWidget *parent = nullptr);

    void setRange(QDate from, QDate to);
    void setTheme(const Theme &theme);

Q_SIGNALS:
    void rangePicked(QDate from, QDate to); // after either click; from <= to

protected:
    void paintCell(QPainter *painter, const QRect &rect, QDate date) const override;

private:
    void pick(QDate date);

    Theme m_theme;
    QDate m_from, m_to;
    bool m_begun = false;
};

} // namespace onex
