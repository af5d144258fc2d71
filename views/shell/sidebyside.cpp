// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/sidebyside.h"

#include "models/query/sourceregistry.h"
#include "views/shell/dashboardview.h"
#include "views/shell/elidedlabel.h"

#include <QScrollBar>
#include <QSplitter>
#include <QVBoxLayout>

namespace onex {

SideBySide::SideBySide(const Side &left, const Side &right, QWidget *parent)
    : QWidget(parent, Qt::Window)
{
    auto *splitter = new QSplitter(this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(makeSide(m_sides[0], left));
    splitter->addWidget(makeSide(m_sides[1], right));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);
    link(m_sides[0], m_sides[1], 1);
    link(m_sides[1], m_sides[0], -1);
    resize(1600, 900);
}

QWidget *SideBySide::makeSide(Shown &shown, const Side &side)
{
    auto *widget = new QWidget(this);
    auto *title = new ElidedLabel(widget);
    title->setTextFormat(Qt::PlainText);
    title->setContentsMargins(12, 6, 12, 0);
    title->setFullText(side.title);
    QFont bold = title->font();
    bold.setWeight(QFont::DemiBold);
    title->setFont(bold);
    shown.model = new DashboardModel(side.sources, side.clock, this);
    shown.view = new DashboardView(*shown.model, side.clock, widget);
    shown.time = side.time;
    auto *layout = new QVBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(title);
    layout->addWidget(shown.view, 1);
    connect(shown.view, &DashboardView::actionRequested, this, &SideBySide::actionRequested);
    return widget;
}

void SideBySide::link(Shown &from, Shown &to, int sign)
{
    connect(from.view, &DashboardView::hovered, this,
            [this, &to, sign](std::optional<qint64> timeMs) {
                if (timeMs)
                    timeMs = *timeMs + sign * m_apartMs;
                to.view->setCrosshair(timeMs);
            });
    connect(from.model, &DashboardModel::historyChanged, this,
            [this, &from, &to, sign] { follow(from, to, sign); });
    connect(from.view->verticalScrollBar(), &QScrollBar::valueChanged, to.view->verticalScrollBar(),
            &QScrollBar::setValue);
}

void SideBySide::follow(const Shown &from, Shown &to, int sign)
{
    if (m_isFollowing)
        return;
    m_isFollowing = true;
    if (from.model->time() == from.time) {
        (void)to.model->setTime(to.time); // zoomed all the way out
    } else {
        const TimeRange range = from.model->range();
        (void)to.model->setTime(
            absoluteSpec({range.from + sign * m_apartMs, range.to + sign * m_apartMs}));
    }
    m_isFollowing = false;
}

void SideBySide::setTheme(const Theme &theme)
{
    for (const Shown &side : m_sides)
        side.view->setTheme(theme);
}

void SideBySide::setDashboard(const DashboardDefinition &dashboard, const Variables &variables)
{
    setWindowTitle(tr("%1, side by side").arg(dashboard.title));
    m_isFollowing = true;
    for (const Shown &side : m_sides) {
        side.model->setDefinition(dashboard);
        (void)side.model->setTime(side.time);
        for (const VariableValue &value : variables.values())
            side.model->setVariable(value.definition.name, choiceOf(value));
    }
    m_isFollowing = false;
    m_apartMs = m_sides[1].model->range().to - m_sides[0].model->range().to;
}

} // namespace onex
