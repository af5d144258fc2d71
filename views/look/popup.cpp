// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/look/popup.h"

#include <QKeyEvent>
#include <QScreen>

namespace onex {

Popup::Popup(QWidget *parent)
    : QFrame(parent, Qt::Popup)
{
    setProperty("popup", true);
    // The click that closes it must not press the button again, which would open it once more.
    setAttribute(Qt::WA_NoMouseReplay);
}

void Popup::openBelow(const QWidget &anchor)
{
    adjustSize();
    const QRect screen = anchor.screen()->availableGeometry();
    const QPoint below = anchor.mapToGlobal(QPoint(0, anchor.height() + 2));
    const QPoint above = anchor.mapToGlobal(QPoint(0, -2 - height()));
    const bool fits = below.y() + height() <= screen.bottom() || above.y() < screen.top();
    const int x = qBound(screen.left(), below.x(), qMax(screen.left(), screen.right() - width()));
    move(x, fits ? below.y() : above.y());
    show();
}

void Popup::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QFrame::keyPressEvent(event);
}

void Popup::hideEvent(QHideEvent *event)
{
    QFrame::hideEvent(event);
    Q_EMIT closed();
}

} // namespace onex
