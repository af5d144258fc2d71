// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timepicker/timepicker.h"

#include "views/look/iconset.h"
#include "views/panels/inert.h"
#include "views/timepicker/timepickerpopup.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QToolButton>

namespace onex {
namespace {

constexpr int kRecentCount = 4;

QToolButton *iconButton(const QString &name, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setToolTip(name);
    button->setAccessibleName(name);
    return button;
}

QString momentText(qint64 ms, const QTimeZone &zone)
{
    return QDateTime::fromMSecsSinceEpoch(ms, zone).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

} // namespace

TimePicker::TimePicker(const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_back(iconButton(tr("Previous time range"), this))
    , m_forward(iconButton(tr("Next time range"), this))
    , m_earlier(iconButton(tr("Half a range earlier"), this))
    , m_button(iconButton(tr("Time range"), this))
    , m_later(iconButton(tr("Half a range later"), this))
    , m_zoomOut(iconButton(tr("Zoom out"), this))
    , m_popup(new TimePickerPopup(clock, this))
{
    m_button->setObjectName(QStringLiteral("range"));
    m_back->setObjectName(QStringLiteral("back"));
    m_forward->setObjectName(QStringLiteral("forward"));
    m_earlier->setObjectName(QStringLiteral("earlier"));
    m_later->setObjectName(QStringLiteral("later"));
    m_zoomOut->setObjectName(QStringLiteral("zoomOut"));
    makeButtons();
    setHistory(false, false);
    connect(m_popup, &TimePickerPopup::chosen, this, &TimePicker::choose);
}

void TimePicker::makeButtons()
{
    m_button->setProperty("field", true);
    m_button->setFocusPolicy(Qt::StrongFocus);
    m_button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    for (QToolButton *button : {m_back, m_forward, m_earlier, m_button, m_later, m_zoomOut})
        layout->addWidget(button);
    connect(m_back, &QToolButton::clicked, this, &TimePicker::backRequested);
    connect(m_forward, &QToolButton::clicked, this, &TimePicker::forwardRequested);
    connect(m_zoomOut, &QToolButton::clicked, this, &TimePicker::zoomOutRequested);
    connect(m_earlier, &QToolButton::clicked, this, [this] { Q_EMIT shiftRequested(-0.5); });
    connect(m_later, &QToolButton::clicked, this, [this] { Q_EMIT shiftRequested(0.5); });
    connect(m_button, &QToolButton::clicked, this, &TimePicker::openPopup);
}

void TimePicker::setSpec(const TimeSpec &spec, TimeRange resolved, const QTimeZone &zone)
{
    m_spec = spec;
    m_range = resolved;
    m_zone = zone;
    showSpec();
}

void TimePicker::setHistory(bool canBack, bool canForward)
{
    m_back->setEnabled(canBack);
    m_forward->setEnabled(canForward);
}

void TimePicker::setTheme(const Theme &theme)
{
    m_back->setIcon(themedIcon(Icon::Back, theme.text));
    m_forward->setIcon(themedIcon(Icon::Forward, theme.text));
    m_earlier->setIcon(themedIcon(Icon::ChevronLeft, theme.text));
    m_later->setIcon(themedIcon(Icon::ChevronRight, theme.text));
    m_zoomOut->setIcon(themedIcon(Icon::ZoomOut, theme.text));
    m_button->setIcon(themedIcon(Icon::Clock, theme.muted));
    m_popup->setTheme(theme);
}

void TimePicker::setRecentRanges(const QList<TimeSpec> &ranges)
{
    m_recent = ranges.mid(0, kRecentCount);
    m_popup->setRecent(m_recent);
}

void TimePicker::openPopup()
{
    m_popup->prepare(m_spec, m_range, m_zone);
    m_popup->openBelow(*m_button);
}

void TimePicker::showSpec()
{
    QString text = describeTime(m_spec, m_zone);
    if (m_zone != QTimeZone::systemTimeZone())
        text += QLatin1String("   ")
            + m_zone.abbreviation(QDateTime::fromMSecsSinceEpoch(m_range.to));
    m_button->setText(text.replace(u'&', QLatin1String("&&")));
    const QString zone = zoneText(m_zone, m_range.to);
    m_button->setToolTip(inertText(
        tr("%1 to %2\n%3")
            .arg(momentText(m_range.from, m_zone), momentText(m_range.to, m_zone), zone)));
    m_button->setAccessibleDescription(text);
}

void TimePicker::choose(const TimeSpec &spec)
{
    if (!spec.isRelative()) {
        m_recent.removeAll(spec);
        m_recent.prepend(spec);
        setRecentRanges(m_recent);
        Q_EMIT recentRangesChanged();
    }
    Q_EMIT specChosen(spec);
}

} // namespace onex
