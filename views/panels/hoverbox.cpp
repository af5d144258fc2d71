// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/hoverbox.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>

namespace onex {
namespace {

constexpr int kPadding = 8;
constexpr int kMark = 10; // width of the colour mark
constexpr int kGap = 14;  // between names and values
constexpr int kWidestName = 360;
constexpr int kFromMouse = 14;

QFont boldened(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace

HoverBox::HoverBox(QWidget *owner)
    : QWidget(owner)
    , m_owner(owner)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    hide();
    owner->installEventFilter(this);
    connect(owner, &QObject::destroyed, this, &QObject::deleteLater);
}

bool HoverBox::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Leave || event->type() == QEvent::Hide)
        hide();
    return QWidget::eventFilter(watched, event);
}

void HoverBox::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

int HoverBox::lineHeight() const { return fontMetrics().height() + 3; }

int HoverBox::nameWidth() const
{
    int width = 0;
    for (const Row &row : m_rows) {
        const int mark = row.color.isValid() ? kMark + 6 : 0;
        width = std::max(width, fontMetrics().horizontalAdvance(row.name) + mark);
    }
    return std::min(width, kWidestName);
}

int HoverBox::valueWidth() const
{
    const QFontMetrics metrics(boldened(font()));
    int width = 0;
    for (const Row &row : m_rows)
        width = std::max(width, metrics.horizontalAdvance(row.value));
    return width;
}

QSize HoverBox::sizeHint() const
{
    const int rows = nameWidth() + (valueWidth() > 0 ? kGap + valueWidth() : 0);
    const int caption = std::min(fontMetrics().horizontalAdvance(m_caption), kWidestName);
    const int lines = static_cast<int>(m_rows.size()) + (m_caption.isEmpty() ? 0 : 1);
    return {std::max(rows, caption) + 2 * kPadding + 2, lines * lineHeight() + 2 * kPadding - 2};
}

void HoverBox::showAt(QPoint at, const QString &caption, std::vector<Row> rows)
{
    if (QWidget *window = m_owner->window(); parentWidget() != window)
        setParent(window);
    m_caption = caption;
    m_rows = std::move(rows);
    const QSize size = sizeHint();
    const QRect area = parentWidget()->rect();
    const QPoint mouse = m_owner->mapTo(parentWidget(), at);
    int x = mouse.x() + kFromMouse;
    if (x + size.width() > area.right())
        x = mouse.x() - kFromMouse - size.width();
    const int y = std::min(mouse.y() + kFromMouse, area.bottom() - size.height());
    setGeometry(QRect(QPoint(std::max(x, 0), std::max(y, 0)), size));
    raise();
    show();
    update();
}

void HoverBox::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_theme.border);
    painter.setBrush(m_theme.dark ? m_theme.panel.lighter(135) : m_theme.panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);

    QRect line(kPadding, kPadding - 1, width() - 2 * kPadding, lineHeight());
    const auto text = [&](const QRect &where, int flags, const QString &what) {
        const QString shown
            = painter.fontMetrics().elidedText(what, Qt::ElideMiddle, where.width());
        painter.drawText(where, flags | Qt::AlignVCenter | Qt::TextSingleLine, shown);
    };
    if (!m_caption.isEmpty()) {
        painter.setPen(m_theme.muted);
        text(line, Qt::AlignLeft, m_caption);
        line.translate(0, lineHeight());
    }
    for (const Row &row : m_rows) {
        QRect name = line.adjusted(0, 0, -(valueWidth() + (row.value.isEmpty() ? 0 : kGap)), 0);
        if (row.color.isValid()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(row.color);
            painter.drawRoundedRect(QRect(name.left(), name.center().y() - 4, kMark, kMark), 2, 2);
            name.setLeft(name.left() + kMark + 6);
        }
        painter.setPen(m_theme.text);
        painter.setFont(font());
        text(name, Qt::AlignLeft, row.name);
        painter.setFont(boldened(font()));
        text(line, Qt::AlignRight, row.value);
        line.translate(0, lineHeight());
    }
}

} // namespace onex
