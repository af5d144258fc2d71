// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timepicker/timepickerranges.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

#include <array>

namespace onex {
namespace {

struct QuickRange
{
    const char *text; // untranslated, context "TimeRange"
    const char *from;
    const char *to;
};

constexpr std::array kRanges{
    QuickRange{QT_TRANSLATE_NOOP("TimeRange", "Last 5 minutes"), "now-5m", "now"},
    QuickRange{QT_TRANSLATE_NOOP("TimeRange", "Last 15 minutes"), "now-15m", "now"},
    QuickRange{QT_TRANSLATE_NOOP("TimeRange", "Last 30 minutes"), "now-30m", "now"},
    QuickRange{QT_TRANSLATE_NOOP("TimeRange", "Last hour"), "now-1h", "now"},
    QuickRange{QT_TRANSLATE_NOOP("TimeRange", "Last 3 hours"), "now-3h", "now"},
    QuickRange{QT_TRANSLATE_NOOP("TimeRange", "Last 6 hours"), "now-6h", "now"},
    QuickRange{QT_TRANSLATE_NOOP("TimeRange", "Last 12 hours"), "now-12h", "now"},
    QuickRange{QT_TRANSLATE_NOOP("TimeRange", "Last 24 hours"), "now-24h", "now"},
    QuickRange{QT_TRANSLATE_NOOP("TimeRange", "Last 2 days"), "now-2d", "now"},
    QuickRange{QT_TRANSLATE_NOOP("TimeRange", "Last 7 days"), "now-7d", "now"},
    QuickRange{QT_TRANSLATE_NOOP("TimeRange", "Last 30 days"), "now-30d", "now"},
    QuickRange{QT_TRANSLATE_NOOP("TimeRange", "Last 90 days"), "now-90d", "now"},
    QuickRange{QT_TRANSLATE_NOOP("TimeRange", "Last 6 months"), "now-6M", "now"},
    QuickRange{QT_TRANSLATE_NOOP("TimeRange", "Last year"), "now-1y", "now"},
    QuickRange{QT_TRANSLATE_NOOP("TimeRange", "Last 2 years"), "now-2y", "now"},
    QuickRange{QT_TRANSLATE_NOOP("TimeRange", "Today so far"), "now/d", "now"},
    QuickRange{QT_TRANSLATE_NOOP("TimeRange", "Today"), "now/d", "now/d"},
    QuickRange{QT_TRANSLATE_NOOP("TimeRange", "Yesterday"), "now-1d/d", "now-1d/d"},
    QuickRange{QT_TRANSLATE_NOOP("TimeRange", "Day before yesterday"), "now-2d/d", "now-2d/d"},
    QuickRange{QT_TRANSLATE_NOOP("TimeRange", "This day last week"), "now-7d/d", "now-7d/d"},
    QuickRange{QT_TRANSLATE_NOOP("TimeRange", "This week so far"), "now/w", "now"},
    QuickRange{QT_TRANSLATE_NOOP("TimeRange", "Previous week"), "now-1w/w", "now-1w/w"},
    QuickRange{QT_TRANSLATE_NOOP("TimeRange", "This month so far"), "now/M", "now"},
    QuickRange{QT_TRANSLATE_NOOP("TimeRange", "Previous month"), "now-1M/M", "now-1M/M"},
    QuickRange{QT_TRANSLATE_NOOP("TimeRange", "This year so far"), "now/y", "now"},
    QuickRange{QT_TRANSLATE_NOOP("TimeRange", "Previous year"), "now-1y/y", "now-1y/y"},
};

TimeSpec specOf(const QuickRange &range)
{
    return {QString::fromLatin1(range.from), QString::fromLatin1(range.to)};
}

bool matches(const QString &text, const QuickRange &range, const QString &wanted)
{
    if (QLatin1String(range.from).contains(wanted, Qt::CaseInsensitive))
        return true;
    const QStringList words = wanted.split(u' ', Qt::SkipEmptyParts);
    return std::all_of(words.begin(), words.end(), [&text](const QString &word) {
        return text.contains(word, Qt::CaseInsensitive);
    });
}

} // namespace

TimePickerRanges::TimePickerRanges(QWidget *parent)
    : QWidget(parent)
    , m_search(new QLineEdit(this))
    , m_list(new QListWidget(this))
{
    m_search->setPlaceholderText(tr("Search quick ranges"));
    m_search->setAccessibleName(tr("Search quick ranges"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_list->setAccessibleName(tr("Quick ranges"));
    fill();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_search);
    layout->addWidget(m_list, 1);
    connect(m_search, &QLineEdit::textChanged, this, &TimePickerRanges::filter);
    connect(m_search, &QLineEdit::returnPressed, this, [this] { choose(m_list->currentRow()); });
    connect(m_list, &QListWidget::itemClicked, this, [this] { choose(m_list->currentRow()); });
    connect(m_list, &QListWidget::itemActivated, this, [this] { choose(m_list->currentRow()); });
}

void TimePickerRanges::fill()
{
    for (const QuickRange &range : kRanges)
        m_list->addItem(QCoreApplication::translate("TimeRange", range.text));
}

void TimePickerRanges::prepare(const TimeSpec &current)
{
    m_search->clear();
    const auto at
        = std::find_if(kRanges.begin(), kRanges.end(),
                       [&current](const QuickRange &range) { return specOf(range) == current; });
    const bool found = at != kRanges.end();
    m_list->setCurrentRow(found ? static_cast<int>(at - kRanges.begin()) : -1);
    if (!found)
        m_list->scrollToTop();
}

void TimePickerRanges::filter(const QString &text)
{
    int first = -1;
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem *item = m_list->item(row);
        const auto &range = kRanges[static_cast<std::size_t>(row)];
        item->setHidden(!matches(item->text(), range, text.trimmed()));
        if (first < 0 && !item->isHidden())
            first = row;
    }
    m_list->setCurrentRow(text.isEmpty() ? -1 : first);
}

void TimePickerRanges::choose(int row)
{
    if (row >= 0 && !m_list->item(row)->isHidden())
        Q_EMIT chosen(specOf(kRanges[static_cast<std::size_t>(row)]));
}

// Up and Down move in the list while the search field keeps the focus.
bool TimePickerRanges::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Up || key == Qt::Key_Down)
            return QCoreApplication::sendEvent(m_list, event);
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace onex
