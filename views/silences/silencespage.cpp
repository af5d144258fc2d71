// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/silences/silencespage.h"

#include "models/silences/matchertext.h"

#include <QComboBox>
#include <QDateTime>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QTreeView>
#include <QVBoxLayout>

namespace onex {
namespace {

constexpr qint64 kMinute = 60'000, kHour = 60 * kMinute;

struct Choice
{
    const char *text;
    const char *states; // digits of SilenceRow::State
};

constexpr Choice kChoices[] = {
    {QT_TRANSLATE_NOOP("onex::SilencesPage", "In force and to come"), "[012]"},
    {QT_TRANSLATE_NOOP("onex::SilencesPage", "Active"), "[01]"},
    {QT_TRANSLATE_NOOP("onex::SilencesPage", "Ending soon"), "1"},
    {QT_TRANSLATE_NOOP("onex::SilencesPage", "Pending"), "2"},
    {QT_TRANSLATE_NOOP("onex::SilencesPage", "Expired"), "3"},
    {QT_TRANSLATE_NOOP("onex::SilencesPage", "All"), ""},
};

struct Extension
{
    const char *text;
    qint64 ms;
};

constexpr Extension kExtensions[] = {
    {QT_TRANSLATE_NOOP("onex::SilencesPage", "by 15 minutes"), 15 * kMinute},
    {QT_TRANSLATE_NOOP("onex::SilencesPage", "by 1 hour"), kHour},
    {QT_TRANSLATE_NOOP("onex::SilencesPage", "by 4 hours"), 4 * kHour},
    {QT_TRANSLATE_NOOP("onex::SilencesPage", "by 1 day"), 24 * kHour},
};

QString timeText(std::int64_t ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

} // namespace

SilencesPage::SilencesPage(QWidget *parent)
    : QDialog(parent)
    , m_model(new SilenceModel(this))
    , m_byState(new QSortFilterProxyModel(this))
    , m_byText(new QSortFilterProxyModel(this))
    , m_state(new QComboBox(this))
    , m_line(new QLineEdit(this))
    , m_table(new QTreeView(this))
    , m_details(new QPlainTextEdit(this))
    , m_told(new QLabel(this))
{
    setWindowTitle(tr("Silences"));
    makeTable();
    m_details->setReadOnly(true);
    m_details->setTabChangesFocus(true);
    m_details->setFrameShape(QFrame::NoFrame);
    m_details->setProperty("role", "panel");
    m_details->setAccessibleName(tr("Details of the silence"));
    m_told->setTextFormat(Qt::PlainText);
    m_told->setWordWrap(true);
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->addWidget(m_table);
    splitter->addWidget(m_details);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 1);
    splitter->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(makeBar());
    layout->addWidget(splitter, 1);
    layout->addWidget(m_told);
    layout->addWidget(makeButtons());
    resize(1000, 560);
    filter();
    showActions();
}

QWidget *SilencesPage::makeBar()
{
    auto *bar = new QWidget(this);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(0, 0, 0, 0);
    for (const Choice &choice : kChoices)
        m_state->addItem(tr(choice.text), QLatin1String(choice.states));
    m_state->setAccessibleName(tr("Which silences"));
    m_line->setPlaceholderText(tr("Filter: words of matchers, author, comment   ( / )"));
    m_line->setClearButtonEnabled(true);
    m_line->setAccessibleName(tr("Filter of silences"));
    layout->addWidget(m_state);
    layout->addWidget(m_line, 1);
    connect(m_state, &QComboBox::currentIndexChanged, this, &SilencesPage::filter);
    connect(m_line, &QLineEdit::textChanged, this, &SilencesPage::filter);
    return bar;
}

void SilencesPage::makeTable()
{
    m_byState->setSourceModel(m_model);
    m_byState->setFilterRole(SilenceModel::StateRole);
    m_byText->setSourceModel(m_byState);
    m_byText->setFilterRole(SilenceModel::TextRole);
    m_byText->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_byText->setSortRole(SilenceModel::SortRole);
    m_table->setModel(m_byText);
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->ensurePolished(); // before the height of rows is asked for
    m_table->setAllColumnsShowFocus(true);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setProperty("role", "panel");
    m_table->setAccessibleName(tr("Silences"));
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(-1, Qt::AscendingOrder); // as the model has them
    const int kWidths[kSilenceColumns] = {90, 380, 60, 110, 110, 240, 120};
    for (int column = 0; column < kSilenceColumns; ++column)
        m_table->header()->resizeSection(column, kWidths[column]);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &SilencesPage::showCurrent);
    connect(m_table, &QTreeView::doubleClicked, this, &SilencesPage::edit);
}

QPushButton *SilencesPage::addButton(const QString &text, void (SilencesPage::*act)())
{
    auto *button = new QPushButton(text, this);
    button->setAutoDefault(false);
    if (act)
        connect(button, &QPushButton::clicked, this, act);
    return button;
}

QWidget *SilencesPage::makeButtons()
{
    auto *buttons = new QWidget(this);
    auto *layout = new QHBoxLayout(buttons);
    layout->setContentsMargins(0, 0, 0, 0);
    m_new = addButton(tr("New …"), &SilencesPage::create);
    m_edit = addButton(tr("Edit …"), &SilencesPage::edit);
    m_extend = addButton(tr("Extend"), nullptr);
    m_expire = addButton(tr("End now"), &SilencesPage::expire);
    m_recreate = addButton(tr("Make again …"), &SilencesPage::recreate);
    auto *extensions = new QMenu(m_extend);
    for (const Extension &extension : kExtensions)
        extensions->addAction(tr(extension.text), this, [this, ms = extension.ms] {
            if (const auto row = current())
                Q_EMIT extendRequested(*row, ms);
        });
    m_extend->setMenu(extensions);
    for (QPushButton *button : {m_new, m_edit, m_extend, m_expire, m_recreate})
        layout->addWidget(button);
    layout->addStretch(1);
    return buttons;
}

// --- what is shown ---------------------------------------------------------------------------

void SilencesPage::setSilences(std::vector<SilenceRow> rows, std::vector<LiveAlertPtr> alerts,
                               std::int64_t nowMs)
{
    m_alerts = std::move(alerts);
    m_model->setRows(std::move(rows), nowMs);
    showCurrent();
}

void SilencesPage::setReadOnly(const QString &reason)
{
    m_readOnly = reason;
    m_told->setText(reason);
    showActions();
}

void SilencesPage::tell(const QString &sentence) { m_told->setText(sentence); }

void SilencesPage::filter()
{
    m_byState->setFilterRegularExpression(m_state->currentData().toString());
    m_byText->setFilterFixedString(m_line->text());
    showCurrent();
}

std::optional<SilenceRow> SilencesPage::current() const
{
    const QModelIndex row = m_byState->mapToSource(m_byText->mapToSource(m_table->currentIndex()));
    return row.isValid() ? std::optional(m_model->rows()[static_cast<std::size_t>(row.row())])
                         : std::nullopt;
}

void SilencesPage::showCurrent()
{
    showActions();
    const auto row = current();
    QStringList lines;
    if (!row && m_byText->rowCount() == 0)
        lines += m_model->rowCount() == 0 ? tr("There is no silence.")
                                          : tr("No silence is like that.");
    if (row) {
        lines += matchersText(row->silence.matchers).left(4000);
        lines += tr("%1, from %2 to %3, by %4")
                     .arg(silenceStateWord(row->state), timeText(row->silence.startsMs),
                          timeText(row->silence.endsMs),
                          QString::fromStdString(row->silence.createdBy).left(200).simplified());
        lines += row->comment().left(1000);
        for (const LiveAlertPtr &alert : alertsMatched(row->silence.matchers, m_alerts))
            lines += tr("silences %1")
                         .arg(QString::fromStdString(alert->labels.toString())
                                  .left(1000)
                                  .simplified());
    }
    const QString text = lines.mid(0, 200).join(u'\n');
    if (text != m_details->toPlainText())
        m_details->setPlainText(text);
}

void SilencesPage::showActions()
{
    const auto row = current();
    const bool mayAct = m_readOnly.isEmpty();
    const bool isOver = row && row->state == SilenceRow::State::Expired;
    m_new->setEnabled(mayAct);
    for (QPushButton *button : {m_edit, m_extend, m_expire})
        button->setEnabled(mayAct && row && !isOver);
    m_recreate->setEnabled(mayAct && isOver);
    for (QPushButton *button : {m_new, m_edit, m_extend, m_expire, m_recreate})
        button->setToolTip(m_readOnly);
}

// --- what can be done ------------------------------------------------------------------------

void SilencesPage::create() { Q_EMIT createRequested(); }

void SilencesPage::edit()
{
    if (const auto row = current(); row && m_edit->isEnabled())
        Q_EMIT editRequested(*row);
}

void SilencesPage::recreate()
{
    if (const auto row = current())
        Q_EMIT recreateRequested(*row);
}

void SilencesPage::expire()
{
    const auto row = current();
    if (!row)
        return;
    QMessageBox box(QMessageBox::Question, tr("End a silence"), QString(), QMessageBox::Cancel,
                    this);
    box.setTextFormat(Qt::PlainText);
    box.setText(tr("End the silence now?\n\n%1\n\n%n alert(s) that it silences will be told of.",
                   nullptr, row->silenced)
                    .arg(matchersText(row->silence.matchers).left(1000)));
    const QPushButton *yes = box.addButton(tr("End now"), QMessageBox::AcceptRole);
    box.exec();
    if (box.clickedButton() == yes)
        Q_EMIT expireRequested(*row);
}

void SilencesPage::keyPressEvent(QKeyEvent *event)
{
    struct Key
    {
        int key;
        QPushButton *button;
    };
    const Key kKeys[] = {{Qt::Key_N, m_new},
                         {Qt::Key_E, m_edit},
                         {Qt::Key_X, m_extend},
                         {Qt::Key_Delete, m_expire},
                         {Qt::Key_R, m_recreate}};
    for (const Key &key : kKeys)
        if (event->key() == key.key && !event->modifiers())
            return key.button->click();
    if (event->key() == Qt::Key_Slash)
        return m_line->setFocus(Qt::ShortcutFocusReason);
    QDialog::keyPressEvent(event);
}

} // namespace onex
