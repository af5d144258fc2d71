// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/placeholderview.h"

#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace onex {

PlaceholderView::PlaceholderView(QWidget *parent)
    : PanelView(parent)
    , m_text(new QPlainTextEdit(this))
{
    m_text->setReadOnly(true);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_text->viewport()->setAutoFillBackground(false);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_text);
}

void PlaceholderView::setDefinition(const PanelDefinition &definition)
{
    QString text = tr("Panels of the kind “%1” are not drawn yet.").arg(definition.writtenKind);
    for (const Target &target : definition.targets)
        text += QStringLiteral("\n\n") + target.expr;
    m_text->setPlainText(text);
}

void PlaceholderView::setTheme(const Theme &theme)
{
    QPalette palette = m_text->palette();
    palette.setColor(QPalette::Text, theme.muted);
    m_text->setPalette(palette);
}

} // namespace onex
