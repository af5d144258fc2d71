// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/tray/trayimage.h"

#include "views/look/iconset.h"

#include <QPainter>
#include <QPainterPath>

namespace onex {
namespace {

constexpr int kSizes[] = {16, 22, 24, 32, 48, 64};
const QColor kCritical(0xd9, 0x26, 0x3c), kHigh(0xf0, 0x92, 0x1c), kUnknown(0x6b, 0x74, 0x85);
const QColor kEdge(0xff, 0xff, 0xff, 0xd0); // apart from a panel of nearly the same colour

QPainterPath shapeOf(Severity worst, const QRectF &rect)
{
    QPainterPath path;
    if (worst == Severity::Critical) {
        path.addEllipse(rect);
        return path;
    }
    path.moveTo(rect.center().x(), rect.top());
    path.lineTo(rect.bottomRight());
    path.lineTo(rect.bottomLeft());
    path.closeSubpath();
    return path;
}

// A triangle has room for one digit only; in a disc the question mark takes the second's place.
QString countText(const AlertSummary &summary)
{
    const bool isCritical = summary.worst == Severity::Critical;
    const int most = isCritical && summary.isKnown ? 99 : 9;
    const QString count
        = summary.urgent > most ? QStringLiteral("+") : QString::number(summary.urgent);
    return isCritical && !summary.isKnown ? count + u'?' : count;
}

void paintText(QPainter &painter, const QRectF &rect, const QString &text, const QColor &color)
{
    QFont font(QStringLiteral("DejaVu Sans"));
    font.setStyleHint(QFont::SansSerif);
    font.setBold(true);
    font.setPixelSize(qRound(rect.height()));
    painter.setFont(font);
    painter.setPen(color);
    painter.drawText(rect.adjusted(-rect.width(), -rect.height(), rect.width(), rect.height()),
                     Qt::AlignCenter, text);
}

void paintCount(QPainter &painter, int size, const AlertSummary &summary)
{
    const bool isCritical = summary.worst == Severity::Critical;
    const double edge = size / 22.;
    const QRectF rect = QRectF(0, 0, size, size).adjusted(edge, edge, -edge, -edge);
    painter.setPen(QPen(kEdge, edge, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(isCritical ? kCritical : kHigh);
    painter.drawPath(shapeOf(*summary.worst, rect));
    const QString text = countText(summary);
    const double height = size * (text.size() > 1 ? 0.52 : isCritical ? 0.68 : 0.58);
    const double middle = size * (isCritical ? 0.5 : 0.66);
    paintText(painter, QRectF(0, middle - height / 2, size, height), text,
              isCritical ? QColor(Qt::white) : QColor(0x20, 0x14, 0x00));
}

void paintQuestion(QPainter &painter, const QRectF &rect)
{
    painter.setPen(QPen(kEdge, rect.width() / 11));
    painter.setBrush(kUnknown);
    painter.drawEllipse(rect);
    paintText(painter, rect.adjusted(0, rect.height() * 0.14, 0, -rect.height() * 0.14),
              QStringLiteral("?"), Qt::white);
}

QPixmap picture(int size, const AlertSummary &summary)
{
    QPixmap pixmap(size, size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    const double half = size * 0.5, edge = size / 22.;
    if (summary.urgent > 0)
        paintCount(painter, size, summary);
    else if (summary.isKnown)
        applicationIcon().paint(&painter, 0, 0, size, size);
    else
        paintQuestion(painter, QRectF(edge, edge, size - 2 * edge, size - 2 * edge));
    if (!summary.isKnown && summary.worst == Severity::High) // beside the triangle's tip
        paintQuestion(painter, QRectF(half, 0, half, half).adjusted(edge, edge, -edge, -edge));
    return pixmap;
}

} // namespace

QIcon trayIcon(const AlertSummary &summary)
{
    QIcon icon;
    for (const int size : kSizes)
        icon.addPixmap(picture(size, summary));
    return icon;
}

} // namespace onex
