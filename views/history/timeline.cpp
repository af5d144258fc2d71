// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/history/timeline.h"

#include "models/history/historytexts.h"
#include "models/panels/ticks.h"
#include "views/alerts/alertmarks.h"
#include "views/panels/fonts.h"
#include "views/panels/inert.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QRubberBand>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace onex {
namespace {

constexpr int kNames = 300, kMargin = 8, kMark = 11, kGap = 6, kLeastBar = 3,
              kRight = 32, // half a time
    kLeastDrag = 6;

struct Look
{
    double strength; // of the severity's colour
    Qt::BrushStyle style;
};

Look lookOf(AlertState state)
{
    switch (state) {
    case AlertState::Firing:
        return {1, Qt::SolidPattern};
    case AlertState::Pending:
        return {0.7, Qt::BDiagPattern};
    case AlertState::Acknowledged:
        return {0.45, Qt::SolidPattern};
    case AlertState::Silenced:
    case AlertState::Inhibited:
        break;
    }
    return {0.15, Qt::SolidPattern};
}

QColor faded(QColor color, double strength)
{
    color.setAlphaF(static_cast<float>(strength));
    return color;
}

} // namespace

Timeline::Timeline(QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_band(new QRubberBand(QRubberBand::Rectangle, viewport()))
{
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Timeline of alerts"));
    viewport()->setMouseTracking(true);
}

// Rows by severity, in it the one that fired last first.
void Timeline::setEpisodes(const std::vector<Episode> &episodes, TimeRange range)
{
    m_rows.clear();
    m_range = range;
    QHash<QString, std::size_t> places;
    for (const Episode &episode : episodes) {
        const auto known = places.constFind(episode.alertId);
        if (known != places.cend()) {
            m_rows[*known].episodes.push_back(episode);
            continue;
        }
        places.insert(episode.alertId, m_rows.size());
        const QString instance
            = QString::fromUtf8(episode.labels.value("instance").data(),
                                qsizetype(episode.labels.value("instance").size()));
        const QString name = (episode.name() + u' ' + instance).left(200).simplified();
        m_rows.push_back({name, episode.severity, {episode}});
    }
    std::stable_sort(m_rows.begin(), m_rows.end(),
                     [](const Row &a, const Row &b) { return a.severity < b.severity; });
    showScrollBar();
    viewport()->update();
}

void Timeline::setTheme(const Theme &theme)
{
    m_theme = theme;
    viewport()->update();
}

void Timeline::setTimeZone(const QTimeZone &zone)
{
    m_zone = zone;
    viewport()->update();
}

void Timeline::setCurrent(const Episode *episode)
{
    m_currentId = episode ? episode->alertId : QString();
    m_currentMs = episode ? episode->fromMs() : 0;
    const auto row = std::find_if(m_rows.begin(), m_rows.end(), [this](const Row &one) {
        return one.episodes.front().alertId == m_currentId;
    });
    if (row != m_rows.end())
        verticalScrollBar()->setValue(std::clamp(
            verticalScrollBar()->value(),
            static_cast<int>(row - m_rows.begin() + 1) * rowHeight() - barsRect().height(),
            static_cast<int>(row - m_rows.begin()) * rowHeight()));
    viewport()->update();
}

QSize Timeline::sizeHint() const { return {800, 9 * rowHeight()}; }

// --- geometry --------------------------------------------------------------------------------

int Timeline::rowHeight() const { return fontMetrics().height() + 8; }

QRect Timeline::barsRect() const
{
    return viewport()->rect().adjusted(kNames, rowHeight(), -kRight, 0);
}

double Timeline::xOf(std::int64_t ms) const
{
    const QRect bars = barsRect();
    const double share = static_cast<double>(ms - m_range.from)
        / static_cast<double>(std::max<std::int64_t>(1, m_range.length()));
    return bars.left() + std::clamp(share, 0., 1.) * bars.width();
}

// To the second: nobody means a part of one.
std::int64_t Timeline::timeAt(int x) const
{
    const QRect bars = barsRect();
    const double share = (x - bars.left()) / static_cast<double>(std::max(1, bars.width()));
    const auto ms = std::llround(std::clamp(share, 0., 1.) * static_cast<double>(m_range.length()));
    return (m_range.from + ms + 500) / 1000 * 1000;
}

void Timeline::showScrollBar()
{
    const int most = rowCount() * rowHeight() - barsRect().height();
    verticalScrollBar()->setRange(0, std::max(0, most));
    verticalScrollBar()->setSingleStep(rowHeight());
    verticalScrollBar()->setPageStep(barsRect().height());
}

const Timeline::Row *Timeline::rowAt(int y) const
{
    const int row = (y - rowHeight() + verticalScrollBar()->value()) / rowHeight();
    return y >= rowHeight() && row < rowCount() ? &m_rows[static_cast<std::size_t>(row)] : nullptr;
}

// The last that was painted there is on top.
const Episode *Timeline::episodeAt(const QPoint &pos) const
{
    const Row *row = rowAt(pos.y());
    if (!row)
        return nullptr;
    for (const Episode &episode : row->episodes) {
        const double left = xOf(episode.fromMs()),
                     right = std::max(xOf(episode.toMs()), left + kLeastBar);
        if (pos.x() >= left - 1 && pos.x() <= right + 1)
            return &episode;
    }
    return nullptr;
}

// --- painting --------------------------------------------------------------------------------

void Timeline::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), m_theme.panel);
    paintTimes(painter);
    painter.setClipRect(viewport()->rect().adjusted(0, rowHeight(), 0, 0));
    int top = rowHeight() - verticalScrollBar()->value();
    for (const Row &row : m_rows) {
        if (top + rowHeight() > rowHeight() && top < viewport()->height())
            paintRow(painter, row, top);
        top += rowHeight();
    }
}

void Timeline::paintTimes(QPainter &painter) const
{
    const QRect bars = barsRect();
    painter.setFont(smaller(font()));
    for (const TimeTick &tick : timeTicks(m_range, m_zone, bars.width())) {
        const int x = static_cast<int>(xOf(tick.time));
        painter.setPen(m_theme.grid);
        painter.drawLine(x, rowHeight() - 3, x, viewport()->height());
        painter.setPen(m_theme.muted);
        painter.drawText(QRect(x - 60, 0, 120, rowHeight() - 3), Qt::AlignCenter, tick.label);
    }
    painter.setFont(font());
}

void Timeline::paintRow(QPainter &painter, const Row &row, int top) const
{
    const QRect name(kMargin + kMark + kGap, top, kNames - kMargin - kMark - 3 * kGap, rowHeight());
    paintSeverity(painter, QRectF(kMargin, top + (rowHeight() - kMark) / 2., kMark, kMark),
                  row.severity, m_theme, false);
    painter.setPen(m_theme.text);
    painter.drawText(name, Qt::AlignVCenter | Qt::AlignLeft,
                     fontMetrics().elidedText(row.name, Qt::ElideRight, name.width()));
    for (auto episode = row.episodes.rbegin(); episode != row.episodes.rend(); ++episode) {
        for (const StatePeriod &period : episode->periods)
            paintPeriod(painter, row, period, top);
        if (episode->alertId == m_currentId && episode->fromMs() == m_currentMs) {
            painter.setPen(QPen(m_theme.text, 1.5));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(QRectF(QPointF(xOf(episode->fromMs()) - 2, top + 2),
                                    QPointF(xOf(episode->toMs()) + 2, top + rowHeight() - 3)));
        }
    }
}

void Timeline::paintPeriod(QPainter &painter, const Row &row, const StatePeriod &period,
                           int top) const
{
    if (period.toMs < m_range.from || period.fromMs > m_range.to)
        return;
    const QColor color = severityColor(row.severity, m_theme);
    const Look look = lookOf(period.state);
    const double left = xOf(period.fromMs);
    const QRectF bar(left, top + 5, std::max(xOf(period.toMs) - left, double(kLeastBar)),
                     rowHeight() - 10);
    painter.fillRect(bar, QBrush(faded(color, look.strength), look.style));
    if (period.state == AlertState::Silenced || period.state == AlertState::Inhibited) {
        painter.setPen(faded(color, 0.7));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

// --- the mouse -------------------------------------------------------------------------------

void Timeline::resizeEvent(QResizeEvent *) { showScrollBar(); }

bool Timeline::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QAbstractScrollArea::viewportEvent(event);
    auto *help = static_cast<QHelpEvent *>(event);
    const Episode *episode = episodeAt(help->pos());
    const Row *row = rowAt(help->pos().y());
    const QString text = episode ? episodeText(*episode, m_zone) : row ? row->name : QString();
    QToolTip::showText(help->globalPos(), inertText(text), viewport());
    return true;
}

void Timeline::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && event->pos().x() >= kNames)
        m_pressedX = event->pos().x();
}

void Timeline::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_pressedX)
        return;
    const int x = std::clamp(event->pos().x(), barsRect().left(), barsRect().right());
    m_band->setGeometry(QRect(QPoint(std::min(*m_pressedX, x), 0),
                              QSize(std::abs(x - *m_pressedX), viewport()->height())));
    m_band->setVisible(m_band->width() >= kLeastDrag);
}

void Timeline::mouseReleaseEvent(QMouseEvent *event)
{
    const bool dragged = m_pressedX && !m_band->isHidden();
    const QRect band = m_band->geometry();
    m_band->hide();
    m_pressedX.reset();
    if (dragged)
        Q_EMIT rangeChosen({timeAt(band.left()), timeAt(band.left() + band.width())});
    else if (const Episode *episode = episodeAt(event->pos()))
        Q_EMIT activated(Episode(*episode)); // who hears it may give others
}

} // namespace onex
