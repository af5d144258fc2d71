// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/graphview.h"

#include "datasource/source/background.h"
#include "models/panels/format.h"
#include "models/panels/graphhover.h"
#include "models/panels/graphimage.h"
#include "models/panels/legendmodel.h"
#include "models/panels/ticks.h"
#include "views/panels/graphchart.h"
#include "views/panels/hoverbox.h"
#include "views/panels/legendview.h"

#include <QBoxLayout>

#include <algorithm>
#include <utility>

namespace onex {
namespace {

constexpr std::size_t kSceneOnThread = 100'000; // samples from which making a scene would be felt
constexpr int kLeastForLegend = 110;            // height of a panel that still has room for one

std::size_t sampleCount(const std::vector<DisplaySeries> &series)
{
    std::size_t count = 0;
    for (const DisplaySeries &one : series)
        count += one.series->times.size();
    return count;
}

} // namespace

GraphView::GraphView(QWidget *parent)
    : PanelView(parent)
    , m_layout(new QBoxLayout(QBoxLayout::TopToBottom, this))
    , m_chart(new GraphChart(this))
    , m_legend(new LegendModel(this))
    , m_legendView(new LegendView(*m_legend, this))
    , m_hover(new HoverBox(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(4);
    m_layout->setSizeConstraint(QLayout::SetNoConstraint); // a panel may be as small as its cell
    m_layout->addWidget(m_chart, 1);
    m_layout->addWidget(m_legendView);
    connect(m_legend, &LegendModel::shownChanged, this, [this] { invalidate(Stage::Scene); });
    connect(m_chart, &GraphChart::resized, this, [this] { invalidate(Stage::Picture); });
    connect(m_chart, &GraphChart::rangeChosen, this, &GraphView::choose);
    connect(m_chart, &GraphChart::zoomOutRequested, this, &PanelView::zoomOutRequested);
    connect(m_chart, &GraphChart::moved, this, &GraphView::follow);
    m_chart->setTheme(m_theme);
    m_legendView->setTheme(m_theme);
}

GraphView::~GraphView()
{
    m_cancelled->store(true);
    delete m_chart; // the mouse leaves it, and says so, while this is still a graph
}

void GraphView::setDefinition(const PanelDefinition &definition)
{
    m_definition = definition;
    m_legend->setOptions(definition.legend);
    m_legendView->setOptions(definition.legend);
    invalidate(Stage::Series);
}

void GraphView::setData(const PanelData &panelData)
{
    m_data.state = panelData.state;
    m_data.range = panelData.range;
    m_data.receivedMs = panelData.receivedMs;
    m_data.targets = panelData.targets;
    m_range = panelData.range;
    invalidate(Stage::Series);
}

void GraphView::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_chart->setTheme(theme);
    m_legendView->setTheme(theme);
    m_hover->setTheme(theme);
    invalidate(Stage::Series);
}

void GraphView::setTimeZone(const QTimeZone &zone)
{
    m_zone = zone;
    invalidate(Stage::Picture);
}

void GraphView::resizeEvent(QResizeEvent *event)
{
    PanelView::resizeEvent(event);
    placeLegend();
}

// --- from data to picture --------------------------------------------------------------------

bool GraphView::isSettled() const { return m_stale == Stage::None && !m_busy; }

// Collects what changes in one turn of the event loop.
void GraphView::invalidate(Stage stage)
{
    m_stale = std::min(m_stale, stage);
    if (m_scheduled || m_busy)
        return;
    m_scheduled = true;
    QMetaObject::invokeMethod(this, &GraphView::work, Qt::QueuedConnection);
}

void GraphView::work()
{
    m_scheduled = false;
    if (m_busy)
        return;
    const Stage stage = std::exchange(m_stale, Stage::None);
    if (stage == Stage::Series)
        makeSeries();
    if (stage <= Stage::Scene)
        makeScene();
    else if (stage == Stage::Picture)
        makePicture();
}

void GraphView::makeSeries()
{
    m_series = displaySeries(m_definition, m_data, m_theme);
    m_legend->setSeries(m_series);
    placeLegend();
    m_chart->setAccessibleName(nameForPeople());
    setAccessibleName(nameForPeople());
}

QString GraphView::nameForPeople() const
{
    return tr("%1, graph of %n series", nullptr, static_cast<int>(m_series.size()))
        .arg(m_definition.title);
}

void GraphView::makeScene()
{
    const auto make = [series = m_series, shown = m_legend->shown(), range = m_data.range,
                       defaults = m_definition.defaults, theme = m_theme] {
        return graphScene(series, shown, defaults, range, theme);
    };
    if (sampleCount(m_series) < kSceneOnThread) {
        acceptScene(make());
        return;
    }
    m_busy = true;
    runInBackground(this, make, [this](GraphScenePtr scene) { acceptScene(std::move(scene)); });
}

void GraphView::acceptScene(GraphScenePtr scene)
{
    m_scene = std::move(scene);
    makePicture();
}

GraphLayout GraphView::layoutNow() const
{
    return graphLayout(*m_scene, m_range, m_chart->size(), devicePixelRatioF(), m_zone,
                       m_chart->axisFont());
}

void GraphView::makePicture()
{
    m_busy = false;
    if (!m_scene || m_range.length() <= 0 || m_chart->width() < 20 || m_chart->height() < 20) {
        finish();
        return;
    }
    m_busy = true;
    const GraphLayout layout = layoutNow();
    const GraphScenePtr scene = m_scene;
    const auto draw = [scene, view = layout.view, cancelled = m_cancelled] {
        return graphImage(*scene, view, cancelled.get());
    };
    runInBackground(this, draw, [this, layout, scene](const QImage &image) {
        acceptPicture(layout, scene, image);
    });
}

void GraphView::acceptPicture(const GraphLayout &layout, const GraphScenePtr &scene,
                              const QImage &image)
{
    m_chart->show(layout, scene, image);
    finish();
}

// Done, unless something changed meanwhile.
void GraphView::finish()
{
    m_busy = false;
    if (m_stale == Stage::None)
        Q_EMIT settled();
    else
        invalidate(m_stale);
}

double GraphView::paintMs() const { return m_chart->paintMs(); }

// --- legend ----------------------------------------------------------------------------------

void GraphView::placeLegend()
{
    const LegendOptions &options = m_definition.legend;
    const bool shown = options.mode != LegendOptions::Mode::Hidden && m_legend->rowCount() > 0
        && height() >= kLeastForLegend;
    m_legendView->setVisible(shown);
    if (!shown)
        return;
    const bool right = options.right && width() > 300;
    m_layout->setDirection(right ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    if (right) {
        m_legendView->setFixedWidth(std::min(m_legendView->widthWanted(), width() / 2));
        m_legendView->setMinimumHeight(0);
        m_legendView->setMaximumHeight(QWIDGETSIZE_MAX);
    } else {
        m_legendView->setFixedHeight(std::min(m_legendView->heightFor(width()), height() * 3 / 10));
        m_legendView->setMinimumWidth(0);
        m_legendView->setMaximumWidth(QWIDGETSIZE_MAX);
    }
}

// --- mouse -----------------------------------------------------------------------------------

// Shown at once from the data there is; whoever listens will ask for what is missing.
void GraphView::choose(TimeRange range)
{
    m_range = range;
    if (m_scene && m_scene == m_chart->scene()) {
        const GraphLayout layout = layoutNow();
        if (isDense(*m_scene, layout.view))
            m_chart->preview(layout);
    }
    invalidate(Stage::Picture);
    Q_EMIT rangeChosen(range);
}

void GraphView::setAnnotations(const AnnotationsPtr &annotations)
{
    m_annotations = annotations;
    m_chart->setAnnotations(annotations);
}

void GraphView::setCrosshair(std::optional<qint64> timeMs) { m_chart->setCrosshair(timeMs); }

// at: of the plot area, logical pixels.
void GraphView::follow(std::optional<qint64> timeMs, QPointF at)
{
    m_chart->setCrosshair(timeMs);
    Q_EMIT hovered(timeMs);
    std::optional<Hover> hover;
    if (const GraphScenePtr &scene = m_chart->scene(); timeMs && scene)
        hover = hoverAt(*scene, m_chart->logicalView(), *timeMs, at.y(), m_definition.tooltip.sort);
    m_chart->setHover(hover);
    if (hover && m_definition.tooltip.mode != TooltipOptions::Mode::Hidden)
        showHover(*hover, at);
    else
        m_hover->hide();
}

void GraphView::showHover(const Hover &hover, QPointF at)
{
    const GraphScene &scene = *m_chart->scene();
    std::vector<HoverBox::Row> rows;
    for (const HoverValue &value : hover.values) {
        const bool nearest = value.series == hover.nearest;
        if (!nearest && m_definition.tooltip.mode == TooltipOptions::Mode::Single)
            continue;
        const DisplaySeries &series = scene.display[scene.series[value.series].source];
        const QString text = mappedValue(value.value, series.options).text.all();
        rows.push_back({series.color, series.name, text, nearest});
    }
    for (const std::size_t index :
         m_annotations ? annotationsAt(*m_annotations, hover.time) : std::vector<std::size_t>()) {
        const Annotation &one = (*m_annotations)[index];
        rows.push_back({annotationColor(one.level, m_theme), one.text, {}, false});
    }
    const QPointF inChart = at + m_chart->graphLayout().plot.topLeft();
    m_hover->showAt(m_chart->mapTo(this, inChart.toPoint()), timeLabel(hover.time, m_zone),
                    std::move(rows));
}

} // namespace onex
