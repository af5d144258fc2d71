// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/elidedlabel.h"

#include <QEvent>

namespace onex {

ElidedLabel::ElidedLabel(QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setMinimumWidth(0);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
}

void ElidedLabel::setFullText(const QString &text)
{
    m_full = text.simplified();
    elide();
}

int ElidedLabel::fullWidth() const
{
    const QMargins margins = contentsMargins();
    return fontMetrics().horizontalAdvance(m_full) + margins.left() + margins.right();
}

void ElidedLabel::resizeEvent(QResizeEvent *event)
{
    QLabel::resizeEvent(event);
    elide();
}

void ElidedLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        elide();
}

void ElidedLabel::elide()
{
    setText(fontMetrics().elidedText(m_full, Qt::ElideRight, contentsRect().width()));
}

} // namespace onex
