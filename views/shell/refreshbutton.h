// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/panels/theme.h"

#include <QTimer>
#include <QToolButton>

#include <optional>

namespace onex {

// Refresh now. A ring around the arrow closes as the next refresh comes nearer, and turns while
// answers are awaited.
class RefreshButton final : public QToolButton
{
    Q_OBJECT
public:
    explicit RefreshButton(QWidget *parent = nullptr);

    void setProgress(std::optional<double> share); // 0 to 1 of the interval; none: no ring
    void setFetching(bool fetching); // turns only if it lasts, so that quick answers do not flicker
    void setTheme(const Theme &theme);
    bool isSpinning() const { return m_spin.isActive(); }

    QSize sizeHint() const override { return {30, 28}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void turn();

    Theme m_theme;
    std::optional<double> m_share;
    QTimer m_delay;
    QTimer m_spin;
    int m_angle = 0;
};

} // namespace onex
