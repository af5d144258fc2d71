// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/panels/theme.h"
#include "views/panels/graphlayout.h"

class QCategoryAxis;
class QChart;

namespace onex {

// The axes and the grid of a chart, by Qt Charts, with marks where GraphLayout says: QDateTimeAxis
// puts them at odd moments and QValueAxis knows no units.
class GraphAxes
{
public:
    explicit GraphAxes(QChart &chart); // the chart owns the axes

    void setTheme(const Theme &theme, const QFont &font);
    void setLayout(const GraphLayout &layout);

private:
    QChart &m_chart;
    QCategoryAxis *m_time;
    QCategoryAxis *m_left;
    QCategoryAxis *m_right;
};

} // namespace onex
