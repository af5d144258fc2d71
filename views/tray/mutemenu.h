// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

class QMenu;

namespace onex {

class Mutes;

// Fills the menu anew whenever it opens: what is muted and until when, and what can be.
void offerMutes(QMenu *menu, Mutes &mutes); // which outlive the menu

// Stands in the pane's bar: says what is muted, and mutes.
class MuteButton final : public QToolButton
{
    Q_OBJECT
public:
    explicit MuteButton(Mutes &mutes, QWidget *parent = nullptr); // which outlive it

private:
    void showMutes();

    Mutes &m_mutes;
};

} // namespace onex
