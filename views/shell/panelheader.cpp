// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/panelheader.h"

#include "views/look/iconset.h"
#include "views/panels/inert.h"
#include "views/shell/elidedlabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

namespace onex {
namespace {

QLabel *plainLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    return label;
}

void setColor(QWidget *widget, const QColor &color)
{
    QPalette palette = widget->palette();
    palette.setColor(QPalette::WindowText, color);
    palette.setColor(QPalette::ButtonText, color);
    widget->setPalette(palette);
}

} // namespace

PanelHeader::PanelHeader(QWidget *parent)
    : QWidget(parent)
    , m_title(new ElidedLabel(this))
    , m_info(plainLabel(this))
    , m_marks{plainLabel(this), plainLabel(this), plainLabel(this)}
    , m_menu(new QToolButton(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 2, 4, 0);
    layout->setSpacing(6);
    layout->addWidget(m_title, 1);
    layout->addWidget(m_info);
    for (QLabel *mark : m_marks) {
        mark->hide();
        layout->addWidget(mark);
    }
    layout->addWidget(m_menu);

    QFont bold = m_title->font();
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
    m_menu->setText(QStringLiteral("⋮"));
    m_menu->setAutoRaise(true);
    m_menu->setPopupMode(QToolButton::InstantPopup);
    m_menu->setAccessibleName(tr("Panel menu"));
    m_menu->setStyleSheet(QStringLiteral("QToolButton::menu-indicator { image: none; }"));
    setFixedHeight(26);
}

void PanelHeader::setTitle(const QString &title, const QString &description)
{
    m_title->setFullText(title);
    m_described = !description.isEmpty();
    m_info->setToolTip(inertText(description));
    m_title->setToolTip(inertText(description.isEmpty() ? title : title + u'\n' + description));
    setAccessibleName(title);
    fit();
}

void PanelHeader::setMark(Mark mark, const QString &text, const QString &reason)
{
    QLabel *label = labelOf(mark);
    QString &shown = m_markTexts[static_cast<int>(mark)];
    if (shown == text && label->toolTip() == inertText(reason))
        return;
    shown = text;
    label->setToolTip(inertText(reason));
    fit();
}

void PanelHeader::setFetching(bool fetching)
{
    if (m_fetching == fetching)
        return;
    m_fetching = fetching;
    update();
}

void PanelHeader::setTheme(const Theme &theme)
{
    m_theme = theme;
    setColor(m_title, theme.text);
    m_info->setPixmap(themedIcon(Icon::Info, theme.muted).pixmap(14, 14));
    setColor(m_menu, theme.muted);
    setColor(labelOf(Mark::Error), theme.error);
    setColor(labelOf(Mark::Stale), theme.warning);
    setColor(labelOf(Mark::Notice), theme.muted);
    update();
}

void PanelHeader::paintEvent(QPaintEvent *)
{
    if (!m_fetching)
        return;
    QPainter painter(this);
    painter.fillRect(QRect(1, 0, width() - 2, 2), m_theme.accent);
}

void PanelHeader::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

QLabel *PanelHeader::labelOf(Mark mark) const { return m_marks[static_cast<int>(mark)]; }

void PanelHeader::fit()
{
    for (const auto &[info, words] : {std::pair(true, true), {false, true}, {false, false}}) {
        showParts(info, words);
        if (roomForTitle() >= m_title->fullWidth())
            return;
    }
}

// Without words a mark is its sign alone.
void PanelHeader::showParts(bool info, bool words)
{
    m_info->setVisible(info && m_described);
    for (std::size_t i = 0; i < std::size(m_marks); ++i) {
        const QString &text = m_markTexts[i];
        m_marks[i]->setText(words ? text : text.section(u' ', 0, 0));
        m_marks[i]->setVisible(!text.isEmpty());
    }
}

int PanelHeader::roomForTitle() const
{
    const QMargins margins = layout()->contentsMargins();
    int room = width() - margins.left() - margins.right();
    for (const QWidget *other :
         {static_cast<QWidget *>(m_info), static_cast<QWidget *>(m_marks[0]),
          static_cast<QWidget *>(m_marks[1]), static_cast<QWidget *>(m_marks[2]),
          static_cast<QWidget *>(m_menu)})
        if (!other->isHidden())
            room -= other->sizeHint().width() + layout()->spacing();
    return room;
}

} // namespace onex
