// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/panels/graphimage.h"

#include "models/panels/raster.h"

#include <QtConcurrent>

#include <algorithm>

namespace onex {
namespace {

constexpr std::size_t kDensePoints = 20'000; // to draw; about 15 ms of polylines
constexpr int kStripWidth = 96; // columns; a strip of a high plot stays in the L2 cache

struct Strip
{
    int first = 0, count = 0;
};

bool canRaster(const GraphSeries &series)
{
    return series.style == DrawStyle::Line && series.points != ShowPoints::Always
        && series.dashes.empty();
}

RasterLine rasterLine(const GraphScene &scene, const GraphSeries &series, const GraphViewport &view)
{
    RasterLine line;
    line.times = series.times;
    line.values = series.values;
    line.base = series.base;
    line.baseRow = baseRow(scene, series, view);
    line.maxGapMs = series.maxGapMs;
    line.interpolation = series.interpolation;
    line.color = series.color;
    line.width = series.lineWidth * view.ratio;
    line.fill = series.fill;
    return line;
}

class StripDrawer
{
public:
    StripDrawer(const GraphScene &scene, const GraphViewport &view, QImage &image,
                const std::atomic<bool> *cancelled)
        : m_scene(scene)
        , m_view(view)
        , m_pixels(reinterpret_cast<QRgb *>(image.bits()))
        , m_stride(image.bytesPerLine() / static_cast<qsizetype>(sizeof(QRgb)))
        , m_cancelled(cancelled)
    {
    }

    void draw(const Strip &strip) const
    {
        const RasterTarget target{m_pixels + strip.first, m_stride, strip.first, strip.count,
                                  m_view.size.height()};
        Rasteriser rasteriser(target, m_view.columns());
        for (const GraphSeries &series : m_scene.series) {
            if (m_cancelled && m_cancelled->load(std::memory_order_relaxed))
                return;
            if (canRaster(series))
                rasteriser.draw(rasterLine(m_scene, series, m_view), m_view.rows(series.right));
            else
                paint(series, strip);
        }
    }

private:
    // A view of the same pixels, moved so that the strip is where it belongs.
    void paint(const GraphSeries &series, const Strip &strip) const
    {
        QImage part(reinterpret_cast<uchar *>(m_pixels + strip.first), strip.count,
                    m_view.size.height(), m_stride * static_cast<qsizetype>(sizeof(QRgb)),
                    QImage::Format_ARGB32_Premultiplied);
        QPainter painter(&part);
        painter.translate(-strip.first, 0);
        paintSeries(painter, m_scene, series, m_view);
    }

    const GraphScene &m_scene;
    const GraphViewport &m_view;
    QRgb *m_pixels;
    qsizetype m_stride;
    const std::atomic<bool> *m_cancelled;
};

std::vector<Strip> stripsOf(int width)
{
    std::vector<Strip> strips;
    for (int first = 0; first < width; first += kStripWidth)
        strips.push_back({first, std::min(kStripWidth, width - first)});
    return strips;
}

void drawSparse(QPainter &painter, const GraphScene &scene, const GraphViewport &view,
                const std::atomic<bool> *cancelled)
{
    for (const GraphSeries &series : scene.series) {
        if (cancelled && cancelled->load(std::memory_order_relaxed))
            return;
        paintSeries(painter, scene, series, view);
    }
}

} // namespace

bool isDense(const GraphScene &scene, const GraphViewport &view)
{
    const auto most = static_cast<std::size_t>(view.size.width()) * 4;
    std::size_t points = 0;
    for (const GraphSeries &series : scene.series)
        points += std::min(visibleSamples(series.times, view.time).size(), most);
    return points > kDensePoints;
}

QImage graphImage(const GraphScene &scene, const GraphViewport &view,
                  const std::atomic<bool> *cancelled)
{
    QImage image(view.size, QImage::Format_ARGB32_Premultiplied);
    if (image.isNull())
        return image;
    image.fill(Qt::transparent);
    QPainter painter(&image);
    paintThresholdAreas(painter, scene, view);
    if (isDense(scene, view)) {
        painter.end();
        const StripDrawer drawer(scene, view, image, cancelled);
        std::vector<Strip> strips = stripsOf(view.size.width());
        QtConcurrent::blockingMap(strips, [&drawer](const Strip &strip) { drawer.draw(strip); });
        painter.begin(&image);
    } else {
        drawSparse(painter, scene, view, cancelled);
    }
    paintThresholdLines(painter, scene, view);
    painter.end();
    if (cancelled && cancelled->load(std::memory_order_relaxed))
        return {};
    image.setDevicePixelRatio(view.ratio);
    return image;
}

} // namespace onex
