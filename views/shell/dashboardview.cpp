// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/dashboardview.h"

#include "datasource/core/clock.h"
#include "models/dashboard/layout.h"
#include "models/query/dashboardmodel.h"
#include "views/shell/rowheader.h"

#include <QScrollBar>
#include <QTimer>

namespace onex {
namespace {

constexpr int kColumns = 24;
constexpr int kRowHeight = 30; // of a grid cell, pixels
constexpr int kGap = 8;        // between panels, and around the grid

QRect pixels(const GridRect &rect, int width)
{
    const double column = double(width - kGap) / kColumns;
    const int left = kGap + qRound(rect.x * column);
    const int right = qRound((rect.x + rect.w) * column);
    return {left, kGap + rect.y * (kRowHeight + kGap), right - left,
            rect.h * (kRowHeight + kGap) - kGap};
}

bool isRow(const PanelModel *model) { return model->definition().kind == QLatin1String("row"); }

} // namespace

DashboardView::DashboardView(DashboardModel &model, const Clock &clock, QWidget *parent)
    : QScrollArea(parent)
    , m_model(model)
    , m_clock(clock)
    , m_content(new QWidget(this))
{
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setWidget(m_content);
    setWidgetResizable(false);
    viewport()->setAutoFillBackground(false);
    m_content->setAutoFillBackground(false);
    verticalScrollBar()->setSingleStep(kRowHeight);

    connect(&model, &DashboardModel::panelsChanged, this, &DashboardView::showPanels);
    connect(&model, &DashboardModel::definitionChanged, this, &DashboardView::showTimeZone);
    connect(&model, &DashboardModel::settledChanged, this, &DashboardView::settledChanged);
    auto *ageTimer = new QTimer(this);
    connect(ageTimer, &QTimer::timeout, this, &DashboardView::updateAges);
    ageTimer->start(1000);
    showPanels();
}

void DashboardView::setTheme(const Theme &theme)
{
    m_theme = theme;
    QPalette palette = this->palette();
    palette.setColor(QPalette::Window, theme.window);
    setPalette(palette);
    for (const Cell &cell : m_cells) {
        if (cell.frame)
            cell.frame->setTheme(theme);
        else
            cell.row->setTheme(theme);
    }
}

void DashboardView::viewPanel(PanelFrame *frame)
{
    m_viewed = frame;
    arrange();
    verticalScrollBar()->setValue(frame || !m_current ? 0 : m_current->y() - kGap);
}

void DashboardView::setAllRowsCollapsed(bool collapsed)
{
    m_collapsed.clear();
    for (const Cell &cell : m_cells) {
        if (collapsed && cell.row)
            m_collapsed.insert(cell.model->definition().id);
    }
    arrange();
}

void DashboardView::setSeeAll(bool all)
{
    m_seeAll = all;
    updateSeen();
}

bool DashboardView::isSettled() const
{
    return m_model.isSettled()
        && std::all_of(m_frames.begin(), m_frames.end(),
                       [](const PanelFrame *frame) { return frame->isSettled(); });
}

void DashboardView::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    arrange();
}

void DashboardView::showEvent(QShowEvent *event)
{
    QScrollArea::showEvent(event);
    updateSeen();
}

void DashboardView::scrollContentsBy(int dx, int dy)
{
    QScrollArea::scrollContentsBy(dx, dy);
    updateSeen();
}

void DashboardView::showPanels()
{
    showDashboard();
    std::vector<Cell> old = std::move(m_cells);
    m_cells.clear();
    m_frames.clear();
    for (PanelModel *panel : m_model.panels()) {
        const auto same = [panel](const Cell &cell) {
            return cell.model == panel && isRow(panel) == (cell.row != nullptr);
        };
        const auto it = std::find_if(old.begin(), old.end(), same);
        if (it != old.end()) {
            m_cells.push_back(*it);
            old.erase(it);
        } else if (isRow(panel)) {
            m_cells.push_back({panel, nullptr, makeRow(*panel)});
        } else {
            m_cells.push_back({panel, makeFrame(*panel), nullptr});
        }
        if (m_cells.back().frame)
            m_frames.push_back(m_cells.back().frame);
    }
    for (const Cell &cell : old) {
        if (cell.frame == m_viewed)
            m_viewed = nullptr;
        if (cell.frame == m_current)
            m_current = nullptr;
        delete cell.frame;
        delete cell.row;
    }
    arrange();
}

// A dashboard that was not open before starts at its top with its rows as written.
void DashboardView::showDashboard()
{
    const DashboardDefinition &dashboard = m_model.definition();
    if (dashboard.uid == m_uid)
        return;
    m_uid = dashboard.uid;
    m_viewed = nullptr;
    m_collapsed.clear();
    for (const PanelModel *panel : m_model.panels()) {
        if (isRow(panel) && panel->definition().collapsed)
            m_collapsed.insert(panel->definition().id);
    }
    verticalScrollBar()->setValue(0);
}

void DashboardView::showTimeZone()
{
    for (PanelFrame *frame : m_frames)
        frame->setTimeZone(m_model.zone());
}

PanelFrame *DashboardView::makeFrame(PanelModel &model)
{
    auto *frame = new PanelFrame(model, m_theme, m_content);
    frame->setAnnotations(m_annotations);
    frame->setTimeZone(m_model.zone());
    connectFrame(frame);
    return frame;
}

void DashboardView::connectFrame(PanelFrame *frame)
{
    connect(frame, &PanelFrame::actionRequested, this,
            [this, frame](PanelFrame::Action action) { Q_EMIT actionRequested(frame, action); });
    connect(frame, &PanelFrame::linkActivated, this, &DashboardView::linkActivated);
    connect(frame, &PanelFrame::hovered, this, [this](std::optional<qint64> timeMs) {
        setCrosshair(timeMs);
        Q_EMIT hovered(timeMs);
    });
    connect(frame, &PanelFrame::rangeChosen, &m_model, &DashboardModel::zoomTo);
    connect(frame, &PanelFrame::zoomOutRequested, &m_model, &DashboardModel::zoomOut);
    connect(frame, &PanelFrame::settled, this, &DashboardView::settledChanged);
    connect(frame, &PanelFrame::entered, this, [this, frame] { setCurrent(frame); });
}

RowHeader *DashboardView::makeRow(PanelModel &model)
{
    auto *row = new RowHeader(m_content);
    row->setTheme(m_theme);
    connect(row, &RowHeader::clicked, this, [this, &model] { toggleRow(model.definition().id); });
    return row;
}

void DashboardView::toggleRow(int panelId)
{
    if (!m_collapsed.remove(panelId))
        m_collapsed.insert(panelId);
    arrange();
}

void DashboardView::arrange()
{
    if (m_viewed) {
        for (const Cell &cell : m_cells) {
            QWidget *widget = cell.frame ? static_cast<QWidget *>(cell.frame) : cell.row;
            widget->setVisible(cell.frame == m_viewed && cell.frame);
        }
        m_content->resize(viewport()->size());
        m_viewed->setGeometry(m_content->rect().adjusted(kGap, kGap, -kGap, -kGap));
    } else {
        arrangeGrid();
    }
    updateSeen();
}

void DashboardView::arrangeGrid()
{
    std::vector<LayoutItem> items;
    for (const Cell &cell : m_cells) {
        const PanelDefinition &panel = cell.model->definition();
        items.push_back({panel.rect, panel.kind, m_collapsed.contains(panel.id)});
    }
    const std::vector<std::optional<GridRect>> rects = layOut(items);
    int bottom = 0;
    int hidden = 0; // panels behind the row header last seen, counted from the end
    for (std::size_t i = m_cells.size(); i-- > 0;) {
        const Cell &cell = m_cells[i];
        QWidget *widget = cell.frame ? static_cast<QWidget *>(cell.frame) : cell.row;
        if (cell.row) {
            cell.row->setRow(cell.model->definition().title, hidden, items[i].collapsed);
            hidden = 0;
        } else {
            ++hidden;
        }
        widget->setVisible(rects[i].has_value());
        if (!rects[i])
            continue;
        widget->setGeometry(pixels(*rects[i], viewport()->width()));
        bottom = std::max(bottom, widget->geometry().bottom());
    }
    m_content->resize(viewport()->width(), bottom + kGap + 1);
}

void DashboardView::updateSeen()
{
    // Half a screen ahead, so that scrolling meets data and not a request.
    const QRect window(0, -m_content->y() - viewport()->height() / 2, viewport()->width(),
                       viewport()->height() * 2);
    for (PanelFrame *frame : m_frames) {
        const bool near = frame->isVisibleTo(m_content) && window.intersects(frame->geometry());
        frame->setSeen(isVisible() && (near || m_seeAll));
    }
}

void DashboardView::updateAges()
{
    const qint64 now = m_clock.nowMs();
    for (PanelFrame *frame : m_frames)
        frame->setNow(now);
}

void DashboardView::setCurrent(PanelFrame *frame)
{
    if (m_current)
        m_current->setCurrent(false);
    m_current = frame;
    frame->setCurrent(true);
}

void DashboardView::setAnnotations(Annotations annotations)
{
    m_annotations = std::make_shared<const Annotations>(std::move(annotations));
    for (PanelFrame *frame : m_frames)
        frame->setAnnotations(m_annotations);
}

void DashboardView::setCrosshair(std::optional<qint64> timeMs)
{
    for (PanelFrame *frame : m_frames)
        frame->setCrosshair(timeMs);
}

} // namespace onex
