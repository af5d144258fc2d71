// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/variabletext.h"

#include <QLineEdit>

namespace onex {

VariableText::VariableText(const QString &name, QWidget *parent)
    : VariableControl(name, parent)
    , m_edit(new QLineEdit(this))
{
    m_edit->setFixedWidth(150);
    m_edit->setMaxLength(10000);
    setField(m_edit);
    connect(m_edit, &QLineEdit::editingFinished, this, &VariableText::apply);
}

QString VariableText::shownValue() const
{
    const QStringList &values = variable().values;
    return values.isEmpty() ? QString() : values.constFirst();
}

void VariableText::showVariable()
{
    const bool typing = m_edit->hasFocus() && m_edit->isModified();
    if (!typing)
        m_edit->setText(shownValue());
}

void VariableText::apply()
{
    m_edit->setModified(false);
    if (m_edit->text() != shownValue())
        Q_EMIT chosen({m_edit->text()});
}

} // namespace onex
