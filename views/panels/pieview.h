// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/panels/piemodel.h"
#include "views/panels/panelview.h"
#include "views/panels/pielayout.h"

namespace onex {

class HoverBox;

// Shares of a whole, as a pie or a donut, with a legend of values and percentages.
class PieView final : public PanelView
{
    Q_OBJECT
public:
    explicit PieView(QWidget *parent = nullptr);

    void setDefinition(const PanelDefinition &definition) override;
    void setData(const PanelData &data) override;
    void setTheme(const Theme &theme) override;
    double paintMs() const override { return m_paintMs; }

    const PieModel &slices() const { return m_model; }
    const PieLayout &layoutOfPie() const { return m_layout; }
    int current() const { return m_current; } // slice under the mouse, -1: none

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void rebuild();
    void relayout();
    void describe();
    double hole() const;
    int at(QPointF point) const; // slice or legend row, -1: none
    void setCurrent(int slice);
    void paintCircle(QPainter &painter) const;
    void paintSliceLabel(QPainter &painter, const PieSlice &slice, double middle) const;
    void paintCentre(QPainter &painter) const;
    void paintLegend(QPainter &painter) const;
    void paintEnded(QPainter &painter) const;
    void paintRow(QPainter &painter, const PieSlice &slice, const QRectF &row, bool current) const;
    void paintScrollBar(QPainter &painter) const;

    PanelDefinition m_definition;
    PanelData m_data;
    Theme m_theme = darkTheme();
    PieModel m_model;
    PieLayout m_layout;
    double m_paintMs = 0;
    HoverBox *m_hover;
    int m_current = -1;
    int m_firstRow = 0; // scrolled to
    bool m_hasData = false;
};

} // namespace onex
