// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/panels/graphimage.h"

#include "models/panels/decimate.h"
#include "models/panels/graphpainter.h"
#include "models/panels/raster.h"
#include "models/panels/thresholdpainter.h"

#include <QThreadPool>
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
        FrontPixels pixels(strip.count, m_view.size.height());
        Rasteriser rasteriser(pixels, strip.first, m_view.columns());
        for (auto series = m_scene.series.rbegin(); series != m_scene.series.rend(); ++series) {
            if (m_cancelled && m_cancelled->load(std::memory_order_relaxed))
                return;
            if (canRaster(*series))
                rasteriser.draw(rasterLine(m_scene, *series, m_view), m_view.rows(series->right));
            else
                pixels.putBehind(painted(*series, strip));
        }
        pixels.copyTo(m_pixels + strip.first, m_stride);
    }

private:
    QImage painted(const GraphSeries &series, const Strip &strip) const
    {
        QImage picture(strip.count, m_view.size.height(), QImage::Format_ARGB32_Premultiplied);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        painter.translate(-strip.first, 0);
        paintSeries(painter, m_scene, series, m_view);
        return picture;
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

void drawDense(QImage &image, const GraphScene &scene, const GraphViewport &view,
               const std::atomic<bool> *cancelled)
{
    const StripDrawer drawer(scene, view, image, cancelled);
    // Threads of their own: who draws is one of the global pool's, which then gives no second one.
    static QThreadPool threads;
    std::vector<Strip> strips = stripsOf(view.size.width());
    QtConcurrent::blockingMap(&threads, strips,
                              [&drawer](const Strip &strip) { drawer.draw(strip); });
}

void drawSparse(QImage &image, const GraphScene &scene, const GraphViewport &view,
                const std::atomic<bool> *cancelled)
{
    QPainter painter(&image);
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
    (isDense(scene, view) ? drawDense : drawSparse)(image, scene, view, cancelled);
    QPainter painter(&image);
    painter.setCompositionMode(QPainter::CompositionMode_DestinationOver);
    paintThresholdAreas(painter, scene, view);
    painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
    paintThresholdLines(painter, scene, view);
    painter.end();
    if (cancelled && cancelled->load(std::memory_order_relaxed))
        return {};
    image.setDevicePixelRatio(view.ratio);
    return image;
}

} // namespace onex
