// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/panels/graphmodel.h"
#include "views/panels/graphlayout.h"
#include "views/panels/panelview.h"

#include <QElapsedTimer>

#include <atomic>
#include <memory>

class QBoxLayout;

namespace onex {

class GraphChart;
class HoverBox;
class LegendModel;
class LegendView;
struct Hover;

// A graph: chart, legend and tooltip. Its picture is drawn on other threads; until a new one is
// finished the last one stays, with the axes that belong to it.
class GraphView final : public PanelView
{
    Q_OBJECT
public:
    explicit GraphView(QWidget *parent = nullptr);
    ~GraphView() override;

    void setDefinition(const PanelDefinition &definition) override;
    void setData(const PanelData &panelData) override;
    void setTheme(const Theme &theme) override;
    void setTimeZone(const QTimeZone &zone) override;
    void setCrosshair(std::optional<qint64> timeMs) override;
    void setAnnotations(const AnnotationsPtr &annotations) override;
    double paintMs() const override;
    bool isSettled() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    // What has to be done again, each with all that follow it.
    enum class Stage { Series, Scene, Picture, None };
    void invalidate(Stage stage);
    void work();
    void makeSeries();
    void makeScene();
    void acceptScene(GraphScenePtr scene);
    GraphLayout layoutNow() const;
    void makePicture();
    void acceptPicture(const GraphLayout &layout, const GraphScenePtr &scene, const QImage &image);
    void finish();

    void placeLegend();
    void choose(TimeRange range);
    void follow(std::optional<qint64> timeMs, QPointF at);
    void showHover(const Hover &hover, QPointF at);
    QString nameForPeople() const;

    PanelDefinition m_definition;
    PanelData m_data; // shares the frames
    Theme m_theme = darkTheme();
    QTimeZone m_zone = QTimeZone::systemTimeZone();
    AnnotationsPtr m_annotations;
    TimeRange m_range; // what is shown: the data's, or what the mouse chose since

    std::vector<DisplaySeries> m_series;
    GraphScenePtr m_scene;
    Stage m_stale = Stage::None;
    bool m_scheduled = false;
    bool m_busy = false; // other threads work for this view
    std::shared_ptr<std::atomic<bool>> m_cancelled = std::make_shared<std::atomic<bool>>(false);

    QBoxLayout *m_layout;
    GraphChart *m_chart;
    LegendModel *m_legend;
    LegendView *m_legendView;
    HoverBox *m_hover;
};

} // namespace onex
