// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/timerange.h"
#include "models/dashboard/timeexpr.h"
#include "models/panels/theme.h"
#include "views/look/popup.h"

#include <QList>

class QLabel;
class QListWidget;
class QPushButton;

namespace onex {

class Clock;
class TimePickerCalendar;
class TimePickerField;
class TimePickerRanges;

// From and To as text, a calendar, ranges used before, and quick ranges.
class TimePickerPopup final : public Popup
{
    Q_OBJECT
public:
    TimePickerPopup(const Clock &clock, QWidget *parent);

    void prepare(const TimeSpec &spec, TimeRange resolved, const QTimeZone &zone);
    void setRecent(const QList<TimeSpec> &ranges);
    void setTheme(const Theme &theme);

    TimePickerField *from() const { return m_from; }
    TimePickerField *to() const { return m_to; }
    TimePickerCalendar *calendar() const { return m_calendar; }
    TimePickerRanges *ranges() const { return m_ranges; }
    QListWidget *recent() const { return m_recentList; }
    QPushButton *apply() const { return m_apply; }

Q_SIGNALS:
    void chosen(const onex::TimeSpec &spec);

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeAbsolutePart();
    void connectParts();
    TimeSpec typed() const;
    bool check();
    void applyTyped();
    void takeDays(QDate from, QDate to);
    void choose(const TimeSpec &spec);

    const Clock &m_clock;
    QTimeZone m_zone = QTimeZone::systemTimeZone();
    QList<TimeSpec> m_recent;
    TimePickerField *m_from;
    TimePickerField *m_to;
    TimePickerCalendar *m_calendar;
    QLabel *m_recentTitle;
    QListWidget *m_recentList;
    TimePickerRanges *m_ranges;
    QPushButton *m_apply;
    QLabel *m_zoneLabel;
};

// "UTC", "Europe/Berlin, UTC+02:00".
QString zoneText(const QTimeZone &zone, qint64 atMs);

} // namespace onex
