// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/variables.h"
#include "models/panels/theme.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace onex {

// One variable: its label, what it is set to, and a mark when its options could not be found.
class VariableControl : public QWidget
{
    Q_OBJECT
public:
    explicit VariableControl(const QString &name, QWidget *parent);

    const QString &name() const { return m_name; }
    const VariableValue &variable() const { return m_variable; }
    void setVariable(const VariableValue &variable);
    virtual void setTheme(const Theme &theme);

Q_SIGNALS:
    void chosen(const QStringList &values);

protected:
    void setField(QWidget *field); // what is beside the label
    virtual void showVariable() = 0;

private:
    void showCommon();

    QString m_name;
    VariableValue m_variable;
    Theme m_theme;
    QLabel *m_label;
    QLabel *m_mark;
    QHBoxLayout *m_line;
    QWidget *m_field = nullptr;
};

// The control that fits a variable; nullptr for one that is hidden or cannot be changed.
VariableControl *makeVariableControl(const VariableValue &variable, QWidget *parent);
// Whether `control` is of the right sort to show `variable`.
bool fits(const VariableControl &control, const VariableValue &variable);

} // namespace onex
