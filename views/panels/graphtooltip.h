// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/panels/theme.h"

#include <QColor>
#include <QString>
#include <QWidget>

#include <optional>
#include <vector>

namespace onex {

struct TooltipRow
{
    QColor color;
    QString name, value;
    bool strong = false; // the series under the mouse
};

// All values at one moment, beside the mouse: as many rows as fit, and how many more there are.
class GraphTooltip final : public QWidget
{
    Q_OBJECT
public:
    explicit GraphTooltip(QWidget *window);

    // `at`: the mouse, in the parent's coordinates. The strong row is always among those shown.
    void showRows(const QString &title, std::vector<TooltipRow> rows, const Theme &theme,
                  QPoint at);
    const std::vector<TooltipRow> &rows() const { return m_rows; } // those shown
    int leftOut() const { return m_leftOut; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void keepWhatFits();
    QSize sizeFor() const;
    void paintRow(QPainter &painter, const TooltipRow &row, QRect line) const;
    QString moreText() const;
    QFont rowFont(bool strong) const;

    QString m_title;
    std::vector<TooltipRow> m_rows;
    int m_leftOut = 0;
    Theme m_theme;
};

} // namespace onex
