// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

namespace onex {

// What opens below a button and closes on Escape or a click elsewhere.
class Popup : public QFrame
{
    Q_OBJECT
public:
    explicit Popup(QWidget *parent);

    // Below the anchor, above it where there is no room, always within the screen.
    void openBelow(const QWidget &anchor);

Q_SIGNALS:
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void hideEvent(QHideEvent *event) override;
};

} // namespace onex
