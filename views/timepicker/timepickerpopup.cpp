// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timepicker/timepickerpopup.h"

#include "datasource/core/clock.h"
#include "views/timepicker/timepickercalendar.h"
#include "views/timepicker/timepickerfield.h"
#include "views/timepicker/timepickerranges.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace onex {
namespace {

QLabel *captionLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setProperty("role", QStringLiteral("caption"));
    return label;
}

QFrame *verticalLine(QWidget *parent)
{
    auto *line = new QFrame(parent);
    line->setFrameShape(QFrame::VLine);
    line->setFrameShadow(QFrame::Plain);
    line->setForegroundRole(QPalette::Mid);
    return line;
}

} // namespace

QString zoneText(const QTimeZone &zone, qint64 atMs)
{
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(atMs, zone);
    const QString offset = zone.displayName(at, QTimeZone::OffsetName);
    const QString name = QString::fromLatin1(zone.id());
    return name == offset || name == QLatin1String("UTC") ? name
                                                          : name + QLatin1String(", ") + offset;
}

TimePickerPopup::TimePickerPopup(const Clock &clock, QWidget *parent)
    : Popup(parent)
    , m_clock(clock)
    , m_from(new TimePickerField(tr("From"), false, this))
    , m_to(new TimePickerField(tr("To"), true, this))
    , m_calendar(new TimePickerCalendar(this))
    , m_recentTitle(captionLabel(tr("Recently used"), this))
    , m_recentList(new QListWidget(this))
    , m_ranges(new TimePickerRanges(this))
    , m_apply(new QPushButton(tr("Apply"), this))
    , m_zoneLabel(captionLabel({}, this))
{
    setAccessibleName(tr("Time range"));
    m_ranges->setFixedWidth(210);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(12);
    layout->addWidget(makeAbsolutePart());
    layout->addWidget(verticalLine(this));
    layout->addWidget(m_ranges);
    connectParts();
    setRecent({});
}

QWidget *TimePickerPopup::makeAbsolutePart()
{
    auto *part = new QWidget(this);
    part->setFixedWidth(310);
    m_apply->setDefault(true);
    m_recentList->setAccessibleName(tr("Recently used"));
    m_recentList->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_recentList->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *bottom = new QHBoxLayout;
    bottom->addWidget(m_zoneLabel, 1);
    bottom->addWidget(m_apply);
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_from);
    layout->addWidget(m_to);
    layout->addLayout(bottom);
    layout->addWidget(m_calendar, 1);
    layout->addWidget(m_recentTitle);
    layout->addWidget(m_recentList);
    return part;
}

void TimePickerPopup::connectParts()
{
    for (TimePickerField *field : {m_from, m_to}) {
        connect(field, &TimePickerField::edited, this, &TimePickerPopup::check);
        connect(field, &TimePickerField::entered, this, &TimePickerPopup::applyTyped);
    }
    connect(m_apply, &QPushButton::clicked, this, &TimePickerPopup::applyTyped);
    connect(m_calendar, &TimePickerCalendar::rangePicked, this, &TimePickerPopup::takeDays);
    connect(m_ranges, &TimePickerRanges::chosen, this, &TimePickerPopup::choose);
    const auto again = [this] {
        if (const int row = m_recentList->currentRow(); row >= 0)
            choose(TimeSpec(m_recent[row])); // whoever hears of it may change the list
    };
    connect(m_recentList, &QListWidget::itemClicked, this, again);
    connect(m_recentList, &QListWidget::itemActivated, this, again);
}

void TimePickerPopup::prepare(const TimeSpec &spec, TimeRange resolved, const QTimeZone &zone)
{
    m_zone = zone;
    m_from->setText(spec.from);
    m_to->setText(spec.to);
    const auto day = [&zone](qint64 ms) { return QDateTime::fromMSecsSinceEpoch(ms, zone).date(); };
    m_calendar->setRange(day(resolved.from), day(resolved.to));
    m_ranges->prepare(spec);
    m_zoneLabel->setText(zoneText(zone, m_clock.nowMs()));
    setRecent(m_recent);
    check();
}

void TimePickerPopup::setRecent(const QList<TimeSpec> &ranges)
{
    m_recent = ranges;
    m_recentList->clear();
    for (const TimeSpec &spec : m_recent)
        m_recentList->addItem(describeTime(spec, m_zone));
    const int rows = static_cast<int>(m_recent.size());
    m_recentList->setFixedHeight(rows * m_recentList->sizeHintForRow(0) + 4);
    m_recentTitle->setVisible(rows > 0);
    m_recentList->setVisible(rows > 0);
}

void TimePickerPopup::setTheme(const Theme &theme) { m_calendar->setTheme(theme); }

void TimePickerPopup::showEvent(QShowEvent *event)
{
    Popup::showEvent(event);
    m_ranges->search()->setFocus();
}

TimeSpec TimePickerPopup::typed() const { return {m_from->text(), m_to->text()}; }

bool TimePickerPopup::check()
{
    const qint64 now = m_clock.nowMs();
    const bool from = m_from->check(now, m_zone);
    const bool to = m_to->check(now, m_zone);
    bool good = from && to;
    if (good) {
        const Result<TimeRange> range = resolve(typed(), now, m_zone);
        good = range.has_value();
        if (!good)
            m_to->showError(QString::fromStdString(range.error().message));
    }
    m_apply->setEnabled(good);
    return good;
}

void TimePickerPopup::applyTyped()
{
    if (check())
        choose(typed());
}

void TimePickerPopup::takeDays(QDate from, QDate to)
{
    const QString day = QStringLiteral("yyyy-MM-dd");
    m_from->setText(from.toString(day) + QLatin1String(" 00:00:00"));
    m_to->setText(to.toString(day) + QLatin1String(" 23:59:59"));
    check();
}

void TimePickerPopup::choose(const TimeSpec &spec)
{
    close();
    Q_EMIT chosen(spec);
}

} // namespace onex
