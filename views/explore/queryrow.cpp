// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/explore/queryrow.h"

#include "views/explore/queryedit.h"
#include "views/look/iconset.h"

#include <QGridLayout>
#include <QLabel>
#include <QToolButton>

namespace onex {

QueryRow::QueryRow(QWidget *parent)
    : QWidget(parent)
    , m_letter(new QLabel(this))
    , m_edit(new QueryEdit(this))
    , m_remove(new QToolButton(this))
    , m_problem(new QLabel(this))
{
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setVerticalSpacing(2);
    m_letter->setTextFormat(Qt::PlainText);
    m_letter->setFixedWidth(18);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_remove->setToolTip(tr("Remove this query"));
    m_remove->setAccessibleName(tr("Remove this query"));
    m_remove->setAutoRaise(true);
    layout->addWidget(m_letter, 0, 0, Qt::AlignTop | Qt::AlignHCenter);
    layout->addWidget(m_edit, 0, 1);
    layout->addWidget(m_remove, 0, 2, Qt::AlignTop);
    layout->addWidget(m_problem, 1, 1);
    connect(m_remove, &QToolButton::clicked, this, &QueryRow::removeRequested);
    connect(m_edit, &QueryEdit::problemChanged, this, &QueryRow::showProblem);
}

void QueryRow::setLetter(QChar letter) { m_letter->setText(letter); }

void QueryRow::setRemovable(bool removable) { m_remove->setEnabled(removable); }

void QueryRow::setTheme(const Theme &theme)
{
    m_edit->setTheme(theme);
    m_remove->setIcon(themedIcon(Icon::Close, theme.muted));
    QPalette palette = m_problem->palette();
    palette.setColor(QPalette::WindowText, theme.error);
    m_problem->setPalette(palette);
}

void QueryRow::showProblem()
{
    m_problem->setText(m_edit->problem());
    m_problem->setVisible(!m_edit->problem().isEmpty());
}

} // namespace onex
