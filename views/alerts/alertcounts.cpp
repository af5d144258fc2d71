// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/alerts/alertcounts.h"

#include "views/alerts/alertmarks.h"
#include "views/panels/inert.h"

#include <algorithm>
#include <limits>

namespace onex {
namespace {

constexpr int kMark = 11, kMarkGap = 5, kGap = 14, kMargin = 6;
constexpr int kFewestLetters = 20; // of a part, where there is little room

} // namespace

AlertCounts::AlertCounts(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
}

void AlertCounts::setCounts(const AlertModel::Counts &counts)
{
    m_counts = counts;
    change();
}

void AlertCounts::setUnknown(const QStringList &reasons)
{
    m_unknown = reasons;
    setToolTip(inertText(reasons.join(u'\n')));
    change();
}

void AlertCounts::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

void AlertCounts::change()
{
    setAccessibleName(text());
    updateGeometry();
    update();
}

std::vector<AlertCounts::Part> AlertCounts::parts() const
{
    std::vector<Part> parts;
    for (std::size_t i = 0; i < m_counts.firing.size(); ++i) {
        const auto severity = static_cast<Severity>(i);
        if (m_counts.firing[i] > 0)
            parts.push_back(
                {severity,
                 QStringLiteral("%1 %2").arg(m_counts.firing[i]).arg(severityWord(severity)),
                 m_theme.text});
    }
    for (int i = 1; i < kAlertStates; ++i) {
        const int count = m_counts.states[static_cast<std::size_t>(i)];
        if (count > 0)
            parts.push_back(
                {{},
                 QStringLiteral("%1 %2").arg(count).arg(alertStateWord(static_cast<AlertState>(i))),
                 m_theme.muted});
    }
    if (m_counts.overdue > 0)
        parts.push_back({{}, tr("%1 overdue").arg(m_counts.overdue), m_theme.error});
    if (m_counts.hidden > 0)
        parts.push_back({{}, tr("%1 hidden by the filter").arg(m_counts.hidden), m_theme.warning});
    if (!m_unknown.isEmpty())
        parts.push_back({{}, QStringLiteral("⚠ ") + m_unknown.constFirst(), m_theme.warning});
    else if (m_counts.total == 0)
        parts.push_back({{}, tr("● No alerts"), m_theme.ok});
    return parts;
}

QString AlertCounts::text() const
{
    QStringList texts;
    for (const Part &part : parts())
        texts += part.text;
    return texts.join(QStringLiteral(" · "));
}

int AlertCounts::widthOf(int longestText) const
{
    int width = 2 * kMargin;
    for (const Part &part : parts())
        width += std::min(fontMetrics().horizontalAdvance(part.text), longestText) + kGap
            + (part.mark ? kMark + kMarkGap : 0);
    return width;
}

QSize AlertCounts::sizeHint() const
{
    return {widthOf(std::numeric_limits<int>::max()), fontMetrics().height() + 2 * kMargin};
}

// Numbers stay whole, sentences are cut: the tool tip has them.
QSize AlertCounts::minimumSizeHint() const
{
    return {widthOf(fontMetrics().averageCharWidth() * kFewestLetters), sizeHint().height()};
}

void AlertCounts::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    int x = kMargin;
    for (const Part &part : parts()) {
        if (part.mark) {
            paintSeverity(painter, QRectF(x, (height() - kMark) / 2., kMark, kMark), *part.mark,
                          m_theme, false);
            x += kMark + kMarkGap;
        }
        painter.setPen(part.color);
        const int left = std::max(0, this->width() - kMargin - x);
        const QString shown = fontMetrics().elidedText(part.text, Qt::ElideRight, left);
        const int width = fontMetrics().horizontalAdvance(shown);
        painter.drawText(QRect(x, 0, width + 1, height()), Qt::AlignVCenter, shown);
        x += width + kGap;
    }
}

} // namespace onex
