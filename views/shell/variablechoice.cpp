// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/variablechoice.h"

#include "views/look/iconset.h"
#include "views/panels/inert.h"
#include "views/shell/variableoptions.h"
#include "views/shell/variablepopup.h"

#include <QKeyEvent>
#include <QStyleOptionToolButton>
#include <QStylePainter>

namespace onex {
namespace {

constexpr int kLeft = 8, kArrow = 12, kRight = 6, kGap = 6, kLeast = 64, kMost = 260;

} // namespace

ChoiceButton::ChoiceButton(QWidget *parent)
    : QToolButton(parent)
{
    setProperty("field", true);
    setFocusPolicy(Qt::StrongFocus);
}

void ChoiceButton::setChoice(const QString &text)
{
    m_choice = text.simplified();
    setToolTip(inertText(text));
    updateGeometry();
    update();
}

QSize ChoiceButton::sizeHint() const
{
    const int text = fontMetrics().horizontalAdvance(m_choice);
    return {qBound(kLeast, kLeft + text + kGap + kArrow + kRight, kMost),
            fontMetrics().height() + 10};
}

void ChoiceButton::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QStyleOptionToolButton option;
    initStyleOption(&option);
    option.text.clear();
    painter.drawComplexControl(QStyle::CC_ToolButton, option);
    const QRect inside = rect().adjusted(kLeft, 0, -kRight - kArrow - kGap, 0);
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(inside, Qt::AlignVCenter | Qt::TextSingleLine,
                     fontMetrics().elidedText(m_choice, Qt::ElideRight, inside.width()));
    const QRectF arrow(width() - kRight - kArrow, (height() - kArrow) / 2.0, kArrow, kArrow);
    paintIcon(painter, arrow, Icon::ChevronDown, palette().color(QPalette::PlaceholderText));
}

void ChoiceButton::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter)
        click();
    else
        QToolButton::keyPressEvent(event);
}

VariableChoice::VariableChoice(const QString &name, QWidget *parent)
    : VariableControl(name, parent)
    , m_button(new ChoiceButton(this))
    , m_popup(new VariablePopup(this))
{
    setField(m_button);
    connect(m_button, &QToolButton::clicked, this, &VariableChoice::openPopup);
    connect(m_popup, &VariablePopup::chosen, this, &VariableControl::chosen);
}

void VariableChoice::openPopup()
{
    m_popup->setVariable(variable());
    m_popup->openFor(*m_button);
}

void VariableChoice::showVariable()
{
    m_button->setChoice(choiceText(variable()));
    if (m_popup->isVisible())
        m_popup->setVariable(variable());
}

} // namespace onex
