// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/timerange.h"
#include "models/dashboard/timeexpr.h"
#include "models/panels/theme.h"

#include <QList>
#include <QTimeZone>
#include <QWidget>

class QToolButton;

namespace onex {

class Clock;
class TimePickerPopup;

// The range a dashboard shows, and every way to choose another: history, half a range earlier or
// later, zoom out, and a pop-up with quick ranges, texts and a calendar.
class TimePicker final : public QWidget
{
    Q_OBJECT
public:
    explicit TimePicker(const Clock &clock, QWidget *parent = nullptr); // the clock outlives it

    void setSpec(const TimeSpec &spec, TimeRange resolved, const QTimeZone &zone);
    void setHistory(bool canBack, bool canForward);
    void setTheme(const Theme &theme);

    // Absolute ranges that were chosen before, newest first, at most four.
    void setRecentRanges(const QList<TimeSpec> &ranges);
    const QList<TimeSpec> &recentRanges() const { return m_recent; }

    void openPopup();
    TimePickerPopup *popup() const { return m_popup; }

Q_SIGNALS:
    void specChosen(const onex::TimeSpec &spec); // resolves without an error
    void recentRangesChanged();                  // for whoever keeps them
    void backRequested();
    void forwardRequested();
    void zoomOutRequested();
    void shiftRequested(double ranges); // -0.5: half a range back

private:
    void makeButtons();
    void showSpec();
    void choose(const TimeSpec &spec);

    QToolButton *m_back;
    QToolButton *m_forward;
    QToolButton *m_earlier;
    QToolButton *m_button;
    QToolButton *m_later;
    QToolButton *m_zoomOut;
    TimePickerPopup *m_popup;
    TimeSpec m_spec;
    TimeRange m_range;
    QTimeZone m_zone = QTimeZone::systemTimeZone();
    QList<TimeSpec> m_recent;
};

} // namespace onex
