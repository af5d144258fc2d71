// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/panels/theme.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace onex {

class QueryEdit;

// One of several queries: its letter, where it is written, what is wrong with it.
class QueryRow final : public QWidget
{
    Q_OBJECT
public:
    explicit QueryRow(QWidget *parent = nullptr);

    QueryEdit *edit() const { return m_edit; }
    void setLetter(QChar letter);
    void setRemovable(bool removable);
    void setTheme(const Theme &theme);

Q_SIGNALS:
    void removeRequested();

private:
    void showProblem();

    QLabel *m_letter;
    QueryEdit *m_edit;
    QToolButton *m_remove;
    QLabel *m_problem;
};

} // namespace onex
