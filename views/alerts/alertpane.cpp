// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/alerts/alertpane.h"

#include "models/alerts/alerttexts.h"
#include "views/alerts/alertcounts.h"
#include "views/alerts/alertdelegate.h"
#include "views/alerts/alertdetails.h"
#include "views/alerts/alertmenu.h"
#include "views/alerts/alerttree.h"

#include <QDataStream>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QSet>
#include <QSplitter>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace onex {
namespace {

constexpr int kMostUnfolded = 200;

} // namespace

AlertPane::AlertPane(AlertModel &model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_counts(new AlertCounts(this))
    , m_line(new QLineEdit(this))
    , m_group(new QToolButton(this))
    , m_groupMenu(new QMenu(this))
    , m_tree(new AlertTree(this))
    , m_delegate(new AlertDelegate(this))
    , m_details(new AlertDetails(this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_acknowledge(new QToolButton(this))
{
    makeTree();
    m_splitter->addWidget(m_tree);
    m_splitter->addWidget(m_details);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setChildrenCollapsible(false);
    m_details->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeBar());
    layout->addWidget(m_splitter, 1);

    connect(&model, &AlertModel::countsChanged, this,
            [this] { m_counts->setCounts(m_model.counts()); });
    connect(&model, &AlertModel::modelReset, this, &AlertPane::showGrouping);
    connect(&model, &AlertModel::rowsInserted, this,
            [this](const QModelIndex &group, int first, int last) {
                if (!group.isValid())
                    expandGroups(first, last);
            });
    connect(&model, &AlertModel::dataChanged, this, &AlertPane::showCurrent);
    connect(m_details, &AlertDetails::linkActivated, this, &AlertPane::linkActivated);
    connect(m_details, &AlertDetails::closeRequested, this, [this] { showDetails(false); });
    connect(m_details, &AlertDetails::graphRequested, this, [this] {
        if (const LiveAlertPtr alert = currentAlert())
            Q_EMIT graphRequested(*alert);
    });
    showGrouping();
}

QWidget *AlertPane::makeBar()
{
    auto *bar = new QWidget(this);
    auto *layout = m_bar = new QHBoxLayout(bar);
    layout->setContentsMargins(6, 4, 6, 4);
    m_line->setPlaceholderText(tr("Filter: words, severity=~\"critical|high\"   ( / )"));
    m_line->setClearButtonEnabled(true);
    m_line->setMinimumWidth(160);
    m_line->setMaximumWidth(420);
    m_line->setAccessibleName(tr("Filter of alerts"));
    m_line->installEventFilter(this);
    m_group->setText(tr("Group"));
    m_group->setToolTip(tr("Labels whose alerts stand together (G)"));
    m_group->setMenu(m_groupMenu);
    m_group->setPopupMode(QToolButton::InstantPopup);
    m_group->setProperty("field", true);
    layout->addWidget(m_counts);
    layout->addStretch(1);
    layout->addWidget(m_line, 2);
    layout->addWidget(m_group);
    layout->addWidget(m_acknowledge);
    m_acknowledge->setText(tr("Acknowledge"));
    m_acknowledge->setProperty("field", true);
    m_acknowledge->setObjectName(QStringLiteral("acknowledge"));
    connect(m_acknowledge, &QToolButton::clicked, this,
            [this] { act(&AlertPane::acknowledgeRequested); });
    const auto addPage = [bar, layout](const QString &text, const QString &tip) {
        auto *button = new QToolButton(bar);
        button->setText(text);
        button->setToolTip(tip);
        button->setProperty("field", true);
        layout->addWidget(button);
        return button;
    };
    connect(addPage(tr("Silences"), tr("All silences, and making one")), &QToolButton::clicked,
            this, &AlertPane::silencesRequested);
    connect(addPage(tr("History"), tr("What became of alerts, and how they were answered (H)")),
            &QToolButton::clicked, this, &AlertPane::historyRequested);
    showActions();
    connect(m_line, &QLineEdit::textChanged, this, &AlertPane::takeFilter);
    connect(m_groupMenu, &QMenu::aboutToShow, this, &AlertPane::fillGroupMenu);
    return bar;
}

void AlertPane::makeTree()
{
    m_tree->setModel(&m_model);
    m_tree->setItemDelegate(m_delegate);
    m_tree->setAccessibleName(tr("Alerts"));
    m_tree->installEventFilter(this);
    QHeaderView *header = m_tree->header();
    header->setSectionsMovable(true);
    header->setStretchLastSection(true);
    header->setSortIndicator(static_cast<int>(AlertColumn::Severity), Qt::AscendingOrder);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    const int kWidths[kAlertColumns] = {130, 110, 220, 320, 60, 100, 150, 220};
    for (int column = 0; column < kAlertColumns; ++column)
        header->resizeSection(column, kWidths[column]);
    connect(header, &QWidget::customContextMenuRequested, this, &AlertPane::chooseColumns);
    connect(m_tree, &QWidget::customContextMenuRequested, this, &AlertPane::copyMenu);
    connect(m_tree, &QTreeView::doubleClicked, this, [this] { showDetails(true); });
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &AlertPane::showCurrent);
    connect(m_tree->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &AlertPane::showActions);
}

void AlertPane::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_counts->setTheme(theme);
    m_delegate->setTheme(theme);
    m_details->setTheme(theme);
    m_tree->setTheme(theme);
}

void AlertPane::setUnknown(const QStringList &reasons) { m_counts->setUnknown(reasons); }

void AlertPane::setTimeZone(const QTimeZone &zone) { m_details->setTimeZone(zone); }

// --- what is shown ---------------------------------------------------------------------------

// While a matcher is being typed it is not one yet: the last filter that was one stays.
void AlertPane::takeFilter()
{
    const Result<AlertFilter> filter = AlertFilter::parse(m_line->text());
    m_line->setToolTip(filter ? QString() : QString::fromStdString(filter.error().message));
    m_line->setProperty("wrong", !filter);
    if (filter)
        m_model.setFilter(*filter);
}

void AlertPane::fillGroupMenu()
{
    m_groupMenu->clear();
    const QStringList chosen = m_model.groupBy();
    QStringList names = m_model.labelNames();
    for (const QString &label : chosen) {
        if (!names.contains(label))
            names.append(label);
    }
    for (const QString &label : std::as_const(names)) {
        QString text = label;
        QAction *action = m_groupMenu->addAction(text.replace(u'&', QLatin1String("&&")));
        action->setCheckable(true);
        action->setChecked(chosen.contains(label));
        connect(action, &QAction::toggled, this,
                [this, label](bool on) { toggleGroup(label, on); });
    }
}

void AlertPane::toggleGroup(const QString &label, bool on)
{
    QStringList labels = m_model.groupBy();
    labels.removeAll(label);
    if (on)
        labels.append(label);
    m_model.setGroupBy(labels);
}

// Where nothing is grouped the one group is the root, and its alerts are the rows.
void AlertPane::showGrouping()
{
    const bool grouped = !m_model.groupBy().isEmpty();
    m_tree->setRootIndex(grouped ? QModelIndex() : m_model.index(0, 0));
    m_tree->setRootIsDecorated(grouped);
    if (grouped)
        expandGroups(0, m_model.rowCount() - 1);
    m_group->setText(grouped ? tr("Group: %1").arg(m_model.groupBy().join(QStringLiteral(", ")))
                             : tr("Group"));
}

// So many groups that nobody looks into each stay folded.
void AlertPane::expandGroups(int first, int last)
{
    for (int row = first; row <= last && m_model.rowCount() <= kMostUnfolded; ++row)
        m_tree->expand(m_model.index(row, 0));
}

void AlertPane::addTool(QWidget *tool) { m_bar->insertWidget(m_bar->indexOf(m_group), tool); }

void AlertPane::showAlert(const QString &id)
{
    if (!m_model.indexOf(id).isValid())
        m_line->clear();
    const QModelIndex alert = m_model.indexOf(id);
    if (!alert.isValid())
        return;
    m_tree->setCurrentIndex(alert);
    m_tree->scrollTo(alert);
    showDetails(true);
    focusList();
}

LiveAlertPtr AlertPane::currentAlert() const { return m_model.alertAt(m_tree->currentIndex()); }

void AlertPane::showCurrent()
{
    showActions();
    if (m_details->isHidden())
        return;
    const LiveAlertPtr alert = currentAlert();
    if (!alert)
        return;
    const bool isAnother = std::exchange(m_detailed, alert->id) != alert->id;
    if (isAnother) {
        m_details->setHistory({});
        m_details->setSilences({});
    }
    m_details->setAlert(*alert);
    if (isAnother)
        Q_EMIT detailsShown(*alert);
}

void AlertPane::setSilences(const QString &id, const QStringList &silences)
{
    if (id == m_detailed)
        m_details->setSilences(silences);
}

void AlertPane::setHistory(const QString &id, const std::vector<AlertTransition> &transitions)
{
    if (id == m_detailed)
        m_details->setHistory(transitions);
}

void AlertPane::showDetails(bool shown)
{
    m_details->setVisible(shown && currentAlert());
    showCurrent();
    if (!shown)
        focusList();
}

void AlertPane::chooseColumns(const QPoint &at)
{
    QMenu menu(this);
    for (int column = 0; column < kAlertColumns; ++column) {
        QAction *action = menu.addAction(alertColumnTitle(static_cast<AlertColumn>(column)));
        action->setCheckable(true);
        action->setChecked(!m_tree->isColumnHidden(column));
        action->setEnabled(column != static_cast<int>(AlertColumn::Name));
        connect(action, &QAction::toggled, this,
                [this, column](bool on) { m_tree->setColumnHidden(column, !on); });
    }
    menu.exec(m_tree->header()->mapToGlobal(at));
}

void AlertPane::copyMenu(const QPoint &at)
{
    const LiveAlertPtr alert = m_model.alertAt(m_tree->indexAt(at));
    if (!alert)
        return;
    QMenu menu(this);
    const bool mayAct = m_readOnly.isEmpty();
    menu.addAction(tr("Acknowledge …\tA"), this, [this] { act(&AlertPane::acknowledgeRequested); })
        ->setEnabled(mayAct);
    menu.addAction(tr("Un-acknowledge\tU"), this, [this] { act(&AlertPane::takeBackRequested); })
        ->setEnabled(mayAct && alert->acknowledgement.has_value());
    menu.addAction(tr("Silence …\tS"), this, [this] { act(&AlertPane::silenceRequested); })
        ->setEnabled(mayAct);
    const bool failed = alert->acknowledgement
        && alert->acknowledgement->standing == Acknowledgement::Standing::Failed;
    if (failed)
        menu.addAction(tr("Try again"), this, [this] { act(&AlertPane::retryRequested); })
            ->setEnabled(mayAct);
    menu.addSeparator();
    addCopies(menu, *alert, [this](const QString &what) { Q_EMIT told(what); });
    menu.exec(m_tree->viewport()->mapToGlobal(at));
}

// --- remembered ------------------------------------------------------------------------------

QByteArray AlertPane::layoutState() const
{
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream << qint32(1) << m_tree->header()->saveState() << m_model.groupBy()
           << m_splitter->saveState();
    return state;
}

void AlertPane::restoreLayoutState(const QByteArray &state)
{
    QDataStream stream(state);
    qint32 version = 0;
    QByteArray header, splitter;
    QStringList groupBy;
    stream >> version >> header >> groupBy >> splitter;
    if (stream.status() != QDataStream::Ok || version != 1)
        return;
    m_tree->header()->restoreState(header);
    m_splitter->restoreState(splitter);
    m_model.setGroupBy(groupBy);
}

// --- keys ------------------------------------------------------------------------------------

void AlertPane::focusFilter()
{
    m_line->setFocus(Qt::ShortcutFocusReason);
    m_line->selectAll();
}

// On the most urgent alert, so that the next key can be about it.
void AlertPane::focusList()
{
    m_tree->setFocus(Qt::ShortcutFocusReason);
    if (currentAlert())
        return;
    const QModelIndex first = m_model.index(0, 0, m_tree->rootIndex());
    m_tree->setCurrentIndex(
        m_model.groupAt(first) && !m_model.alertAt(first) ? m_model.index(0, 0, first) : first);
}

bool AlertPane::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
        return QWidget::eventFilter(watched, event);
    auto *press = static_cast<QKeyEvent *>(event);
    if (watched == m_line) {
        const bool leaves = press->key() == Qt::Key_Escape || press->key() == Qt::Key_Return
            || press->key() == Qt::Key_Down;
        if (leaves && event->type() == QEvent::KeyPress)
            focusList();
        return leaves && event->type() == QEvent::KeyPress;
    }
    const Key *key = keyOf(*press);
    if (!key)
        return QWidget::eventFilter(watched, event);
    event->accept(); // the list's keys come before the window's
    if (event->type() == QEvent::KeyPress)
        key->act(*this);
    return true;
}

std::span<const AlertPane::Key> AlertPane::keys()
{
    static constexpr Key kKeys[] = {
        {Qt::Key_J, QT_TRANSLATE_NOOP("Keys", "Next"), [](AlertPane &pane) { pane.moveBy(1); }},
        {Qt::Key_K, QT_TRANSLATE_NOOP("Keys", "Previous"),
         [](AlertPane &pane) { pane.moveBy(-1); }},
        {Qt::Key_Return, QT_TRANSLATE_NOOP("Keys", "Details"),
         [](AlertPane &pane) { pane.showDetails(true); }},
        {Qt::Key_Escape, QT_TRANSLATE_NOOP("Keys", "Close the details"),
         [](AlertPane &pane) { pane.showDetails(false); }},
        {Qt::Key_G, QT_TRANSLATE_NOOP("Keys", "Group"),
         [](AlertPane &pane) { pane.m_group->showMenu(); }},
        {Qt::Key_R, QT_TRANSLATE_NOOP("Keys", "Runbook"),
         [](AlertPane &pane) { pane.openRunbook(); }},
        {Qt::Key_A, QT_TRANSLATE_NOOP("Keys", "Acknowledge"),
         [](AlertPane &pane) { pane.act(&AlertPane::acknowledgeRequested); }},
        {Qt::Key_U, QT_TRANSLATE_NOOP("Keys", "Un-acknowledge"),
         [](AlertPane &pane) { pane.act(&AlertPane::takeBackRequested); }},
        {Qt::Key_S, QT_TRANSLATE_NOOP("Keys", "Silence"),
         [](AlertPane &pane) { pane.act(&AlertPane::silenceRequested); }},
        {Qt::Key_H, QT_TRANSLATE_NOOP("Keys", "History"),
         [](AlertPane &pane) { Q_EMIT pane.historyRequested(); }},
        {Qt::Key_Slash, QT_TRANSLATE_NOOP("Keys", "Filter"),
         [](AlertPane &pane) { pane.focusFilter(); }},
    };
    return kKeys;
}

QList<std::pair<QString, QString>> AlertPane::keyTexts()
{
    QList<std::pair<QString, QString>> texts;
    for (const Key &key : keys())
        texts.append({QKeySequence(key.key).toString(QKeySequence::NativeText),
                      QCoreApplication::translate("Keys", key.text)});
    return texts;
}

const AlertPane::Key *AlertPane::keyOf(const QKeyEvent &press)
{
    if (press.modifiers() & ~Qt::KeyboardModifiers(Qt::KeypadModifier))
        return nullptr;
    const auto all = keys();
    const auto found = std::ranges::find(all, press.key(), &Key::key);
    return found != all.end() ? &*found : nullptr;
}

// To the next alert in that direction, over groups' rows.
void AlertPane::moveBy(int rows)
{
    if (!currentAlert())
        return focusList();
    QModelIndex next = m_tree->currentIndex();
    do
        next = rows > 0 ? m_tree->indexBelow(next) : m_tree->indexAbove(next);
    while (next.isValid() && !m_model.alertAt(next));
    if (next.isValid())
        m_tree->setCurrentIndex(next);
}

std::vector<LiveAlertPtr> AlertPane::chosenAlerts() const
{
    std::vector<LiveAlertPtr> chosen;
    QSet<QString> ids;
    const auto add = [&chosen, &ids](const LiveAlertPtr &alert) {
        if (!alert || ids.contains(alert->id))
            return;
        ids.insert(alert->id);
        chosen.push_back(alert);
    };
    const QModelIndexList rows = m_tree->selectionModel()->selectedRows();
    for (const QModelIndex &row : rows) {
        const LiveAlertPtr alert = m_model.alertAt(row);
        const AlertGroup *group = alert ? nullptr : m_model.groupAt(row);
        add(alert);
        if (group)
            std::for_each(group->alerts.begin(), group->alerts.end(), add);
    }
    if (rows.isEmpty()) // a list that has the focus makes what comes first the current row
        add(currentAlert());
    return chosen;
}

void AlertPane::setReadOnly(const QString &reason)
{
    m_readOnly = reason;
    showActions();
}

void AlertPane::showActions()
{
    m_acknowledge->setEnabled(m_readOnly.isEmpty()
                              && (m_tree->selectionModel()->hasSelection() || currentAlert()));
    m_acknowledge->setToolTip(m_readOnly.isEmpty() ? tr("Acknowledge what is selected (A)")
                                                   : m_readOnly);
}

void AlertPane::act(void (AlertPane::*intent)(const std::vector<LiveAlertPtr> &alerts))
{
    const std::vector<LiveAlertPtr> chosen = chosenAlerts();
    if (!m_readOnly.isEmpty())
        Q_EMIT told(m_readOnly);
    else if (chosen.empty())
        Q_EMIT told(tr("No alert is selected."));
    else
        Q_EMIT(this->*intent)(chosen);
}

void AlertPane::openRunbook()
{
    const LiveAlertPtr alert = currentAlert();
    if (!alert)
        return;
    const auto url = alert->annotations.value("runbook_url");
    if (url.empty())
        Q_EMIT told(tr("This alert names no runbook."));
    else
        Q_EMIT linkActivated(QString::fromUtf8(url.data(), static_cast<qsizetype>(url.size())));
}

} // namespace onex
