// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/definition.h"
#include "models/panels/annotation.h"
#include "models/panels/paneldata.h"
#include "models/panels/theme.h"

#include <QTimeZone>
#include <QWidget>

#include <optional>

namespace onex {

// The inside of a panel: what one kind draws. Title, state and menu are the frame's
// (views/shell/panelframe.h). A view holds what it was last given and asks for nothing.
class PanelView : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;

    // The definition comes before the first data and again after each change of it.
    virtual void setDefinition(const PanelDefinition &definition) = 0;
    // `data` lives until the next call. The state marks are the frame's; a view draws what data
    // there is.
    virtual void setData(const PanelData &data) = 0;
    virtual void setTheme(const Theme &theme) = 0;
    // The dashboard's; the system's until told.
    virtual void setTimeZone(const QTimeZone &zone) { Q_UNUSED(zone) }
    // The time under the mouse in whichever panel; none: no mouse in any.
    virtual void setCrosshair(std::optional<qint64> timeMs) { Q_UNUSED(timeMs) }
    // What went on meanwhile; shared by all panels.
    virtual void setAnnotations(const AnnotationsPtr &annotations) { Q_UNUSED(annotations) }
    virtual double paintMs() const { return 0; } // UI-thread time of the last paint
    // Whether what was last given is what is on the screen (work on other threads is done).
    virtual bool isSettled() const { return true; }

Q_SIGNALS:
    void settled();                             // isSettled() became true
    void hovered(std::optional<qint64> timeMs); // crosshair, for all panels
    void rangeChosen(onex::TimeRange range);    // dragged, panned, zoomed with the wheel
    void zoomOutRequested();
    void linkActivated(const QString &url);
};

} // namespace onex
