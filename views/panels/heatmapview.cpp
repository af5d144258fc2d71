// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/heatmapview.h"

#include "datasource/source/background.h"
#include "models/panels/colors.h"
#include "models/panels/ticks.h"
#include "views/panels/fonts.h"
#include "views/panels/hoverbox.h"

#include <QElapsedTimer>
#include <QEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace onex {
namespace {

constexpr std::int64_t kManySamples = 60000; // more are counted on another thread

} // namespace

HeatmapView::HeatmapView(QWidget *parent)
    : PanelView(parent)
    , m_hover(new HoverBox(this))
    , m_gestures(this, this)
{
    setMinimumSize(20, 16);
    connect(&m_gestures, &TimeGestures::moved, this, &HeatmapView::follow);
    connect(&m_gestures, &TimeGestures::selectionChanged, this, [this](const auto &columns) {
        m_selection = columns;
        update();
    });
    connect(&m_gestures, &TimeGestures::rangeChosen, this, &PanelView::rangeChosen);
    connect(&m_gestures, &TimeGestures::zoomOutRequested, this, &PanelView::zoomOutRequested);
}

void HeatmapView::setDefinition(const PanelDefinition &definition)
{
    m_definition = definition;
    rebuild();
}

void HeatmapView::setData(const PanelData &given)
{
    m_data = given;
    m_hasData = true;
    rebuild();
}

void HeatmapView::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_hover->setTheme(theme);
    relayout();
}

void HeatmapView::setTimeZone(const QTimeZone &zone)
{
    m_zone = zone;
    relayout();
}

void HeatmapView::rebuild()
{
    m_outdated = m_making;
    if (m_making)
        return;
    if (heatmapCost(m_data) <= kManySamples)
        return take(makeHeatmap(m_definition, m_data));
    m_making = true;
    runInBackground(
        this, [panel = m_definition, given = m_data] { return makeHeatmap(panel, given); },
        [this](Heatmap map) {
            m_making = false;
            if (m_outdated)
                return rebuild();
            take(std::move(map));
            Q_EMIT settled();
        });
}

void HeatmapView::take(Heatmap map)
{
    m_map = std::move(map);
    m_range = m_data.range;
    m_column = m_row = -1;
    relayout();
    describe();
}

void HeatmapView::relayout()
{
    m_colors.emplace(m_definition.heatmap, m_map, m_theme);
    m_layout = heatmapLayout(m_map, m_definition, m_range, *m_colors, m_zone, size(),
                             QFontMetricsF(smaller(font())));
    m_gestures.setPlot(m_layout.plot, m_range);
    m_still = QPixmap();
    update();
    followCursor();
}

// The mouse stays where it is while what is under it becomes something else.
void HeatmapView::followCursor()
{
    if (!m_hover->isVisible())
        return;
    const QPoint at = mapFromGlobal(QCursor::pos());
    if (isVisible() && m_layout.plot.contains(at))
        hover(at);
    else
        unhover();
}

void HeatmapView::describe()
{
    setAccessibleName(m_definition.title);
    setAccessibleDescription(
        m_map.isEmpty() ? tr("No data")
                        : tr("Heat map of %1 columns and %2 rows; the fullest cell holds %3")
                              .arg(m_map.columns)
                              .arg(m_map.rows)
                              .arg(countText(m_map, m_map.maxCount)));
}

void HeatmapView::resizeEvent(QResizeEvent *) { relayout(); }

void HeatmapView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        relayout();
    PanelView::changeEvent(event);
}

int HeatmapView::rowAt(double y) const
{
    const double height = 1 - (y - m_layout.plot.top()) / std::max(m_layout.plot.height(), 1);
    const std::vector<double> edges = rowEdges(m_map);
    const auto above = std::upper_bound(edges.begin(), edges.end(), height);
    if (above == edges.begin() || above == edges.end())
        return -1;
    return static_cast<int>(above - edges.begin()) - 1;
}

void HeatmapView::setCrosshair(std::optional<qint64> timeMs)
{
    if (timeMs == m_crosshair)
        return;
    m_crosshair = timeMs;
    update();
}

void HeatmapView::follow(std::optional<QPointF> at)
{
    if (at)
        hover(*at);
    else
        unhover();
}

void HeatmapView::hover(QPointF at)
{
    const qint64 time = m_gestures.timeAt(at.x());
    m_column = m_map.columnAt(time);
    m_row = rowAt(at.y());
    Q_EMIT hovered(time);
    update();
    if (m_column < 0 || m_row < 0)
        return m_hover->hide();
    const double count = m_map.at(m_column, m_row);
    const qint64 start = m_map.firstMs + m_column * m_map.columnMs;
    const qint64 shown = m_map.calculated ? start : start + m_map.columnMs / 2;
    QString caption = timeLabel(shown, m_zone);
    if (m_map.calculated)
        caption
            += QStringLiteral(" – ") + timeLabel(start + m_map.columnMs, m_zone).section(u' ', 1);
    const QRgb color = m_colors->of(count);
    m_hover->showAt(at.toPoint(), caption,
                    {{color ? QColor(color) : QColor(),
                      rowText(m_map, m_row, m_definition.defaults), countText(m_map, count)}});
}

void HeatmapView::unhover()
{
    if (m_column >= 0 || m_hover->isVisible())
        Q_EMIT hovered(std::nullopt);
    m_column = m_row = -1;
    m_hover->hide();
    update();
}

void HeatmapView::paintEvent(QPaintEvent *)
{
    QElapsedTimer timer;
    timer.start();
    QPainter painter(this);
    if (m_map.isEmpty()) {
        painter.setPen(m_theme.muted);
        if (m_hasData && !m_making)
            painter.drawText(rect(), Qt::AlignCenter,
                             m_definition.defaults.noValue.value_or(tr("No data")));
        return;
    }
    if (m_still.isNull() || m_still.devicePixelRatio() != devicePixelRatioF())
        paintStill();
    painter.drawPixmap(0, 0, m_still);
    paintHover(painter);
    m_paintMs = static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

void HeatmapView::paintStill()
{
    const double ratio = devicePixelRatioF();
    m_still = QPixmap(size() * ratio);
    m_still.setDevicePixelRatio(ratio);
    m_still.fill(Qt::transparent);
    QPainter painter(&m_still);
    painter.setFont(smaller(font()));
    paintAxes(painter);
    const QSize pixels = (QSizeF(m_layout.plot.size()) * ratio).toSize();
    const int gap = static_cast<int>(std::lround(m_definition.heatmap.cellGap * ratio));
    QImage image = heatmapImage(m_map, m_range, pixels, *m_colors, gap);
    image.setDevicePixelRatio(ratio);
    painter.drawImage(m_layout.plot.topLeft(), image);
    paintBar(painter);
}

void HeatmapView::paintAxes(QPainter &painter) const
{
    const QRect &plot = m_layout.plot;
    const double line = painter.fontMetrics().height();
    for (const HeatmapMark &mark : m_layout.values) {
        painter.setPen(m_theme.grid);
        painter.drawLine(QPointF(plot.left(), mark.at), QPointF(plot.right(), mark.at));
        painter.setPen(m_theme.muted);
        const QRectF where(0, mark.at - line / 2, plot.left() - 6, line);
        const QString text = painter.fontMetrics().elidedText(mark.text, Qt::ElideMiddle,
                                                              static_cast<int>(where.width()));
        painter.drawText(where, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, text);
    }
    for (const HeatmapMark &mark : m_layout.times) {
        painter.setPen(m_theme.grid);
        painter.drawLine(QPointF(mark.at, plot.top()), QPointF(mark.at, plot.bottom() + 3));
        painter.setPen(m_theme.muted);
        const double width = painter.fontMetrics().horizontalAdvance(mark.text) + 4;
        painter.drawText(QRectF(mark.at - width / 2, plot.bottom() + 4, width, line),
                         Qt::AlignCenter | Qt::TextSingleLine, mark.text);
    }
}

void HeatmapView::paintBar(QPainter &painter) const
{
    const QRect &bar = m_layout.bar;
    if (bar.isEmpty())
        return;
    for (int x = 0; x < bar.width(); ++x)
        painter.fillRect(bar.left() + x, bar.top(), 1, bar.height(),
                         QColor(m_colors->at(static_cast<double>(x) / (bar.width() - 1))));
    painter.setPen(m_theme.muted);
    for (const HeatmapMark &mark : m_layout.counts) {
        const double width = painter.fontMetrics().horizontalAdvance(mark.text) + 4;
        painter.drawText(
            QRectF(mark.at - width / 2, bar.bottom() + 2, width, painter.fontMetrics().height()),
            Qt::AlignCenter | Qt::TextSingleLine, mark.text);
    }
}

void HeatmapView::paintHover(QPainter &painter) const
{
    const QRect &plot = m_layout.plot;
    if (m_crosshair && m_range.contains(*m_crosshair)) {
        painter.setPen(QPen(withAlpha(m_theme.text, 0.6), 1, Qt::DashLine));
        const double x = m_gestures.columns().columnOf(*m_crosshair);
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
    }
    if (m_selection) {
        const QRectF band(QPointF(m_selection->first, plot.top()),
                          QPointF(m_selection->second, plot.bottom()));
        painter.fillRect(band.normalized(), withAlpha(m_theme.accent, 0.2));
    }
    if (m_column < 0 || m_row < 0)
        return;
    const std::vector<double> edges = rowEdges(m_map);
    const auto row = static_cast<std::size_t>(m_row);
    const qint64 start = m_map.firstMs + m_column * m_map.columnMs;
    const QRectF cell(QPointF(m_gestures.columns().columnOf(start),
                              plot.top() + (1 - edges[row + 1]) * plot.height()),
                      QPointF(m_gestures.columns().columnOf(start + m_map.columnMs),
                              plot.top() + (1 - edges[row]) * plot.height()));
    painter.setPen(QPen(m_theme.text, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(cell.intersected(plot));
}

} // namespace onex
