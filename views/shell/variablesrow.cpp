// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/variablesrow.h"

#include "views/shell/flowlayout.h"
#include "views/shell/variablecontrol.h"

namespace onex {

VariablesRow::VariablesRow(QWidget *parent)
    : QWidget(parent)
{
    auto *flow = new FlowLayout(this, 14, 6);
    flow->setContentsMargins(10, 6, 10, 6);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAccessibleName(tr("Variables"));
}

void VariablesRow::setVariables(const std::vector<VariableValue> &variables)
{
    std::vector<VariableControl *> controls;
    for (const VariableValue &variable : variables) {
        VariableControl *known = control(variable.definition.name);
        const bool kept = known && fits(*known, variable);
        VariableControl *shown = kept ? known : makeControl(variable);
        if (!shown)
            continue;
        if (kept)
            std::erase(m_controls, known);
        shown->setVariable(variable);
        controls.push_back(shown);
    }
    for (VariableControl *gone : m_controls) {
        gone->hide();
        gone->deleteLater(); // it may be what was clicked
    }
    m_controls = std::move(controls);
    static_cast<FlowLayout *>(layout())->setOrder({m_controls.begin(), m_controls.end()});
    updateGeometry();
}

// A field that still has the focus takes leave of it, and of its text, when this is no row any
// more.
VariablesRow::~VariablesRow()
{
    for (VariableControl *control : m_controls)
        control->disconnect(this);
}

VariableControl *VariablesRow::control(const QString &name) const
{
    const auto found = std::find_if(m_controls.begin(), m_controls.end(),
                                    [&name](auto *control) { return control->name() == name; });
    return found != m_controls.end() ? *found : nullptr;
}

void VariablesRow::setTheme(const Theme &theme)
{
    m_theme = theme;
    for (VariableControl *control : m_controls)
        control->setTheme(theme);
}

VariableControl *VariablesRow::makeControl(const VariableValue &variable)
{
    VariableControl *control = makeVariableControl(variable, this);
    if (!control)
        return nullptr;
    control->setTheme(m_theme);
    layout()->addWidget(control);
    connect(control, &VariableControl::chosen, this,
            [this, name = control->name()](const QStringList &values) {
                Q_EMIT valueChosen(name, values);
            });
    return control;
}

} // namespace onex
