// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/refreshbutton.h"

#include "views/look/iconset.h"

#include <QPainter>
#include <QStyleOptionToolButton>

namespace onex {

RefreshButton::RefreshButton(QWidget *parent)
    : QToolButton(parent)
{
    setAutoRaise(true);
    setFocusPolicy(Qt::TabFocus);
    m_delay.setSingleShot(true);
    m_delay.setInterval(300);
    m_spin.setInterval(60);
    connect(&m_delay, &QTimer::timeout, &m_spin, qOverload<>(&QTimer::start));
    connect(&m_spin, &QTimer::timeout, this, &RefreshButton::turn);
}

void RefreshButton::setProgress(std::optional<double> share)
{
    if (m_share == share)
        return;
    m_share = share;
    update();
}

void RefreshButton::setFetching(bool fetching)
{
    const bool known = m_delay.isActive() || m_spin.isActive();
    if (fetching == known)
        return;
    if (fetching) {
        m_delay.start();
    } else {
        m_delay.stop();
        m_spin.stop();
        update();
    }
}

void RefreshButton::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

void RefreshButton::turn()
{
    m_angle = (m_angle + 24) % 360;
    update();
}

void RefreshButton::paintEvent(QPaintEvent *event)
{
    QToolButton::paintEvent(event); // the ground; there is neither text nor icon
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QPointF middle = QRectF(rect()).center();
    const QRectF ring(middle.x() - 11, middle.y() - 11, 22, 22);
    const bool spinning = isSpinning();
    const bool round = spinning || m_share.has_value();
    const double half = round ? 6.5 : 9;
    paintIcon(painter, QRectF(middle.x() - half, middle.y() - half, 2 * half, 2 * half),
              Icon::Refresh, m_theme.text);
    if (!round)
        return;
    painter.setPen(QPen(m_theme.border, 2));
    painter.drawEllipse(ring);
    painter.setPen(QPen(m_theme.accent, 2, Qt::SolidLine, Qt::RoundCap));
    const int top = 90 * 16;
    if (spinning)
        painter.drawArc(ring, top - m_angle * 16, -100 * 16);
    else if (*m_share > 0)
        painter.drawArc(ring, top, -static_cast<int>(*m_share * 360 * 16));
}

} // namespace onex
