// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/variables.h"
#include "models/panels/theme.h"

#include <QWidget>

#include <vector>

namespace onex {

class VariableControl;

// One control a variable that can be changed, in as many lines as they need. Hidden variables and
// constants have none.
class VariablesRow final : public QWidget
{
    Q_OBJECT
public:
    explicit VariablesRow(QWidget *parent = nullptr);
    ~VariablesRow() override;

    // Controls of variables that stay are kept: focus, typed text and an open pop-up survive.
    void setVariables(const std::vector<VariableValue> &variables);
    void setTheme(const Theme &theme);

    bool hasControls() const { return !m_controls.empty(); }
    VariableControl *control(const QString &name) const; // nullptr: none shown

Q_SIGNALS:
    void valueChosen(const QString &name, const QStringList &values); // {"$__all"}: All

private:
    VariableControl *makeControl(const VariableValue &variable);

    std::vector<VariableControl *> m_controls; // in order
    Theme m_theme;
};

} // namespace onex
