// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/shell/variablecontrol.h"

#include <QToolButton>

namespace onex {

class VariablePopup;

// A button as wide as its text needs within limits, the text cut with … and an arrow.
class ChoiceButton final : public QToolButton
{
    Q_OBJECT
public:
    explicit ChoiceButton(QWidget *parent);
    void setChoice(const QString &text);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override; // Down and Enter open it too

private:
    QString m_choice;
};

// A variable that is chosen from options, one or several.
class VariableChoice final : public VariableControl
{
    Q_OBJECT
public:
    VariableChoice(const QString &name, QWidget *parent);

    VariablePopup *popup() const { return m_popup; }
    ChoiceButton *button() const { return m_button; }
    void openPopup();

protected:
    void showVariable() override;

private:
    ChoiceButton *m_button;
    VariablePopup *m_popup;
};

} // namespace onex
