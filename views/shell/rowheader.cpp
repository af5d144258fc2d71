// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/rowheader.h"

#include "views/shell/words.h"

#include <QPainter>

namespace onex {

RowHeader::RowHeader(QWidget *parent)
    : QAbstractButton(parent)
{
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
}

void RowHeader::setRow(const QString &title, int panels, bool collapsed)
{
    m_title = title.simplified();
    m_panels = panels;
    m_collapsed = collapsed;
    setAccessibleName(tr("Row %1, %2").arg(title, panelCount(panels)));
    update();
}

void RowHeader::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

void RowHeader::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QString arrow = m_collapsed ? QStringLiteral("▸  ") : QStringLiteral("▾  ");
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    painter.setFont(bold);
    painter.setPen(hasFocus() || underMouse() ? m_theme.accent : m_theme.text);
    QRect area = rect().adjusted(6, 0, -6, 0);
    QRect used;
    painter.drawText(area, Qt::AlignVCenter, arrow + m_title, &used);
    if (!m_collapsed)
        return;
    painter.setFont(font());
    painter.setPen(m_theme.muted);
    area.setLeft(used.right() + 12);
    painter.drawText(area, Qt::AlignVCenter, panelCount(m_panels));
}

} // namespace onex
