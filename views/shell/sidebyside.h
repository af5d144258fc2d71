// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/panels/theme.h"
#include "models/query/dashboardmodel.h"
#include "views/shell/panelframe.h"

#include <QWidget>

#include <array>

class QCheckBox;
class QHBoxLayout;

namespace onex {

class DashboardView;

// The same dashboard twice, over two sources: what is pointed at and zoomed on one side is so on
// the other, so much earlier or later as the two ranges are apart when it opens.
class SideBySide final : public QWidget
{
    Q_OBJECT
public:
    struct Side
    {
        QString title; // what it shows
        SourceRegistry &sources;
        const Clock &clock;
        TimeSpec time;
    };

    // Sources and clocks outlive it.
    SideBySide(const Side &left, const Side &right, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setDashboard(const DashboardDefinition &dashboard, const Variables &variables);

Q_SIGNALS:
    void actionRequested(onex::PanelFrame *frame, onex::PanelFrame::Action action);

private:
    struct Shown
    {
        DashboardModel *model = nullptr;
        DashboardView *view = nullptr;
        TimeSpec time;
    };

    QWidget *makeSide(Shown &shown, const Side &side);
    void link(Shown &from, Shown &to, int sign);
    void follow(const Shown &from, Shown &to, int sign);

    std::array<Shown, 2> m_sides;
    std::int64_t m_apartMs = 0; // right minus left
    bool m_isFollowing = false;
};

} // namespace onex
