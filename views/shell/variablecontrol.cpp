// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/variablecontrol.h"

#include "views/look/iconset.h"
#include "views/panels/inert.h"
#include "views/shell/variablechoice.h"
#include "views/shell/variabletext.h"

#include <QHBoxLayout>
#include <QLabel>

namespace onex {
namespace {

enum class Sort { None, Choice, Text };

Sort sortOf(const VariableDefinition &definition)
{
    using Kind = VariableDefinition::Kind;
    if (definition.hidden)
        return Sort::None;
    switch (definition.kind) {
    case Kind::Query:
    case Kind::Custom:
    case Kind::Datasource:
    case Kind::Interval:
        return Sort::Choice;
    case Kind::Textbox:
        return Sort::Text;
    case Kind::Constant:
        break;
    }
    return Sort::None;
}

} // namespace

VariableControl::VariableControl(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_name(name)
    , m_label(new QLabel(this))
    , m_mark(new QLabel(this))
    , m_line(new QHBoxLayout(this))
{
    m_label->setTextFormat(Qt::PlainText);
    m_label->setProperty("role", QStringLiteral("caption"));
    m_line->setContentsMargins(0, 0, 0, 0);
    m_line->setSpacing(6);
    m_line->addWidget(m_label);
    m_line->addWidget(m_mark);
    m_mark->hide();
}

void VariableControl::setField(QWidget *field)
{
    m_field = field;
    m_line->insertWidget(1, field);
    setFocusProxy(field);
}

void VariableControl::setVariable(const VariableValue &variable)
{
    if (variable == m_variable)
        return;
    m_variable = variable;
    showCommon();
    showVariable();
}

void VariableControl::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_mark->setPixmap(
        themedIcon(Icon::Warning, theme.warning).pixmap(QSize(16, 16), devicePixelRatioF()));
}

void VariableControl::showCommon()
{
    const VariableDefinition &definition = m_variable.definition;
    const QString label = definition.label.isEmpty() ? definition.name : definition.label;
    const QFontMetrics metrics(m_label->font());
    m_label->setText(metrics.elidedText(label.simplified(), Qt::ElideRight, 220));
    m_label->setToolTip(inertText(definition.description));
    m_field->setAccessibleName(label);
    m_field->setAccessibleDescription(m_variable.error);
    m_mark->setVisible(!m_variable.error.isEmpty());
    m_mark->setToolTip(inertText(m_variable.error));
    m_mark->setAccessibleName(m_variable.error);
}

VariableControl *makeVariableControl(const VariableValue &variable, QWidget *parent)
{
    switch (sortOf(variable.definition)) {
    case Sort::Choice:
        return new VariableChoice(variable.definition.name, parent);
    case Sort::Text:
        return new VariableText(variable.definition.name, parent);
    case Sort::None:
        break;
    }
    return nullptr;
}

bool fits(const VariableControl &control, const VariableValue &variable)
{
    return sortOf(control.variable().definition) == sortOf(variable.definition);
}

} // namespace onex
