// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/graphaxes.h"

#include <QCategoryAxis>
#include <QChart>
#include <QGraphicsLayout>
#include <QPen>
#include <QSignalBlocker>

#include <utility>

namespace onex {
namespace {

using Mark = std::pair<double, QString>;

// Qt Charts shows labels as rich text and refuses two that are equal: what has a meaning there is
// escaped, and what comes again gets spaces without width.
QString axisLabel(const QString &text, int number)
{
    return text.toHtmlEscaped() + QString(number, QChar(0x200b));
}

QList<Mark> marksOf(QCategoryAxis &axis)
{
    QList<Mark> marks;
    for (const QString &label : axis.categoriesLabels())
        marks.append({axis.endValue(label), label});
    return marks;
}

// One signal for all marks: each lays the whole chart out again.
void setMarks(QCategoryAxis &axis, double min, double max, QList<Mark> marks)
{
    for (qsizetype i = 0; i < marks.size(); ++i)
        marks[i].second = axisLabel(marks[i].second, static_cast<int>(i));
    if (marks.isEmpty() || marksOf(axis) != marks || axis.startValue() != min) {
        const QSignalBlocker blocker(&axis);
        for (const QString &label : axis.categoriesLabels())
            axis.remove(label);
        axis.setStartValue(min);
        for (const Mark &mark : std::as_const(marks))
            axis.append(mark.second, mark.first);
    }
    axis.setRange(min, max);
    Q_EMIT axis.categoriesChanged();
}

QList<Mark> timeMarks(const GraphLayout &layout)
{
    QList<Mark> marks;
    for (const TimeTick &tick : layout.times)
        marks.append({static_cast<double>(tick.time - layout.time.from), tick.label});
    return marks;
}

QList<Mark> valueMarks(const std::vector<AxisTick> &ticks)
{
    QList<Mark> marks;
    for (const AxisTick &tick : ticks)
        marks.append({tick.position, tick.label});
    return marks;
}

QCategoryAxis *addAxis(QChart &chart, Qt::Alignment side)
{
    auto *axis = new QCategoryAxis;
    axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    axis->setTruncateLabels(false);
    chart.addAxis(axis, side);
    return axis;
}

} // namespace

GraphAxes::GraphAxes(QChart &chart)
    : m_chart(chart)
    , m_time(addAxis(chart, Qt::AlignBottom))
    , m_left(addAxis(chart, Qt::AlignLeft))
    , m_right(addAxis(chart, Qt::AlignRight))
{
    m_right->setGridLineVisible(false);
}

void GraphAxes::setTheme(const Theme &theme, const QFont &font)
{
    for (QCategoryAxis *axis : {m_time, m_left, m_right}) {
        axis->setLabelsColor(theme.muted);
        axis->setLabelsFont(font);
        axis->setTitleFont(font);
        axis->setTitleBrush(theme.muted);
        axis->setGridLinePen(QPen(theme.grid, 1));
        axis->setLinePen(QPen(theme.grid, 1));
    }
}

void GraphAxes::setLayout(const GraphLayout &layout)
{
    m_left->setVisible(layout.hasLeft);
    m_right->setVisible(layout.hasRight);
    m_right->setGridLineVisible(!layout.hasLeft);
    m_left->setTitleText(layout.leftTitle.toHtmlEscaped());
    m_right->setTitleText(layout.rightTitle.toHtmlEscaped());
    m_chart.setPlotArea(layout.plot);
    setMarks(*m_time, 0, static_cast<double>(layout.time.length()), timeMarks(layout));
    setMarks(*m_left, layout.view.left.min, layout.view.left.max, valueMarks(layout.left));
    if (layout.hasRight)
        setMarks(*m_right, layout.view.right.min, layout.view.right.max, valueMarks(layout.right));
}

} // namespace onex
