// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/explore/queryedit.h"

#include "models/explore/querytext.h"
#include "views/explore/queryhighlighter.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QFontDatabase>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QTreeView>

namespace onex {
namespace {

constexpr int kCheckAfterMs = 250, kMostLines = 8, kPopupWidth = 620;
constexpr int kInsertRole = Qt::UserRole;

QTreeView *makeList()
{
    auto *list = new QTreeView;
    list->setObjectName(QStringLiteral("candidates"));
    list->setRootIsDecorated(false);
    list->setHeaderHidden(true);
    list->setUniformRowHeights(true);
    list->setSelectionBehavior(QAbstractItemView::SelectRows);
    list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    list->setTextElideMode(Qt::ElideRight);
    list->setFrameShape(QFrame::Box); // against the ground, which has its colour
    return list;
}

} // namespace

QueryEdit::QueryEdit(QWidget *parent)
    : QPlainTextEdit(parent)
    , m_highlighter(new QueryHighlighter(document()))
    , m_offered(new QStandardItemModel(this))
{
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setPlaceholderText(tr("PromQL, for example rate(http_requests_total[5m]) — Enter runs it"));
    setAccessibleName(tr("Query"));
    setTabChangesFocus(true);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    makeCompleter();
    m_checking.setSingleShot(true);
    m_checking.setInterval(kCheckAfterMs);
    connect(&m_checking, &QTimer::timeout, this, &QueryEdit::check);
    connect(this, &QPlainTextEdit::textChanged, &m_checking, qOverload<>(&QTimer::start));
    connect(document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this,
            &QueryEdit::fitHeight);
    fitHeight();
}

void QueryEdit::makeCompleter()
{
    m_completer = new QCompleter(m_offered, this);
    QTreeView *list = makeList();
    m_completer->setPopup(list); // which it owns
    m_completer->setWidget(this);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setMaxVisibleItems(12);
    list->header()->setStretchLastSection(true);
    connect(m_completer, qOverload<const QModelIndex &>(&QCompleter::activated), this,
            &QueryEdit::accept);
}

void QueryEdit::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_highlighter->setDark(theme.dark);
    check();
}

QSize QueryEdit::sizeHint() const { return {400, minimumHeight()}; }

// As high as what is written, up to a few lines.
void QueryEdit::fitHeight()
{
    const int lines = std::clamp(static_cast<int>(document()->size().height()), 1, kMostLines);
    const QMargins margins = contentsMargins();
    const int height = lines * fontMetrics().lineSpacing() + margins.top() + margins.bottom()
        + 2 * static_cast<int>(document()->documentMargin()) + 2 * frameWidth();
    setFixedHeight(height);
}

void QueryEdit::check()
{
    const auto problem = problemOf(toPlainText());
    QList<QTextEdit::ExtraSelection> underlined;
    if (problem) {
        QTextEdit::ExtraSelection selection;
        selection.cursor = textCursor();
        selection.cursor.setPosition(problem->begin);
        selection.cursor.setPosition(std::min(problem->end, document()->characterCount() - 1),
                                     QTextCursor::KeepAnchor);
        selection.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        selection.format.setUnderlineColor(m_theme.error);
        underlined.append(selection);
    }
    setExtraSelections(underlined);
    const QString words = problem ? tr("%1:%2: %3")
                                        .arg(QString::number(problem->line),
                                             QString::number(problem->column), problem->message)
                                  : QString();
    if (std::exchange(m_problem, words) != words)
        Q_EMIT problemChanged();
}

bool QueryEdit::isOffering() const { return m_completer->popup()->isVisible(); }

void QueryEdit::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isOffering()
        && (isEnter || event->key() == Qt::Key_Tab || event->key() == Qt::Key_Escape
            || event->key() == Qt::Key_Backtab))
        return event->ignore(); // the list's
    if (isEnter && !(event->modifiers() & Qt::ShiftModifier)) {
        check();
        Q_EMIT runRequested();
        return;
    }
    if (event->modifiers() == Qt::AltModifier
        && (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down))
        return recall(event->key() == Qt::Key_Up ? 1 : -1);
    if (event->modifiers() == Qt::ControlModifier && event->key() == Qt::Key_Space)
        return offer(true);
    if (event->modifiers() == (Qt::ControlModifier | Qt::ShiftModifier)
        && event->key() == Qt::Key_F)
        return layOut();
    QPlainTextEdit::keyPressEvent(event);
    const QString typed = event->text();
    const bool changes = !typed.isEmpty() && typed.at(0).isPrint();
    if (changes || (isOffering() && event->key() == Qt::Key_Backspace))
        offer(false);
}

void QueryEdit::focusOutEvent(QFocusEvent *event)
{
    if (event->reason() != Qt::PopupFocusReason)
        m_completer->popup()->hide();
    QPlainTextEdit::focusOutEvent(event);
}

// Unasked only where something was begun.
void QueryEdit::offer(bool wasAskedFor)
{
    m_place = placeAt(toPlainText(), textCursor().position());
    const bool isBegun = !m_place.typed.isEmpty() || m_place.kind == QueryPlace::Kind::LabelName
        || m_place.kind == QueryPlace::Kind::LabelValue
        || m_place.kind == QueryPlace::Kind::Duration;
    m_isWanted = m_place.kind != QueryPlace::Kind::Nothing && (wasAskedFor || isBegun);
    if (m_isWanted)
        Q_EMIT candidatesWanted(m_place);
    else
        m_completer->popup()->hide();
}

void QueryEdit::setCandidates(const QueryPlace &place, const QList<Candidate> &candidates)
{
    if (!m_isWanted || !(place == m_place) || !hasFocus())
        return;
    m_offered->clear();
    for (const Candidate &one : candidates) {
        auto *text = new QStandardItem(one.text);
        text->setData(one.insert, kInsertRole);
        auto *detail = new QStandardItem(one.detail.simplified());
        detail->setForeground(m_theme.muted);
        m_offered->appendRow({text, detail});
    }
    const bool isWritten = candidates.size() == 1 && candidates[0].insert == place.typed;
    if (candidates.isEmpty() || isWritten)
        return m_completer->popup()->hide();
    auto *list = static_cast<QTreeView *>(m_completer->popup());
    list->resizeColumnToContents(0);
    list->setColumnWidth(0, std::min(list->columnWidth(0) + 16, kPopupWidth * 2 / 3));
    QRect at = cursorRect();
    at.setWidth(std::min(kPopupWidth, std::max(width(), kPopupWidth / 2)));
    m_completer->complete(at.translated(viewport()->pos()));
    list->setCurrentIndex(m_completer->completionModel()->index(0, 0));
}

void QueryEdit::accept(const QModelIndex &index)
{
    QString text = index.siblingAtColumn(0).data(kInsertRole).toString();
    QTextCursor cursor = textCursor();
    const QString query = toPlainText();
    if (m_place.kind == QueryPlace::Kind::LabelValue) {
        const QChar before = m_place.begin > 0 ? query[m_place.begin - 1] : QChar();
        const bool isOpen = before == u'"' || before == u'\'' || before == u'`';
        const QChar quote = isOpen ? before : QChar(u'"');
        if (!isOpen)
            text.prepend(quote);
        if (query.mid(cursor.position(), 1) != quote)
            text.append(quote);
    }
    const int end = cursor.position();
    cursor.setPosition(m_place.begin);
    cursor.setPosition(end, QTextCursor::KeepAnchor);
    cursor.insertText(text); // one step of undo
    setTextCursor(cursor);
    m_isWanted = false;
}

// What was being written is where one comes back to.
void QueryEdit::recall(int step)
{
    const int next = m_recalled + step;
    if (next < -1 || next >= m_history.size())
        return;
    if (m_recalled < 0)
        m_written = toPlainText();
    m_recalled = next;
    replaceAll(next < 0 ? m_written : m_history[next]);
}

void QueryEdit::layOut()
{
    if (const auto laidOut = laidOutQuery(toPlainText()))
        replaceAll(*laidOut);
}

// One step of undo.
void QueryEdit::replaceAll(const QString &text)
{
    QTextCursor cursor = textCursor();
    cursor.select(QTextCursor::Document);
    cursor.insertText(text);
    setTextCursor(cursor);
}

} // namespace onex
