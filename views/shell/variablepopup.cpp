// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/variablepopup.h"

#include "views/shell/variableoptions.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QSortFilterProxyModel>
#include <QVBoxLayout>

namespace onex {
namespace {

constexpr int kRowsShown = 12, kRowsMeasured = 300;

// Wide enough for the first rows; measuring thousands would delay the pop-up.
int textWidth(const QAbstractItemModel &rows, const QFontMetrics &metrics)
{
    int width = 0;
    for (int row = 0; row < qMin(rows.rowCount(), kRowsMeasured); ++row)
        width = qMax(width, metrics.horizontalAdvance(rows.index(row, 0).data().toString()));
    return width;
}

} // namespace

VariablePopup::VariablePopup(QWidget *parent)
    : Popup(parent)
    , m_options(new VariableOptions(this))
    , m_filter(new QSortFilterProxyModel(this))
    , m_search(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_footer(new QLabel(this))
{
    makeWidgets();
    m_filter->setSourceModel(m_options);
    m_filter->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_list->setModel(m_filter);
    m_search->installEventFilter(this);
    m_list->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, &VariablePopup::filter);
    connect(m_list, &QListView::clicked, this, &VariablePopup::activate);
    connect(m_list, &QListView::doubleClicked, this, &VariablePopup::takeOnly);
    connect(m_options, &VariableOptions::checkedChanged, this, &VariablePopup::showFooter);
}

void VariablePopup::makeWidgets()
{
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search values"));
    m_search->setClearButtonEnabled(true);
    m_list->setAccessibleName(tr("Values"));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_footer->setProperty("role", QStringLiteral("caption"));
    m_footer->setTextFormat(Qt::PlainText);
    m_footer->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->setSpacing(6);
    layout->addWidget(m_search);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_footer);
}

void VariablePopup::setVariable(const VariableValue &variable)
{
    const QString current = m_list->currentIndex().data(VariableOptions::ValueRole).toString();
    VariableValue shown = variable;
    m_includeAll = variable.definition.includeAll;
    if (isVisible() && m_options->isMulti()) {
        shown.values = m_options->checked();
        shown.all = shown.values.contains(kAllValues);
    }
    m_options->setVariable(shown);
    const int row = m_options->rowOf(current);
    m_list->setCurrentIndex(m_filter->mapFromSource(m_options->index(row)));
    showFooter();
}

void VariablePopup::openFor(const QWidget &anchor)
{
    m_before = m_options->checked();
    m_search->clear();
    showFooter();
    const int rows = qBound(1, m_options->rowCount(), kRowsShown);
    m_list->setFixedHeight(rows * qMax(18, m_list->sizeHintForRow(0)) + 2);
    setFixedWidth(
        qBound(200, qMax(anchor.width(), textWidth(*m_options, m_list->fontMetrics()) + 70), 420));
    openBelow(anchor);
    const int chosen = m_before.isEmpty() ? 0 : m_options->rowOf(m_before.constFirst());
    m_list->setCurrentIndex(m_filter->mapFromSource(m_options->index(chosen)));
    m_list->scrollTo(m_list->currentIndex(), QAbstractItemView::PositionAtCenter);
    m_search->setFocus();
}

void VariablePopup::filter(const QString &text)
{
    m_filter->setFilterFixedString(text.trimmed());
    m_list->setCurrentIndex(m_filter->index(0, 0));
    showFooter();
}

void VariablePopup::showFooter()
{
    const bool nothing = m_filter->rowCount() == 0;
    const int count = static_cast<int>(m_options->checked().size());
    if (nothing)
        m_footer->setText(m_options->rowCount() == 0 ? tr("No values") : tr("Nothing matches"));
    else if (m_options->isMulti())
        m_footer->setText(tr("%n chosen · double click: only this one", nullptr, count));
    m_footer->setVisible(nothing || m_options->isMulti());
}

int VariablePopup::sourceRow(const QModelIndex &index) const
{
    return m_filter->mapToSource(index).row();
}

void VariablePopup::activate(const QModelIndex &index)
{
    if (!index.isValid() || !isVisible())
        return;
    if (m_options->isMulti())
        m_options->toggle(sourceRow(index));
    else
        takeOnly(index);
}

void VariablePopup::takeOnly(const QModelIndex &index)
{
    if (!index.isValid() || !isVisible())
        return;
    m_options->checkOnly(sourceRow(index));
    close();
}

// Nothing chosen means All where there is one; otherwise everything stays as it was.
QStringList VariablePopup::outcome() const
{
    const QStringList values = m_options->checked();
    if (!values.isEmpty())
        return values;
    return m_includeAll ? QStringList{kAllValues} : m_before;
}

void VariablePopup::finish()
{
    const QStringList values = outcome();
    if (values != m_before)
        Q_EMIT chosen(values);
}

void VariablePopup::hideEvent(QHideEvent *event)
{
    Popup::hideEvent(event);
    finish();
}

// The search field has the focus; the list is moved and chosen from with the same keys.
bool VariablePopup::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return Popup::eventFilter(watched, event);
    auto *press = static_cast<QKeyEvent *>(event);
    switch (press->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (press->modifiers().testFlag(Qt::ControlModifier))
            takeOnly(m_list->currentIndex());
        else
            activate(m_list->currentIndex());
        return true;
    case Qt::Key_Space: // chooses as in any list of boxes to tick; within a word it is one
        if (watched == m_search && !m_search->text().isEmpty())
            return false;
        activate(m_list->currentIndex());
        return true;
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        return watched == m_search && QCoreApplication::sendEvent(m_list, event);
    default:
        return Popup::eventFilter(watched, event);
    }
}

} // namespace onex
