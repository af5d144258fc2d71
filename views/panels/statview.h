// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/panels/statmodel.h"
#include "views/panels/panelview.h"
#include "views/panels/statlayout.h"

namespace onex {

class HoverBox;

// One large number a series, coloured by its thresholds, over a small picture of its course.
class StatView final : public PanelView
{
    Q_OBJECT
public:
    explicit StatView(QWidget *parent = nullptr);

    void setDefinition(const PanelDefinition &definition) override;
    void setData(const PanelData &data) override;
    void setTheme(const Theme &theme) override;
    double paintMs() const override { return m_paintMs; }

    const std::vector<StatCell> &cells() const { return m_cells; }
    const StatLayout &layoutOfCells() const { return m_layout; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    void rebuild();
    void relayout();
    void describe();
    StatTexts texts() const;
    int cellAt(QPointF at) const; // -1: none
    QColor inkOf(const StatCell &cell, QColor ground) const;
    void paintCell(QPainter &painter, const StatCell &cell, const StatLayout::Cell &place) const;
    void paintEnded(QPainter &painter, const StatCell &cell, const StatLayout::Cell &place,
                    QColor ground) const;
    void paintSparkline(QPainter &painter, const StatCell &cell, const QRectF &where,
                        QColor color) const;
    void paintTexts(QPainter &painter, const StatCell &cell, const StatLayout::Cell &place,
                    QColor ground) const;
    void paintValue(QPainter &painter, const FormattedValue &value, const QRectF &where,
                    bool right) const;

    PanelDefinition m_definition;
    PanelData m_data;
    Theme m_theme = darkTheme();
    std::vector<StatCell> m_cells;
    StatLayout m_layout;
    double m_paintMs = 0;
    HoverBox *m_hover;
    bool m_hasData = false;
};

} // namespace onex
