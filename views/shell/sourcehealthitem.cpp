// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/sourcehealthitem.h"

#include "models/panels/format.h"
#include "views/look/apptheme.h"
#include "views/panels/inert.h"

#include <QPainter>

namespace onex {
namespace {

constexpr int kMargin = 6, kShape = 9, kGap = 5;

} // namespace

SourceHealthItem::SourceHealthItem(const QString &name, QWidget *parent)
    : QAbstractButton(parent)
    , m_name(name)
{
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setHealth({});
}

void SourceHealthItem::setHealth(const SourceHealth &health)
{
    m_health = health;
    setToolTip(inertText(details()));
    setAccessibleName(m_name);
    setAccessibleDescription((stateText() + u' ' + skewText()).trimmed());
    updateGeometry();
    update();
}

void SourceHealthItem::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

QString SourceHealthItem::stateText() const
{
    if (isSilent())
        return tr("no answer for %1").arg(formatAge(m_health.silentMs / 1000 * 1000));
    switch (m_health.state) {
    case SourceHealth::State::Ok:
        if (!m_health.remark.empty())
            return tr("ok, %1").arg(QString::fromStdString(m_health.remark));
        return m_health.latencyMs > 0 ? tr("ok %1 ms").arg(qMax(1, qRound(m_health.latencyMs)))
                                      : tr("ok");
    case SourceHealth::State::Failing:
        return tr("failing");
    case SourceHealth::State::Unknown:
        break;
    }
    return tr("not asked yet");
}

QString SourceHealthItem::skewText() const
{
    const qint64 skew = m_health.clockSkewMs.value_or(0);
    if (qAbs(skew) <= kShownSkewMs)
        return {};
    const QString age = formatAge(qAbs(skew) / 1000 * 1000);
    return skew > 0 ? tr("clock %1 ahead").arg(age) : tr("clock %1 behind").arg(age);
}

QString SourceHealthItem::details() const
{
    QStringList lines{m_name + QLatin1String(": ") + stateText()};
    if (!m_health.version.empty())
        lines += tr("Version %1").arg(QString::fromStdString(m_health.version));
    if (!m_health.error.empty())
        lines += QString::fromStdString(m_health.error);
    if (const QString skew = skewText(); !skew.isEmpty())
        lines += tr("The server's %1 of this machine's: “now” is not the same for both.").arg(skew);
    return lines.join(u'\n');
}

SourceHealthItem::Shape SourceHealthItem::shape() const
{
    if (m_health.state == SourceHealth::State::Failing)
        return Shape::Square;
    if (isSilent() || !skewText().isEmpty())
        return Shape::Triangle;
    return m_health.state == SourceHealth::State::Ok ? Shape::Disc : Shape::Ring;
}

QColor SourceHealthItem::color() const
{
    switch (shape()) {
    case Shape::Disc:
        return m_theme.ok;
    case Shape::Triangle:
        return m_theme.warning;
    case Shape::Square:
        return m_theme.error;
    case Shape::Ring:
        break;
    }
    return m_theme.muted;
}

QSize SourceHealthItem::sizeHint() const
{
    const QFontMetrics metrics(font());
    const QString skew = skewText();
    int width = 2 * kMargin + kShape + kGap + metrics.horizontalAdvance(m_name) + kGap
        + metrics.horizontalAdvance(stateText());
    if (!skew.isEmpty())
        width += 2 * kGap + metrics.horizontalAdvance(skew);
    return {width + 1, metrics.height() + 6};
}

void SourceHealthItem::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse() || hasFocus()) {
        painter.setPen(hasFocus() ? m_theme.accent : QColor(Qt::transparent));
        painter.setBrush(mixed(m_theme.window, m_theme.text, underMouse() ? 0.08 : 0));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    }
    int x = kMargin;
    paintShape(painter, QRectF(x, (height() - kShape) / 2.0, kShape, kShape));
    x += kShape + kGap;
    const auto write = [&](const QString &text, const QColor &ink, int gap) {
        painter.setPen(ink);
        painter.drawText(QRect(x, 0, width() - x, height()), Qt::AlignVCenter | Qt::TextSingleLine,
                         text);
        x += QFontMetrics(font()).horizontalAdvance(text) + gap;
    };
    const bool unwell = isSilent() || m_health.state == SourceHealth::State::Failing;
    write(m_name, m_theme.text, kGap);
    write(stateText(), unwell ? color() : m_theme.muted, 2 * kGap);
    write(skewText(), m_theme.warning, 0);
}

// A shape each, so that the state shows without telling colours apart.
void SourceHealthItem::paintShape(QPainter &painter, const QRectF &rect) const
{
    const Shape form = shape();
    painter.setPen(form == Shape::Ring ? QPen(color(), 1.5) : QPen(Qt::NoPen));
    painter.setBrush(form == Shape::Ring ? QBrush(Qt::NoBrush) : QBrush(color()));
    if (form == Shape::Square)
        painter.drawRoundedRect(rect, 1.5, 1.5);
    else if (form == Shape::Triangle)
        painter.drawPolygon(QPolygonF{QPointF(rect.center().x(), rect.top()), rect.bottomRight(),
                                      rect.bottomLeft()});
    else
        painter.drawEllipse(form == Shape::Ring ? rect.adjusted(1, 1, -1, -1) : rect);
}

} // namespace onex
