// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timepicker/timepickercalendar.h"

#include "views/look/apptheme.h"
#include "views/look/iconset.h"

#include <QLocale>
#include <QPainter>
#include <QTextCharFormat>
#include <QToolButton>

namespace onex {

TimePickerCalendar::TimePickerCalendar(QWidget *parent)
    : QCalendarWidget(parent)
{
    setVerticalHeaderFormat(NoVerticalHeader);
    setHorizontalHeaderFormat(ShortDayNames);
    setFirstDayOfWeek(QLocale().firstDayOfWeek());
    setAccessibleName(tr("Calendar"));
    connect(this, &QCalendarWidget::clicked, this, &TimePickerCalendar::pick);
    connect(this, &QCalendarWidget::activated, this, &TimePickerCalendar::pick);
}

void TimePickerCalendar::setRange(QDate from, QDate to)
{
    m_from = from;
    m_to = to;
    m_begun = false;
    setSelectedDate(to);
    updateCells();
}

void TimePickerCalendar::setTheme(const Theme &theme)
{
    m_theme = theme;
    QTextCharFormat day;
    day.setForeground(theme.muted); // their names; the days are painted below
    setWeekdayTextFormat(Qt::Saturday, day);
    setWeekdayTextFormat(Qt::Sunday, day);
    QTextCharFormat names;
    names.setForeground(theme.muted);
    names.setBackground(fieldColor(theme));
    setHeaderTextFormat(names);
    const auto arrow = [this, &theme](const char *name, Icon icon) {
        if (auto *button = findChild<QToolButton *>(QLatin1String(name)))
            button->setIcon(themedIcon(icon, theme.muted));
    };
    arrow("qt_calendar_prevmonth", Icon::ChevronLeft);
    arrow("qt_calendar_nextmonth", Icon::ChevronRight);
    updateCells();
}

void TimePickerCalendar::paintCell(QPainter *painter, const QRect &rect, QDate date) const
{
    const QColor ground = fieldColor(m_theme);
    const bool end = date == m_from || date == m_to;
    const bool within = date >= m_from && date <= m_to;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->fillRect(rect, ground);
    const QRectF cell = QRectF(rect).adjusted(0, 1.5, 0, -1.5);
    if (within)
        painter->fillRect(cell, mixed(ground, m_theme.accent, 0.18));
    if (end) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(m_theme.accent);
        painter->drawRoundedRect(cell, 4, 4);
    }
    const QColor text
        = date.month() == monthShown() ? m_theme.text : mixed(ground, m_theme.muted, 0.6);
    painter->setPen(end ? palette().color(QPalette::HighlightedText) : text);
    painter->setBrush(Qt::NoBrush);
    painter->drawText(rect, Qt::AlignCenter, QString::number(date.day()));
    if (date == selectedDate() && hasFocus()) {
        painter->setPen(m_theme.accent);
        painter->drawRoundedRect(cell.adjusted(1, 1, -1, -1), 4, 4);
    }
    painter->restore();
}

void TimePickerCalendar::pick(QDate date)
{
    if (m_begun) {
        std::tie(m_from, m_to) = std::minmax(m_from, date);
    } else {
        m_from = date;
        m_to = date;
    }
    m_begun = !m_begun;
    updateCells();
    Q_EMIT rangePicked(m_from, m_to);
}

} // namespace onex
