// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/panels/theme.h"

#include <QDialog>
#include <QList>

namespace onex {

// keys: as QKeySequence writes them: "Ctrl+K", or "D, R" (one after the other).
struct Shortcut
{
    QString group;
    QString keys;
    QString text;
};

// The list that `?` shows: groups in the order of their first shortcut, rows of the same group and
// text as one. ?, Esc and Enter close it.
class ShortcutHelp final : public QDialog
{
    Q_OBJECT
public:
    ShortcutHelp(const QList<Shortcut> &shortcuts, const Theme &theme, QWidget *parent = nullptr);

protected:
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace onex
