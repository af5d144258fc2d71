// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/pieview.h"

#include "models/panels/colors.h"
#include "models/panels/ended.h"
#include "views/panels/endedmark.h"
#include "views/panels/fonts.h"
#include "views/panels/hoverbox.h"

#include <QElapsedTimer>
#include <QEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace onex {
namespace {

constexpr double kDonutHole = 0.64;
constexpr int kRowsAWheelStep = 3;

QString elided(const QPainter &painter, const QString &text, double width)
{
    return painter.fontMetrics().elidedText(text, Qt::ElideMiddle, static_cast<int>(width));
}

} // namespace

PieView::PieView(QWidget *parent)
    : PanelView(parent)
    , m_hover(new HoverBox(this))
{
    setMouseTracking(true);
    setMinimumSize(20, 16);
}

void PieView::setDefinition(const PanelDefinition &definition)
{
    m_definition = definition;
    rebuild();
}

void PieView::setData(const PanelData &given)
{
    m_data = given;
    m_hasData = true;
    rebuild();
}

void PieView::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_hover->setTheme(theme);
    rebuild();
}

void PieView::rebuild()
{
    m_model = pieModel(m_definition, m_data, m_theme);
    setCurrent(-1);
    relayout();
    describe();
}

void PieView::relayout()
{
    m_layout = pieLayout(m_model, m_definition, size(), QFontMetricsF(font()));
    const int last = static_cast<int>(m_model.slices.size()) - m_layout.rows;
    m_firstRow = std::clamp(m_firstRow, 0, std::max(last, 0));
    update();
}

void PieView::describe()
{
    setAccessibleName(m_definition.title);
    QStringList parts;
    for (const PieSlice &slice : m_model.slices)
        parts += withAge(
            QStringLiteral("%1: %2 (%3)").arg(slice.name, slice.value.all(), slice.percent),
            slice.endedMs);
    if (const QString note = pieNote(m_model); !note.isEmpty())
        parts += note;
    setAccessibleDescription(parts.isEmpty() ? tr("No data") : parts.join(QLatin1String(", ")));
}

void PieView::resizeEvent(QResizeEvent *) { relayout(); }

void PieView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        relayout();
    PanelView::changeEvent(event);
}

double PieView::hole() const { return m_definition.pie.donut ? kDonutHole : 0; }

int PieView::at(QPointF point) const
{
    if (!m_layout.legend.contains(point))
        return sliceAt(m_model, m_layout.circle, hole(), point);
    const int row = static_cast<int>((point.y() - m_layout.legend.top()) / m_layout.rowHeight);
    const int index = m_firstRow + row;
    const bool there = row < m_layout.rows && index < static_cast<int>(m_model.slices.size());
    return there ? index : -1;
}

void PieView::setCurrent(int slice)
{
    if (slice < 0)
        m_hover->hide();
    if (slice == m_current)
        return;
    m_current = slice;
    update();
}

void PieView::mouseMoveEvent(QMouseEvent *event)
{
    setCurrent(at(event->position()));
    if (m_current < 0) {
        unsetCursor();
        return;
    }
    const PieSlice &slice = m_model.slices[static_cast<std::size_t>(m_current)];
    if (slice.link.isEmpty())
        unsetCursor();
    else
        setCursor(Qt::PointingHandCursor);
    const QString value = slice.value.all() + QLatin1String("   ") + slice.percent;
    m_hover->showAt(event->position().toPoint(), {},
                    {{slice.color, slice.name, withAge(value, slice.endedMs), true}});
}

void PieView::mouseReleaseEvent(QMouseEvent *event)
{
    const int slice = event->button() == Qt::LeftButton ? at(event->position()) : -1;
    if (slice >= 0 && !m_model.slices[static_cast<std::size_t>(slice)].link.isEmpty())
        Q_EMIT linkActivated(m_model.slices[static_cast<std::size_t>(slice)].link);
    PanelView::mouseReleaseEvent(event);
}

void PieView::leaveEvent(QEvent *) { setCurrent(-1); }

// Over a legend that does not fit; elsewhere the dashboard scrolls.
void PieView::wheelEvent(QWheelEvent *event)
{
    const int hidden = static_cast<int>(m_model.slices.size()) - m_layout.rows;
    if (hidden <= 0 || !m_layout.legend.contains(event->position())) {
        event->ignore();
        return;
    }
    const int steps = event->angleDelta().y() > 0 ? -kRowsAWheelStep : kRowsAWheelStep;
    const int row = std::clamp(m_firstRow + steps, 0, hidden);
    event->setAccepted(row != m_firstRow);
    m_firstRow = row;
    setCurrent(at(event->position()));
    update();
}

void PieView::paintEvent(QPaintEvent *)
{
    QElapsedTimer timer;
    timer.start();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_model.slices.empty() && m_hasData && pieNote(m_model).isEmpty()) {
        painter.setPen(m_theme.muted);
        painter.drawText(rect(), Qt::AlignCenter,
                         m_definition.defaults.noValue.value_or(tr("No data")));
    } else if (m_hasData) {
        paintCircle(painter);
        paintLegend(painter);
        paintEnded(painter);
    }
    m_paintMs = static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

void PieView::paintCircle(QPainter &painter) const
{
    const QRectF circle = m_layout.circle.adjusted(2, 2, -2, -2);
    if (m_model.total <= 0) {
        painter.setPen(QPen(m_theme.grid, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(circle);
        return;
    }
    const bool several = m_model.slices.size() > 1 && m_model.slices[1].share > 0;
    double start = 0;
    for (std::size_t i = 0; i < m_model.slices.size(); ++i) {
        const PieSlice &slice = m_model.slices[i];
        if (slice.share <= 0)
            break;
        const bool current = static_cast<int>(i) == m_current;
        const double grow = current ? 2 : 0;
        const QRectF around = circle.adjusted(-grow, -grow, grow, grow);
        const double arc = slice.share * circle.width() * std::numbers::pi; // pixels
        const double pen = !several || arc < 3 ? 0 : arc < 10 ? 0.6 : 1.5;
        painter.setPen(pen > 0 ? QPen(m_theme.panel, pen) : QPen(Qt::NoPen));
        painter.setBrush(m_current < 0 || current ? slice.color : withAlpha(slice.color, 0.45));
        painter.drawPath(slicePath(around, hole(), start, slice.share));
        paintSliceLabel(painter, slice, start + slice.share / 2);
        start += slice.share;
    }
    paintCentre(painter);
}

// What the panel asks to be written on the slices, where it fits.
void PieView::paintSliceLabel(QPainter &painter, const PieSlice &slice, double middle) const
{
    QStringList lines;
    const QStringList &wanted = m_definition.pie.labels;
    if (wanted.contains(QLatin1String("name")))
        lines += slice.name;
    if (wanted.contains(QLatin1String("value")))
        lines += slice.value.all();
    if (wanted.contains(QLatin1String("percent")))
        lines += slice.percent;
    if (lines.isEmpty())
        return;
    const double radius = m_layout.circle.width() / 2;
    const double at = radius * (hole() > 0 ? (1 + hole()) / 2 : slice.share >= 1 ? 0 : 0.66);
    const double turn = middle * 2 * std::numbers::pi;
    const QPointF centre
        = m_layout.circle.center() + QPointF(std::sin(turn) * at, -std::cos(turn) * at);
    const double across = slice.share >= 0.5 ? 2 * radius : 2 * at * std::sin(slice.share * 3.14);
    const double deep = hole() > 0 ? radius * (1 - hole()) : radius * 0.9;
    const double room = std::min(across, deep) * 0.95;
    const QFontMetrics metrics = painter.fontMetrics();
    const double height = metrics.height() * static_cast<double>(lines.size());
    const double width = std::accumulate(
        lines.begin(), lines.end(), 0.0, [&metrics](double most, const QString &line) {
            return std::max<double>(most, metrics.horizontalAdvance(line));
        });
    if (width > room || height > room)
        return;
    painter.setPen(textOn(slice.color));
    painter.drawText(QRectF(centre.x() - width / 2 - 2, centre.y() - height / 2, width + 4, height),
                     Qt::AlignCenter, lines.join(u'\n'));
}

void PieView::paintCentre(QPainter &painter) const
{
    const double room = m_layout.circle.width() * hole() * 0.72;
    if (room < 30)
        return;
    const bool captioned = room >= 4 * painter.fontMetrics().height();
    const PieSlice *slice
        = m_current < 0 ? nullptr : &m_model.slices[static_cast<std::size_t>(m_current)];
    const QString value = slice ? slice->percent : m_model.totalText.all();
    const double measured
        = QFontMetricsF(sized(font(), 100, QFont::DemiBold)).horizontalAdvance(value);
    const double px = std::min(room / std::max(measured, 1.0) * 100, room * 0.34);
    painter.save();
    QRectF line(m_layout.circle.center().x() - room / 2,
                m_layout.circle.center().y() - px * (captioned ? 0.85 : 0.6), room, px * 1.2);
    painter.setPen(m_theme.text);
    painter.setFont(sized(font(), px, QFont::DemiBold));
    painter.drawText(line, Qt::AlignCenter | Qt::TextSingleLine, value);
    painter.setFont(font());
    line.setTop(line.bottom());
    line.setHeight(painter.fontMetrics().height());
    painter.setPen(m_theme.muted);
    if (captioned)
        painter.drawText(line, Qt::AlignCenter | Qt::TextSingleLine,
                         elided(painter, slice ? slice->name : tr("Total"), room));
    painter.restore();
}

void PieView::paintLegend(QPainter &painter) const
{
    if (m_layout.legend.isEmpty())
        return;
    for (int i = 0; i < m_layout.rows; ++i) {
        const int index = m_firstRow + i;
        if (index >= static_cast<int>(m_model.slices.size()))
            break;
        const QRectF row(m_layout.legend.left(), m_layout.legend.top() + i * m_layout.rowHeight,
                         m_layout.legend.width(), m_layout.rowHeight);
        paintRow(painter, m_model.slices[static_cast<std::size_t>(index)], row, index == m_current);
    }
    paintScrollBar(painter);
    if (m_layout.note.isEmpty())
        return;
    painter.setPen(m_theme.warning);
    painter.drawText(
        m_layout.note, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
        elided(painter, QStringLiteral("⚠ ") + pieNote(m_model), m_layout.note.width()));
}

// In the corner, for the slices that the legend does not show.
void PieView::paintEnded(QPainter &painter) const
{
    const bool legend = !m_layout.legend.isEmpty();
    const int first = legend ? m_firstRow : 0, last = legend ? m_firstRow + m_layout.rows : 0;
    std::int64_t most = 0;
    for (int i = 0; i < static_cast<int>(m_model.slices.size()); ++i)
        if (i < first || i >= last)
            most = std::max(most, m_model.slices[static_cast<std::size_t>(i)].endedMs);
    painter.setPen(m_theme.warning);
    painter.drawText(rect().adjusted(4, 2, -4, -2), Qt::AlignLeft | Qt::AlignTop, endedMark(most));
}

void PieView::paintRow(QPainter &painter, const PieSlice &slice, const QRectF &row,
                       bool current) const
{
    if (current) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.grid);
        painter.drawRoundedRect(row.adjusted(-3, 1, -4, -1), 3, 3);
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(slice.color);
    painter.drawRoundedRect(QRectF(row.left(), row.center().y() - 5, 10, 10), 2, 2);
    const QRectF name(row.left() + 16, row.top(), m_layout.name - 16, row.height());
    QRectF cell
        = paintEndedMark(painter, name, slice.name, endedMark(slice.endedMs), m_theme.warning);
    const auto text = [&painter, &cell](int align, const QString &what) {
        painter.drawText(cell, align | Qt::AlignVCenter | Qt::TextSingleLine,
                         elided(painter, what, cell.width() + 1));
    };
    painter.setPen(m_theme.text);
    text(Qt::AlignLeft, slice.name);
    cell = QRectF(name.right(), row.top(), m_layout.value, row.height());
    if (m_layout.value > 0)
        text(Qt::AlignRight, slice.value.all());
    cell = QRectF(cell.right(), row.top(), m_layout.percent, row.height());
    painter.setPen(current ? m_theme.text : m_theme.muted);
    if (m_layout.percent > 0)
        text(Qt::AlignRight, slice.percent);
}

void PieView::paintScrollBar(QPainter &painter) const
{
    const auto all = static_cast<double>(m_model.slices.size());
    if (m_layout.rows >= all)
        return;
    const double height = m_layout.rows * m_layout.rowHeight;
    const double length = std::max(12.0, height * m_layout.rows / all);
    const double top = (height - length) * m_firstRow / (all - m_layout.rows);
    painter.setPen(Qt::NoPen);
    painter.setBrush(withAlpha(m_theme.muted, 0.6));
    painter.drawRoundedRect(
        QRectF(m_layout.legend.right() - 4, m_layout.legend.top() + top, 4, length), 2, 2);
}

} // namespace onex
