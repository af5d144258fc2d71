// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/timerange.h"
#include "models/panels/annotation.h"
#include "models/panels/theme.h"

#include <QFrame>
#include <QTimeZone>

#include <optional>

class QLabel;
class QMenu;
class QStackedLayout;

namespace onex {

class PanelHeader;
class PanelModel;
class PanelView;

// Everything around a panel that is the same for all kinds: title, state marks, messages, menu. The
// view inside is made when the panel is first seen.
class PanelFrame final : public QFrame
{
    Q_OBJECT
public:
    // `model` outlives the frame.
    PanelFrame(PanelModel &model, const Theme &theme, QWidget *parent = nullptr);
    ~PanelFrame() override;

    PanelModel &model() const { return m_model; }
    PanelView *view() const { return m_view; } // null until seen
    bool isSettled() const;

    void setSeen(bool seen);
    void setTheme(const Theme &theme);
    void setTimeZone(const QTimeZone &zone);
    const QTimeZone &timeZone() const { return m_zone; }
    void setCrosshair(std::optional<qint64> timeMs);
    void setAnnotations(const AnnotationsPtr &annotations);
    void setNow(qint64 nowMs);     // for the age of stale data
    void setCurrent(bool current); // the panel that keys act on

    enum class Action {
        Stop,
        View,
        Inspect,
        Explore,
        CopyCsv,
        CopyImage,
        CopyQuery,
        ExportCsv,
        ExportSamples,
        ExportImage
    };

Q_SIGNALS:
    void actionRequested(onex::PanelFrame::Action action);
    void linkActivated(const QString &url);
    void hovered(std::optional<qint64> timeMs);
    void rangeChosen(onex::TimeRange range);
    void zoomOutRequested();
    void settled();
    void entered();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void makeView();
    void connectView();
    void showDefinition();
    void showData();
    void showMarks();
    void showBody();
    void fillMenu();
    QString bodyMessage() const;

    PanelModel &m_model;
    Theme m_theme;
    AnnotationsPtr m_annotations;
    QTimeZone m_zone = QTimeZone::systemTimeZone();
    PanelHeader *m_header;
    QMenu *m_menu;
    QStackedLayout *m_body;
    QLabel *m_message;
    PanelView *m_view = nullptr;
    qint64 m_nowMs = 0;
    bool m_current = false;
    bool m_viewHasData = false;
};

} // namespace onex
