// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/exportdialog.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace onex {
namespace {

QLabel *wrapped(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

ExportDialog::ExportDialog(const QString &title, const QString &holds, QWidget *parent)
    : QDialog(parent)
    , m_note(new QPlainTextEdit(this))
{
    setWindowTitle(tr("Export “%1”").arg(title));
    m_note->setPlaceholderText(tr("What happened, what was seen, what was done"));
    m_note->setTabChangesFocus(true);
    m_note->setAccessibleName(tr("Note"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Save)->setText(tr("Save as…"));
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(wrapped(holds, this));
    layout->addWidget(wrapped(tr("A note for whoever opens it:"), this));
    layout->addWidget(m_note, 1);
    layout->addWidget(buttons);
    resize(520, 320);
    m_note->setFocus();
}

QString ExportDialog::note() const { return m_note->toPlainText().trimmed(); }

} // namespace onex
