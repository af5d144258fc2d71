// SPDX-License-Identifier: GPL-3.0-or-later
// What lies in the plot area above the grid: one picture of all series, and what follows the mouse.
#pragma once

#include "models/panels/annotation.h"
#include "models/panels/graphhover.h"
#include "models/panels/theme.h"

#include <QGraphicsItem>
#include <QImage>

#include <optional>

namespace onex {

class GraphLayer final : public QGraphicsItem
{
public:
    using QGraphicsItem::QGraphicsItem;

    void setImage(QImage image, QSizeF size);
    void place(const QRectF &rect, QSizeF size); // the same picture, moved and stretched
    QRectF boundingRect() const override { return {{0, 0}, m_size}; }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *) override;

private:
    QImage m_image;
    QRectF m_place;
    QSizeF m_size; // of the plot area
};

class GraphOverlay final : public QGraphicsItem
{
public:
    using QGraphicsItem::QGraphicsItem;

    void setTheme(const Theme &theme);
    void setScene(GraphScenePtr scene, const GraphViewport &view); // view: logical pixels
    void setAnnotations(const AnnotationsPtr &annotations);        // null: none
    void setCrosshair(std::optional<double> x);
    void setHover(std::optional<Hover> hover);
    void setSelection(std::optional<std::pair<double, double>> columns);

    QRectF boundingRect() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *) override;

private:
    void paintAnnotations(QPainter &painter) const;
    void paintHighlight(QPainter &painter) const;
    void paintMarkers(QPainter &painter) const;
    void updateStrip(std::optional<double> x);

    Theme m_theme;
    GraphScenePtr m_scene;
    GraphViewport m_view;
    AnnotationsPtr m_annotations;
    std::optional<double> m_crosshair;
    std::optional<Hover> m_hover;
    std::optional<std::pair<double, double>> m_selection;
};

} // namespace onex
