// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/shell/variablecontrol.h"

class QLineEdit;

namespace onex {

// A variable that is typed; takes effect on Enter and when the focus goes elsewhere.
class VariableText final : public VariableControl
{
    Q_OBJECT
public:
    VariableText(const QString &name, QWidget *parent);
    QLineEdit *edit() const { return m_edit; }

protected:
    void showVariable() override;

private:
    QString shownValue() const;
    void apply();

    QLineEdit *m_edit;
};

} // namespace onex
