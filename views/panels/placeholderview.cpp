// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/placeholderview.h"

#include <QLabel>
#include <QVBoxLayout>

namespace onex {

PlaceholderView::PlaceholderView(QWidget *parent)
    : PanelView(parent)
    , m_text(new QLabel(this))
{
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setAlignment(Qt::AlignCenter);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_text);
}

void PlaceholderView::setDefinition(const PanelDefinition &definition)
{
    QString text = tr("Panels of the kind “%1” are not drawn yet.").arg(definition.writtenKind);
    for (const Target &target : definition.targets)
        text += QStringLiteral("\n\n") + target.expr;
    m_text->setText(text);
}

void PlaceholderView::setTheme(const Theme &theme)
{
    QPalette palette = m_text->palette();
    palette.setColor(QPalette::WindowText, theme.muted);
    m_text->setPalette(palette);
}

} // namespace onex
