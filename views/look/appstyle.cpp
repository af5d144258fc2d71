// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/look/appstyle.h"

#include "views/look/apptheme.h"

#include <QPainter>
#include <QStyleOption>

namespace onex {
namespace {

QColor lineColor(const QPalette &palette)
{
    return mixed(palette.color(QPalette::Mid), palette.color(QPalette::Text), 0.12);
}

void drawFrame(QPainter &painter, const QRect &rect, const QStyleOption &option, bool focus)
{
    const QPalette &palette = option.palette;
    QColor ground = palette.color(QPalette::Base);
    if (option.state.testFlag(QStyle::State_MouseOver))
        ground = mixed(ground, palette.color(QPalette::Text), 0.08);
    painter.setPen(focus ? palette.color(QPalette::Highlight) : lineColor(palette));
    painter.setBrush(ground);
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
}

// Opens downwards, or to the right when `turned`.
void drawChevron(QPainter &painter, const QPointF &middle, const QColor &color, bool turned)
{
    painter.translate(middle);
    if (turned)
        painter.rotate(-90);
    painter.setPen(QPen(color, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(QPolygonF{QPointF(-3.5, -1.8), QPointF(0, 1.8), QPointF(3.5, -1.8)});
}

void drawTick(QPainter &painter, const QRectF &box, const QColor &color)
{
    const auto at = [&box](double x, double y) {
        return QPointF(box.x() + box.width() * x, box.y() + box.height() * y);
    };
    painter.setPen(QPen(color, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(QPolygonF{at(0.22, 0.52), at(0.42, 0.73), at(0.78, 0.3)});
}

void drawCheckBox(QPainter &painter, const QStyleOption &option)
{
    const QPalette &palette = option.palette;
    const bool checked = option.state.testFlag(QStyle::State_On);
    const bool partly = option.state.testFlag(QStyle::State_NoChange);
    const QColor accent = palette.color(QPalette::Link); // style sheets replace Highlight
    const bool filled = checked || partly;
    const bool focus = option.state.testFlag(QStyle::State_HasFocus);
    painter.setPen(filled || focus ? accent
                                   : mixed(lineColor(palette), palette.color(QPalette::Text), 0.3));
    painter.setBrush(filled ? accent : palette.color(QPalette::Base));
    const QRectF box = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(box, 3, 3);
    if (partly) {
        painter.setPen(QPen(inkOn(accent), 1.8));
        painter.drawLine(QPointF(box.left() + 3, box.center().y()),
                         QPointF(box.right() - 3, box.center().y()));
    } else if (checked) {
        drawTick(painter, box, inkOn(accent));
    }
}

} // namespace

AppStyle::AppStyle()
    : QProxyStyle(QStringLiteral("Fusion"))
{
}

void AppStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                  QPainter *painter, const QWidget *widget) const
{
    const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
    if (control != CC_ComboBox || !combo) {
        QProxyStyle::drawComplexControl(control, option, painter, widget);
        return;
    }
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    drawFrame(*painter, option->rect, *option, option->state.testFlag(State_HasFocus));
    const QRect arrow = subControlRect(CC_ComboBox, option, SC_ComboBoxArrow, widget);
    drawChevron(*painter, QRectF(arrow).center(), option->palette.color(QPalette::PlaceholderText),
                false);
    painter->restore();
}

void AppStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
                             QPainter *painter, const QWidget *widget) const
{
    const bool box = element == PE_IndicatorCheckBox || element == PE_IndicatorItemViewItemCheck;
    const bool branch = element == PE_IndicatorBranch;
    const bool menu = element == PE_IndicatorMenuCheckMark;
    if (!box && !branch && !menu) {
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        return;
    }
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (box)
        drawCheckBox(*painter, *option);
    else if (menu)
        drawTick(*painter, QRectF(option->rect), option->palette.color(QPalette::Text));
    else if (option->state.testFlag(State_Children))
        drawChevron(*painter, QRectF(option->rect).center(),
                    option->palette.color(QPalette::PlaceholderText),
                    !option->state.testFlag(State_Open));
    painter->restore();
}

int AppStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                        QStyleHintReturn *returned) const
{
    if (hint == SH_ComboBox_Popup)
        return 0; // a list below the box instead of one over it
    if (hint == SH_EtchDisabledText || hint == SH_DitherDisabledText)
        return 0;
    if (hint == SH_DialogButtonBox_ButtonsHaveIcons)
        return 0; // of another look
    return QProxyStyle::styleHint(hint, option, widget, returned);
}

int AppStyle::pixelMetric(PixelMetric metric, const QStyleOption *option,
                          const QWidget *widget) const
{
    if (metric == PM_IndicatorWidth || metric == PM_IndicatorHeight)
        return 14;
    if (metric == PM_DockWidgetSeparatorExtent)
        return 4;
    return QProxyStyle::pixelMetric(metric, option, widget);
}

} // namespace onex
