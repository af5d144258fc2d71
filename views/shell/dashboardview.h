// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/panels/theme.h"
#include "views/shell/panelframe.h"

#include <QScrollArea>
#include <QSet>

#include <optional>
#include <vector>

namespace onex {

class Clock;
class DashboardModel;
class RowHeader;

// The panels of the open dashboard on their grid. Tells the model which of them are seen.
class DashboardView final : public QScrollArea
{
    Q_OBJECT
public:
    // Both outlive the view.
    DashboardView(DashboardModel &model, const Clock &clock, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);

    // One panel over the whole area; nullptr: all of them again.
    void viewPanel(PanelFrame *frame);
    PanelFrame *viewedPanel() const { return m_viewed; }
    PanelFrame *currentFrame() const { return m_current; }
    const std::vector<PanelFrame *> &frames() const { return m_frames; }
    void setAnnotations(Annotations annotations); // on all graphs

    void setCrosshair(std::optional<qint64> timeMs); // on all graphs
    void setAllRowsCollapsed(bool collapsed);
    // For a report of every panel: those out of sight are asked for too.
    void setSeeAll(bool all);
    bool isSettled() const;
    int contentHeight() const { return m_content->height(); }

Q_SIGNALS:
    void actionRequested(onex::PanelFrame *frame, onex::PanelFrame::Action action);
    void linkActivated(const QString &url);
    void hovered(std::optional<qint64> timeMs);
    void settledChanged();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    struct Cell // one entry of the model's panels: a frame or a row header
    {
        PanelModel *model = nullptr;
        PanelFrame *frame = nullptr;
        RowHeader *row = nullptr;
    };

    void showPanels();
    void showDashboard();
    void showTimeZone();
    PanelFrame *makeFrame(PanelModel &model);
    RowHeader *makeRow(PanelModel &model);
    void connectFrame(PanelFrame *frame);
    void toggleRow(int panelId);
    void arrange();
    void arrangeGrid();
    void updateSeen();
    void updateAges();
    void setCurrent(PanelFrame *frame);

    DashboardModel &m_model;
    const Clock &m_clock;
    Theme m_theme;
    QWidget *m_content;
    std::vector<Cell> m_cells;
    std::vector<PanelFrame *> m_frames;
    AnnotationsPtr m_annotations;
    QSet<int> m_collapsed; // row ids
    QString m_uid;         // of the dashboard whose rows m_collapsed names
    PanelFrame *m_viewed = nullptr;
    PanelFrame *m_current = nullptr;
    bool m_seeAll = false;
};

} // namespace onex
