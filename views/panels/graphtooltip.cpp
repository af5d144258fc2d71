// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/graphtooltip.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace onex {
namespace {

constexpr int kEdge = 8;
constexpr int kMark = 10;
constexpr int kGap = 6;
constexpr int kMostName = 340; // pixels
constexpr int kMouseGap = 14;

} // namespace

GraphTooltip::GraphTooltip(QWidget *window)
    : QWidget(window)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    QFont smaller = font();
    smaller.setPointSizeF(std::max(7., smaller.pointSizeF() * 0.9));
    setFont(smaller);
}

QFont GraphTooltip::rowFont(bool strong) const
{
    QFont result = font();
    result.setBold(strong);
    return result;
}

void GraphTooltip::showRows(const QString &title, std::vector<TooltipRow> rows, const Theme &theme,
                            QPoint at)
{
    m_title = title;
    m_rows = std::move(rows);
    m_theme = theme;
    keepWhatFits();
    const QSize size = sizeFor();
    const QSize room = parentWidget()->size();
    int x = at.x() + kMouseGap;
    if (x + size.width() > room.width())
        x = at.x() - kMouseGap - size.width();
    const int y = std::clamp(at.y() + kMouseGap, 0, std::max(0, room.height() - size.height()));
    setGeometry(QRect(QPoint(std::max(0, x), y), size));
    show();
    raise();
    update();
}

void GraphTooltip::keepWhatFits()
{
    const int line = fontMetrics().height() + 2;
    const int most = std::max(1, (parentWidget()->height() - 2 * kEdge) / line - 2);
    const auto fits = static_cast<std::size_t>(std::min(most, 30));
    m_leftOut = 0;
    if (m_rows.size() <= fits)
        return;
    const auto strong = std::find_if(m_rows.begin(), m_rows.end(),
                                     [](const TooltipRow &row) { return row.strong; });
    if (strong != m_rows.end() && strong - m_rows.begin() >= static_cast<std::ptrdiff_t>(fits))
        std::swap(*strong, m_rows[fits - 1]);
    m_leftOut = static_cast<int>(m_rows.size() - fits);
    m_rows.resize(fits);
}

QString GraphTooltip::moreText() const { return tr("+%n more", nullptr, m_leftOut); }

QSize GraphTooltip::sizeFor() const
{
    const QFontMetrics metrics(rowFont(true));
    int name = 0, value = 0;
    for (const TooltipRow &row : m_rows) {
        name = std::max(name, metrics.horizontalAdvance(row.name));
        value = std::max(value, metrics.horizontalAdvance(row.value));
    }
    const int row = kMark + kGap + std::min(name, kMostName) + 2 * kGap + value;
    const int lines = static_cast<int>(m_rows.size()) + 1 + (m_leftOut > 0 ? 1 : 0);
    return {2 * kEdge + std::max(row, metrics.horizontalAdvance(m_title)),
            2 * kEdge + lines * (metrics.height() + 2)};
}

void GraphTooltip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.panel);
    painter.setPen(m_theme.border);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
    const int height = fontMetrics().height() + 2;
    QRect line(kEdge, kEdge, width() - 2 * kEdge, height);
    painter.setPen(m_theme.muted);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, m_title);
    for (const TooltipRow &row : m_rows) {
        line.translate(0, height);
        paintRow(painter, row, line);
    }
    if (m_leftOut > 0) {
        painter.setPen(m_theme.muted);
        painter.setFont(font());
        painter.drawText(line.translated(0, height), Qt::AlignLeft | Qt::AlignVCenter, moreText());
    }
}

void GraphTooltip::paintRow(QPainter &painter, const TooltipRow &row, QRect line) const
{
    painter.fillRect(QRect(line.left(), line.center().y() - 1, kMark, 3), row.color);
    painter.setFont(rowFont(row.strong));
    painter.setPen(m_theme.text);
    const QFontMetrics metrics(painter.font());
    const int value = metrics.horizontalAdvance(row.value);
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, row.value);
    line.adjust(kMark + kGap, 0, -value - kGap, 0);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     metrics.elidedText(row.name, Qt::ElideRight, line.width()));
}

} // namespace onex
