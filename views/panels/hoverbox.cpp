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
constexpr std::size_t kMostRows = 30;

QFont boldened(QFont font, bool bold = true)
{
    font.setWeight(bold ? QFont::DemiBold : QFont::Normal);
    return font;
}

void drawText(QPainter &painter, const QRect &where, int flags, const QString &text)
{
    const QString shown = painter.fontMetrics().elidedText(text, Qt::ElideMiddle, where.width());
    painter.drawText(where, flags | Qt::AlignVCenter | Qt::TextSingleLine, shown);
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

void HoverBox::keepWhatFits()
{
    const int lines = (parentWidget()->height() - 2 * kPadding) / lineHeight();
    const std::size_t most
        = std::clamp<std::size_t>(static_cast<std::size_t>(std::max(lines - 2, 1)), 1, kMostRows);
    m_leftOut = static_cast<int>(m_rows.size()) - static_cast<int>(std::min(most, m_rows.size()));
    if (m_leftOut == 0)
        return;
    const auto strong = std::find_if(m_rows.begin() + static_cast<std::ptrdiff_t>(most),
                                     m_rows.end(), [](const Row &row) { return row.strong; });
    if (strong != m_rows.end())
        std::swap(*strong, m_rows[most - 1]);
    m_rows.resize(most);
}

QString HoverBox::moreText() const { return tr("+%n more", nullptr, m_leftOut); }

int HoverBox::nameWidth() const
{
    const QFontMetrics metrics(boldened(font()));
    int width = 0;
    for (const Row &row : m_rows) {
        const int mark = row.color.isValid() ? kMark + 6 : 0;
        width = std::max(width, metrics.horizontalAdvance(row.name) + mark);
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
    const int lines
        = static_cast<int>(m_rows.size()) + (m_caption.isEmpty() ? 0 : 1) + (m_leftOut > 0 ? 1 : 0);
    return {std::max(rows, caption) + 2 * kPadding + 2, lines * lineHeight() + 2 * kPadding - 2};
}

void HoverBox::showAt(QPoint at, const QString &caption, std::vector<Row> rows)
{
    if (QWidget *window = m_owner->window(); parentWidget() != window)
        setParent(window);
    m_caption = caption;
    m_rows = std::move(rows);
    keepWhatFits();
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
    painter.setPen(m_theme.muted);
    if (!m_caption.isEmpty()) {
        drawText(painter, line, Qt::AlignLeft, m_caption);
        line.translate(0, lineHeight());
    }
    for (const Row &row : m_rows) {
        paintRow(painter, row, line);
        line.translate(0, lineHeight());
    }
    if (m_leftOut > 0) {
        painter.setPen(m_theme.muted);
        painter.setFont(font());
        drawText(painter, line, Qt::AlignLeft, moreText());
    }
}

void HoverBox::paintRow(QPainter &painter, const Row &row, QRect line) const
{
    QRect name = line.adjusted(0, 0, -(valueWidth() + (row.value.isEmpty() ? 0 : kGap)), 0);
    if (row.color.isValid()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(row.color);
        painter.drawRoundedRect(QRect(name.left(), name.center().y() - 4, kMark, kMark), 2, 2);
        name.setLeft(name.left() + kMark + 6);
    }
    painter.setPen(m_theme.text);
    painter.setFont(boldened(font(), row.strong));
    drawText(painter, name, Qt::AlignLeft, row.name);
    drawText(painter, line, Qt::AlignRight, row.value);
}

} // namespace onex
