// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/refreshpicker.h"

#include "models/dashboard/timeexpr.h"
#include "views/look/iconset.h"
#include "views/shell/refreshbutton.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

namespace onex {
namespace {

constexpr qint64 kSecond = 1000, kMinute = 60 * kSecond, kHour = 60 * kMinute;
constexpr qint64 kUsual[] = {5 * kSecond,  10 * kSecond, 30 * kSecond, kMinute,   5 * kMinute,
                             15 * kMinute, 30 * kMinute, kHour,        2 * kHour, 24 * kHour};

// Whole seconds, so that the countdown never says 0 before it is due.
QString countdownText(qint64 ms)
{
    return formatDuration(qMax<qint64>(1, (ms + 999) / 1000) * 1000);
}

} // namespace

RefreshPicker::RefreshPicker(QWidget *parent)
    : QWidget(parent)
    , m_now(new RefreshButton(this))
    , m_interval(new QToolButton(this))
    , m_pause(new QToolButton(this))
    , m_menu(new QMenu(this))
{
    m_now->setObjectName(QStringLiteral("now"));
    m_now->setAccessibleName(tr("Refresh now"));
    m_interval->setObjectName(QStringLiteral("interval"));
    m_interval->setAccessibleName(tr("Refresh interval"));
    m_interval->setProperty("field", true);
    m_interval->setMenu(m_menu);
    m_interval->setPopupMode(QToolButton::InstantPopup);
    m_interval->setFocusPolicy(Qt::StrongFocus);
    m_interval->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_pause->setObjectName(QStringLiteral("pause"));
    m_pause->setAutoRaise(true);
    m_pause->setCheckable(true);
    m_pause->setFocusPolicy(Qt::TabFocus);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    for (QToolButton *button : {static_cast<QToolButton *>(m_now), m_interval, m_pause})
        layout->addWidget(button);
    connect(m_now, &QToolButton::clicked, this, &RefreshPicker::refreshRequested);
    connect(m_pause, &QToolButton::clicked, this, &RefreshPicker::pauseToggled);
    fillMenu();
    showState();
}

void RefreshPicker::setInterval(qint64 ms)
{
    m_intervalMs = ms;
    if (!intervals().contains(ms))
        m_custom.append(ms);
    fillMenu();
    showState();
}

void RefreshPicker::setPaused(bool paused)
{
    m_paused = paused;
    showState();
}

void RefreshPicker::setNextInMs(std::optional<qint64> ms)
{
    m_nextInMs = ms;
    showState();
}

void RefreshPicker::setFetching(bool fetching)
{
    m_fetching = fetching;
    m_now->setFetching(fetching);
    showState();
}

void RefreshPicker::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_now->setTheme(theme);
    showState();
}

QList<qint64> RefreshPicker::intervals() const
{
    QList<qint64> all(std::begin(kUsual), std::end(kUsual));
    all += m_custom;
    all += 0;
    std::sort(all.begin(), all.end());
    return all;
}

void RefreshPicker::fillMenu()
{
    const QList<qint64> all = intervals();
    if (m_menu->actions().size() != all.size()) {
        m_menu->clear();
        auto *group = new QActionGroup(m_menu);
        for (const qint64 ms : all) {
            QAction *action = m_menu->addAction(ms == 0 ? tr("Off") : formatDuration(ms), this,
                                                [this, ms] { Q_EMIT intervalChosen(ms); });
            action->setData(ms);
            action->setCheckable(true);
            group->addAction(action);
        }
    }
    const QList<QAction *> actions = m_menu->actions();
    for (QAction *action : actions)
        action->setChecked(action->data().toLongLong() == m_intervalMs);
}

void RefreshPicker::showState()
{
    const bool due = m_nextInMs && m_intervalMs > 0 && !m_paused;
    m_now->setProgress(
        due ? std::optional(std::clamp(
            1 - static_cast<double>(*m_nextInMs) / static_cast<double>(m_intervalMs), 0.0, 1.0))
            : std::nullopt);
    QString tip = tr("Refresh now");
    if (m_fetching)
        tip = tr("Waiting for answers");
    else if (due)
        tip += u'\n' + tr("Next refresh in %1").arg(countdownText(*m_nextInMs));
    m_now->setToolTip(tip);
    m_interval->setText(m_intervalMs > 0 ? formatDuration(m_intervalMs) : tr("Off"));
    m_interval->setToolTip(m_intervalMs > 0 ? tr("Refreshes every %1").arg(m_interval->text())
                                            : tr("Does not refresh by itself"));
    m_pause->setChecked(m_paused);
    m_pause->setEnabled(m_intervalMs > 0 || m_paused);
    m_pause->setIcon(
        themedIcon(m_paused ? Icon::Play : Icon::Pause, m_paused ? m_theme.warning : m_theme.text));
    const QString pause = m_paused ? tr("Paused. Go on refreshing") : tr("Pause refreshing");
    m_pause->setToolTip(pause);
    m_pause->setAccessibleName(pause);
}

} // namespace onex
