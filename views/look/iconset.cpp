// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/look/iconset.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>

#include <array>

// Outside any namespace, as the macro asks: resources of a static library are loaded by name.
static void loadIconFiles() { Q_INIT_RESOURCE(icons); }

namespace onex {
namespace {

constexpr std::array kFiles{
    "menu",         "search",        "clock",         "calendar",  "back",        "forward",
    "chevron-left", "chevron-right", "chevron-down",  "zoom-out",  "refresh",     "pause",
    "play",         "warning",       "error",         "ok",        "check",       "info",
    "graph",        "folder",        "open",          "dashboard", "full-screen", "more",
    "close",        "copy",          "external-link", "keyboard",
};
static_assert(kFiles.size() == kIconCount);

QByteArray drawing(const char *name)
{
    loadIconFiles();
    QFile file(QStringLiteral(":/onex/icons/%1.svg").arg(QLatin1String(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray tinted(Icon icon, const QColor &color)
{
    QByteArray svg = drawing(kFiles[static_cast<std::size_t>(icon)]);
    return svg.replace("currentColor", color.name(QColor::HexRgb).toLatin1());
}

class SvgEngine final : public QIconEngine
{
public:
    explicit SvgEngine(QByteArray svg, double opacity = 1)
        : m_svg(std::move(svg))
        , m_opacity(opacity)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        QSvgRenderer renderer(m_svg);
        renderer.setAspectRatioMode(Qt::KeepAspectRatio);
        painter->save();
        painter->setOpacity(painter->opacity() * m_opacity * (mode == QIcon::Disabled ? 0.35 : 1));
        renderer.render(painter, QRectF(rect));
        painter->restore();
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap picture(size);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        paint(&painter, picture.rect(), mode, state);
        return picture;
    }

    QIconEngine *clone() const override { return new SvgEngine(m_svg, m_opacity); }

private:
    QByteArray m_svg;
    double m_opacity;
};

} // namespace

QIcon themedIcon(Icon icon, const QColor &color)
{
    return QIcon(new SvgEngine(tinted(icon, color), color.alphaF()));
}

void paintIcon(QPainter &painter, const QRectF &rect, Icon icon, const QColor &color)
{
    QSvgRenderer renderer(tinted(icon, color));
    renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    renderer.render(&painter, rect);
}

QIcon applicationIcon() { return QIcon(new SvgEngine(drawing("onex"))); }

} // namespace onex
