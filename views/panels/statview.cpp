// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/statview.h"

#include "models/panels/colors.h"
#include "models/panels/ended.h"
#include "views/panels/fonts.h"
#include "views/panels/hoverbox.h"

#include <QElapsedTimer>
#include <QEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace onex {
namespace {

constexpr int kSparkPoints = 160;
constexpr double kEndedPx = 11;

QPolygonF placed(const std::vector<QPointF> &line, const QRectF &where)
{
    QPolygonF polygon;
    for (const QPointF &point : line)
        polygon << QPointF(where.left() + point.x() * where.width(),
                           where.bottom() - point.y() * where.height());
    return polygon;
}

QString spoken(const StatCell &cell) { return withAge(cell.value.all(), cell.endedMs); }

} // namespace

StatView::StatView(QWidget *parent)
    : PanelView(parent)
    , m_hover(new HoverBox(this))
{
    setMouseTracking(true);
    setMinimumSize(20, 16);
}

void StatView::setDefinition(const PanelDefinition &definition)
{
    m_definition = definition;
    rebuild();
}

void StatView::setData(const PanelData &given)
{
    m_data = given;
    m_hasData = true;
    rebuild();
}

void StatView::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_hover->setTheme(theme);
    rebuild();
}

void StatView::rebuild()
{
    m_cells = statCells(m_definition, m_data, m_theme, kSparkPoints);
    relayout();
    describe();
}

StatTexts StatView::texts() const
{
    switch (m_definition.stat.textMode) {
    case StatOptions::TextMode::Value:
        return {true, false};
    case StatOptions::TextMode::ValueAndName:
        return {true, true};
    case StatOptions::TextMode::Name:
        return {false, true};
    case StatOptions::TextMode::None:
        return {false, false};
    case StatOptions::TextMode::Auto:
        break;
    }
    return {true, m_cells.size() > 1};
}

void StatView::relayout()
{
    m_layout = statLayout(m_cells, size(), texts(), m_definition.stat.orientation, font());
    update();
}

void StatView::describe()
{
    setAccessibleName(m_definition.title);
    QStringList values;
    for (const StatCell &cell : m_cells)
        values += cell.name + QLatin1String(": ") + spoken(cell);
    setAccessibleDescription(values.isEmpty() ? tr("No data") : values.join(QLatin1String(", ")));
}

void StatView::resizeEvent(QResizeEvent *) { relayout(); }

void StatView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        relayout();
    PanelView::changeEvent(event);
}

int StatView::cellAt(QPointF at) const
{
    const auto it = std::find_if(m_layout.cells.begin(), m_layout.cells.end(),
                                 [at](const auto &cell) { return cell.frame.contains(at); });
    return it == m_layout.cells.end() ? -1 : static_cast<int>(it - m_layout.cells.begin());
}

void StatView::mouseMoveEvent(QMouseEvent *event)
{
    const int index = cellAt(event->position());
    if (index < 0) {
        m_hover->hide();
        unsetCursor();
        return;
    }
    const StatCell &cell = m_cells[static_cast<std::size_t>(index)];
    if (cell.link.isEmpty())
        unsetCursor();
    else
        setCursor(Qt::PointingHandCursor);
    m_hover->showAt(event->position().toPoint(), {}, {{cell.color, cell.name, spoken(cell), true}});
}

void StatView::mouseReleaseEvent(QMouseEvent *event)
{
    const int index = event->button() == Qt::LeftButton ? cellAt(event->position()) : -1;
    if (index >= 0 && !m_cells[static_cast<std::size_t>(index)].link.isEmpty())
        Q_EMIT linkActivated(m_cells[static_cast<std::size_t>(index)].link);
    PanelView::mouseReleaseEvent(event);
}

void StatView::paintEvent(QPaintEvent *)
{
    QElapsedTimer timer;
    timer.start();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t i = 0; i < m_layout.cells.size(); ++i)
        paintCell(painter, m_cells[i], m_layout.cells[i]);
    if (m_cells.empty() && m_hasData) {
        painter.setPen(m_theme.muted);
        painter.drawText(rect(), Qt::AlignCenter,
                         m_definition.defaults.noValue.value_or(tr("No data")));
    }
    m_paintMs = static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

QColor StatView::inkOf(const StatCell &cell, QColor ground) const
{
    switch (m_definition.stat.colorTarget) {
    case StatOptions::ColorTarget::Background:
        return textOn(ground);
    case StatOptions::ColorTarget::Value:
        return readableOn(ground, cell.color);
    case StatOptions::ColorTarget::None:
        break;
    }
    return m_theme.text;
}

void StatView::paintCell(QPainter &painter, const StatCell &cell,
                         const StatLayout::Cell &place) const
{
    const bool filled = m_definition.stat.colorTarget == StatOptions::ColorTarget::Background
        && cell.color.alpha() > 0;
    const QColor ground = filled ? cell.color : m_theme.panel;
    painter.save();
    QPainterPath frame;
    frame.addRoundedRect(place.frame, 3, 3);
    painter.setClipPath(frame);
    if (filled)
        painter.fillPath(frame, ground);
    if (!cell.sparkline.empty()) {
        const QColor line
            = filled ? withAlpha(textOn(ground), 0.75) : readableOn(ground, cell.color, 1.8);
        paintSparkline(painter, cell, place.sparkline, line);
    }
    paintTexts(painter, cell, place, ground);
    paintEnded(painter, cell, place, ground);
    painter.restore();
}

void StatView::paintEnded(QPainter &painter, const StatCell &cell, const StatLayout::Cell &place,
                          QColor ground) const
{
    if (cell.endedMs == 0)
        return;
    painter.setFont(sized(font(), kEndedPx, QFont::Normal));
    painter.setPen(readableOn(ground, m_theme.warning));
    painter.drawText(place.frame.adjusted(4, 2, -4, -2), Qt::AlignRight | Qt::AlignTop,
                     endedMark(cell.endedMs));
}

void StatView::paintSparkline(QPainter &painter, const StatCell &cell, const QRectF &where,
                              QColor color) const
{
    const QRectF inside = where.adjusted(0, 2, 0, -1);
    QLinearGradient fill(where.topLeft(), where.bottomLeft());
    fill.setColorAt(0, withAlpha(color, 0.30));
    fill.setColorAt(1, withAlpha(color, 0.06));
    for (const std::vector<QPointF> &line : cell.sparkline) {
        const QPolygonF course = placed(line, inside);
        QPolygonF area = course;
        area << QPointF(course.last().x(), where.bottom())
             << QPointF(course.first().x(), where.bottom());
        painter.setPen(Qt::NoPen);
        painter.setBrush(fill);
        painter.drawPolygon(area);
        painter.setPen(QPen(withAlpha(color, 0.8), 1.2));
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(course);
    }
}

void StatView::paintTexts(QPainter &painter, const StatCell &cell, const StatLayout::Cell &place,
                          QColor ground) const
{
    const bool filled = ground != m_theme.panel;
    const StatTexts shown = texts();
    const double taken = m_layout.beside
        ? valueWidth(cell.value, font(), m_layout.valuePx, m_layout.affixPx) + m_layout.namePx
        : 0;
    if (m_layout.namePx > 0) {
        const QRectF where = place.name.adjusted(0, 0, -taken, 0);
        painter.setFont(sized(font(), m_layout.namePx, QFont::Normal));
        painter.setPen(filled            ? withAlpha(textOn(ground), 0.9)
                           : shown.value ? m_theme.muted
                                         : inkOf(cell, ground));
        const QString name = painter.fontMetrics().elidedText(cell.name, Qt::ElideMiddle,
                                                              static_cast<int>(where.width()));
        const int flags = m_layout.beside ? Qt::AlignLeft : Qt::AlignHCenter;
        painter.drawText(where, flags | Qt::AlignVCenter | Qt::TextSingleLine, name);
    }
    painter.setPen(inkOf(cell, ground));
    if (shown.value)
        paintValue(painter, cell.value, place.value, m_layout.beside);
}

void StatView::paintValue(QPainter &painter, const FormattedValue &value, const QRectF &where,
                          bool right) const
{
    const QFont large = sized(font(), m_layout.valuePx, QFont::DemiBold);
    const QFont small = sized(font(), m_layout.affixPx, QFont::DemiBold);
    const double width = valueWidth(value, font(), m_layout.valuePx, m_layout.affixPx);
    const QFontMetricsF metrics(large);
    // All on one base line, which a cap height below the middle makes look centred.
    const double base = where.center().y() + metrics.capHeight() / 2;
    double x = right ? where.right() - width : where.center().x() - width / 2;
    x = std::max(x, where.left());
    const auto put = [&](const QString &text, const QFont &with) {
        painter.setFont(with);
        painter.drawText(QPointF(x, base), text);
        x += QFontMetricsF(with).horizontalAdvance(text);
    };
    put(value.prefix, small);
    put(value.text, large);
    put(value.suffix, small);
}

} // namespace onex
