// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/history/historypage.h"

#include "models/history/historyexport.h"
#include "models/history/historymodel.h"
#include "models/history/historytexts.h"
#include "views/history/timeline.h"
#include "views/timepicker/timepicker.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QTabWidget>
#include <QTableWidget>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace onex {
namespace {

// A filter is about alerts: an episode is taken for what its alert was.
LiveAlert alertOf(const Episode &episode)
{
    LiveAlert alert;
    alert.id = episode.alertId;
    alert.labels = episode.labels;
    alert.annotations = Labels{{"summary", episode.summary.toStdString()}};
    alert.severity = episode.severity;
    alert.state = episode.periods.back().state;
    return alert;
}

void fill(QTableWidget *table, const std::vector<QStringList> &rows)
{
    table->clear();
    table->setColumnCount(static_cast<int>(rows.front().size()));
    table->setHorizontalHeaderLabels(rows.front());
    table->setRowCount(static_cast<int>(rows.size()) - 1);
    for (int row = 0; row < table->rowCount(); ++row)
        for (int column = 0; column < table->columnCount(); ++column)
            table->setItem(
                row, column,
                new QTableWidgetItem(rows[static_cast<std::size_t>(row) + 1].value(column)));
    table->resizeColumnsToContents();
}

QTableWidget *makeFigures(const char *objectName, const QString &name)
{
    auto *table = new QTableWidget;
    table->setObjectName(QLatin1String(objectName));
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setFrameShape(QFrame::NoFrame);
    table->verticalHeader()->hide();
    table->setProperty("role", "panel");
    table->setAccessibleName(name);
    return table;
}

} // namespace

HistoryPage::HistoryPage(const Clock &clock, SaveFile saveFile, QWidget *parent)
    : QDialog(parent)
    , m_clock(clock)
    , m_saveFile(std::move(saveFile))
    , m_model(new HistoryModel(this))
    , m_sorted(new QSortFilterProxyModel(this))
    , m_timeline(new Timeline(this))
    , m_picker(new TimePicker(clock, this))
    , m_line(new QLineEdit(this))
    , m_state(new QLabel(this))
    , m_table(new QTreeView(this))
    , m_severities(makeFigures("severities", tr("Response times by severity")))
    , m_noisy(makeFigures("noisy", tr("Noisy alerts")))
{
    setWindowTitle(tr("History of alerts"));
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(HistoryModel::SortRole);
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->addWidget(m_timeline);
    splitter->addWidget(makeTabs());
    splitter->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(makeBar());
    layout->addWidget(splitter, 1);
    m_state->setTextFormat(Qt::PlainText);
    m_state->setWordWrap(true);
    layout->addWidget(m_state);
    connect(m_timeline, &Timeline::activated, this, &HistoryPage::select);
    makeTime();
    resize(1100, 640);
}

QWidget *HistoryPage::makeBar()
{
    auto *bar = new QWidget(this);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(0, 0, 0, 0);
    m_line->setPlaceholderText(tr("Filter: words, severity=~\"critical|high\""));
    m_line->setClearButtonEnabled(true);
    m_line->setAccessibleName(tr("Filter of the history"));
    auto *exporting = new QToolButton(bar);
    auto *menu = new QMenu(exporting);
    menu->addAction(tr("As CSV …"), this,
                    [this] { save(historyCsv(m_model->episodes()), QStringLiteral(".csv")); });
    menu->addAction(tr("As JSON …"), this, [this] {
        save(historyJson(m_model->episodes(), m_range.from, m_range.to), QStringLiteral(".json"));
    });
    exporting->setText(tr("Export"));
    exporting->setMenu(menu);
    exporting->setPopupMode(QToolButton::InstantPopup);
    exporting->setProperty("field", true);
    layout->addWidget(m_picker);
    layout->addWidget(m_line, 1);
    layout->addWidget(exporting);
    connect(m_line, &QLineEdit::textChanged, this, &HistoryPage::showWhatIsKnown);
    return bar;
}

QWidget *HistoryPage::makeTabs()
{
    m_table->setModel(m_sorted);
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->ensurePolished(); // before the height of rows is asked for
    m_table->setSortingEnabled(true);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setProperty("role", "panel");
    m_table->setAccessibleName(tr("Alerts that were seen"));
    m_table->sortByColumn(static_cast<int>(HistoryColumn::Fired), Qt::DescendingOrder);
    const int kWidths[kHistoryColumns] = {75, 230, 200, 230, 145, 100, 115, 220};
    for (int column = 0; column < kHistoryColumns; ++column)
        m_table->header()->resizeSection(column, kWidths[column]);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &HistoryPage::showCurrent);
    auto *tabs = new QTabWidget(this);
    tabs->addTab(m_table, tr("Alerts"));
    tabs->addTab(m_severities, tr("Response times"));
    tabs->addTab(m_noisy, tr("Noisy and flapping"));
    return tabs;
}

void HistoryPage::setTheme(const Theme &theme)
{
    m_timeline->setTheme(theme);
    m_picker->setTheme(theme);
}

void HistoryPage::setTimeZone(const QTimeZone &zone)
{
    m_zone = zone;
    m_timeline->setTimeZone(zone);
    m_model->setTimeZone(zone);
    showTime();
}

// --- time ------------------------------------------------------------------------------------

void HistoryPage::makeTime()
{
    const auto step = [this](bool moved) {
        if (moved)
            Q_EMIT wanted();
        showTime();
    };
    connect(m_picker, &TimePicker::specChosen, this, &HistoryPage::go);
    connect(m_picker, &TimePicker::backRequested, this, [this, step] { step(m_time.back()); });
    connect(m_picker, &TimePicker::forwardRequested, this,
            [this, step] { step(m_time.forward()); });
    connect(m_picker, &TimePicker::zoomOutRequested, this,
            [this] { go(zoomedOut(time(), range(), m_clock.nowMs())); });
    connect(m_picker, &TimePicker::shiftRequested, this,
            [this](double ranges) { go(shifted(range(), ranges, m_clock.nowMs())); });
    connect(m_timeline, &Timeline::rangeChosen, this,
            [this](TimeRange chosen) { go(zoomedTo(chosen, m_clock.nowMs())); });
    showTime();
}

void HistoryPage::setTime(const TimeSpec &spec)
{
    m_time.reset(spec);
    showTime();
}

void HistoryPage::go(const TimeSpec &spec)
{
    m_time.go(spec);
    showTime();
    Q_EMIT wanted();
}

void HistoryPage::showTime()
{
    m_picker->setSpec(time(), range(), m_zone);
    m_picker->setHistory(m_time.canGoBack(), m_time.canGoForward());
}

TimeRange HistoryPage::range() const
{
    return resolve(time(), m_clock.nowMs(), m_zone).value_or(m_range);
}

// --- what is shown ---------------------------------------------------------------------------

void HistoryPage::setEpisodes(const std::vector<Episode> &episodes, TimeRange range, bool isCut)
{
    m_all = episodes;
    m_range = range;
    m_isCut = isCut;
    showWhatIsKnown();
}

void HistoryPage::setProblem(const QString &sentence) { m_state->setText(sentence); }

// While a matcher is being typed it is not one yet: the last filter that was one stays.
void HistoryPage::showWhatIsKnown()
{
    const Result<AlertFilter> filter = AlertFilter::parse(m_line->text());
    m_line->setToolTip(filter ? QString() : QString::fromStdString(filter.error().message));
    if (filter)
        m_filter = *filter;
    std::vector<Episode> shown;
    std::copy_if(m_all.begin(), m_all.end(), std::back_inserter(shown),
                 [this](const Episode &episode) { return isAccepted(episode); });
    const HistoryFigures figures = figuresOf(shown);
    fill(m_severities, severityTable(figures));
    fill(m_noisy, noisyTable(figures));
    m_timeline->setEpisodes(shown, m_range);
    QString state = tr("%1 alerts").arg(shown.size());
    if (shown.size() < m_all.size())
        state += tr(", %1 hidden by the filter").arg(m_all.size() - shown.size());
    if (m_isCut)
        state += tr(". There is more than is shown: choose a shorter time.");
    if (m_all.empty())
        state = tr("Nothing is known of this time. What becomes of alerts is written down while "
                   "the program runs.");
    m_state->setText(state);
    m_model->setEpisodes(std::move(shown));
}

bool HistoryPage::isAccepted(const Episode &episode) const
{
    return m_filter.accepts(alertOf(episode));
}

void HistoryPage::select(const Episode &episode)
{
    const std::vector<Episode> &all = m_model->episodes();
    const auto at = std::find(all.begin(), all.end(), episode);
    if (at == all.end())
        return;
    const QModelIndex row = m_model->index(static_cast<int>(at - all.begin()), 0);
    m_table->setCurrentIndex(m_sorted->mapFromSource(row));
    m_table->setFocus(Qt::OtherFocusReason);
}

void HistoryPage::showCurrent()
{
    const QModelIndex row = m_sorted->mapToSource(m_table->currentIndex());
    m_timeline->setCurrent(row.isValid() ? &m_model->episodes()[static_cast<std::size_t>(row.row())]
                                         : nullptr);
}

void HistoryPage::save(const QByteArray &bytes, const QString &suffix)
{
    const QString path = QFileDialog::getSaveFileName(this, tr("Export the history"),
                                                      QStringLiteral("alerts") + suffix);
    if (path.isEmpty())
        return;
    const Result<void> saved = m_saveFile(path, bytes);
    m_state->setText(saved ? tr("Saved as %1").arg(path)
                           : QString::fromStdString(describe(saved.error())));
}

} // namespace onex
