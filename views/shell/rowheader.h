// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/panels/theme.h"

#include <QAbstractButton>

namespace onex {

// The line that opens and closes a row of panels.
class RowHeader final : public QAbstractButton
{
    Q_OBJECT
public:
    explicit RowHeader(QWidget *parent = nullptr);

    void setRow(const QString &title, int panels, bool collapsed);
    void setTheme(const Theme &theme);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_title;
    int m_panels = 0;
    bool m_collapsed = false;
    Theme m_theme;
};

} // namespace onex
