// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/explore/explorewindow.h"

#include "models/explore/explorequeries.h"
#include "models/explore/valuetable.h"
#include "models/query/sourceregistry.h"
#include "views/explore/queryedit.h"
#include "views/explore/queryrow.h"
#include "views/shell/dashboardview.h"
#include "views/shell/refreshpicker.h"
#include "views/timepicker/timepicker.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QScrollArea>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace onex {
namespace {

constexpr int kMostRows = 26;

QTreeView *makeTable(QSortFilterProxyModel *sorted, QWidget *parent)
{
    auto *table = new QTreeView(parent);
    table->setObjectName(QStringLiteral("values"));
    table->setModel(sorted);
    table->setRootIsDecorated(false);
    table->setUniformRowHeights(true);
    table->setSortingEnabled(true);
    table->sortByColumn(-1, Qt::AscendingOrder);
    table->setAlternatingRowColors(true);
    table->setProperty("role", "panel");
    table->setAccessibleName(ExploreWindow::tr("Last values"));
    return table;
}

} // namespace

ExploreWindow::ExploreWindow(SourceRegistry &sources, const Clock &clock, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_sources(sources)
    , m_model(sources, clock)
    , m_candidates(clock)
    , m_source(new QComboBox(this))
    , m_timePicker(new TimePicker(clock, this))
    , m_refreshPicker(new RefreshPicker(this))
    , m_view(new DashboardView(m_model, clock, this))
    , m_table(new ValueTable(this))
{
    setWindowTitle(tr("Explore"));
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(makeBar());
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->addWidget(makeQueries());
    splitter->addWidget(makeResults());
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({90, 700});
    splitter->setChildrenCollapsible(false);
    layout->addWidget(splitter, 1);
    connectModel();
    addRow({});
    resize(1200, 820);
}

QWidget *ExploreWindow::makeBar()
{
    auto *bar = new QWidget(this);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *add = new QToolButton(bar);
    add->setText(tr("Add a query"));
    add->setProperty("field", true);
    auto *runAll = new QToolButton(bar);
    runAll->setObjectName(QStringLiteral("run"));
    runAll->setText(tr("Run"));
    runAll->setToolTip(tr("Run all queries (Enter)"));
    runAll->setProperty("field", true);
    m_source->setAccessibleName(tr("Source"));
    layout->addWidget(m_source);
    layout->addWidget(add);
    layout->addWidget(runAll);
    layout->addStretch(1);
    layout->addWidget(m_timePicker);
    layout->addWidget(m_refreshPicker);
    connect(add, &QToolButton::clicked, this, [this] { addRow({})->edit()->setFocus(); });
    connect(runAll, &QToolButton::clicked, this, &ExploreWindow::run);
    connect(m_source, &QComboBox::activated, this, [this] {
        chooseSource();
        run();
    });
    return bar;
}

QWidget *ExploreWindow::makeQueries()
{
    auto *area = new QScrollArea(this);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    auto *rows = new QWidget(area);
    m_rowLayout = new QVBoxLayout(rows);
    m_rowLayout->setContentsMargins(0, 4, 0, 4);
    m_rowLayout->addStretch(1);
    area->setWidget(rows);
    area->setMinimumHeight(60);
    return area;
}

QWidget *ExploreWindow::makeResults()
{
    auto *sorted = new QSortFilterProxyModel(this);
    sorted->setSourceModel(m_table);
    sorted->setSortRole(ValueTable::SortRole);
    auto *results = new QSplitter(Qt::Vertical, this);
    results->addWidget(m_view);
    QTreeView *table = makeTable(sorted, this);
    results->addWidget(table);
    results->setSizes({460, 240});
    results->setChildrenCollapsible(false);
    m_view->setMinimumHeight(160);
    connect(m_table, &QAbstractItemModel::modelReset, table, [table] {
        for (int column = 0; column < table->model()->columnCount(); ++column)
            table->resizeColumnToContents(column);
    });
    return results;
}

void ExploreWindow::connectModel()
{
    using Model = DashboardModel;
    connect(&m_model, &Model::timeChanged, this, &ExploreWindow::showTime);
    connect(&m_model, &Model::historyChanged, this, &ExploreWindow::showTime);
    connect(&m_model, &Model::refreshChanged, this, [this] {
        m_refreshPicker->setInterval(m_model.refreshMs());
        m_refreshPicker->setPaused(m_model.isPaused());
    });
    connect(m_timePicker, &TimePicker::specChosen, this,
            [this](const TimeSpec &spec) { (void)m_model.setTime(spec); });
    connect(m_timePicker, &TimePicker::backRequested, &m_model, &Model::goBack);
    connect(m_timePicker, &TimePicker::forwardRequested, &m_model, &Model::goForward);
    connect(m_timePicker, &TimePicker::zoomOutRequested, &m_model, &Model::zoomOut);
    connect(m_timePicker, &TimePicker::shiftRequested, &m_model, &Model::shift);
    connect(m_refreshPicker, &RefreshPicker::refreshRequested, &m_model, &Model::refresh);
    connect(m_refreshPicker, &RefreshPicker::intervalChosen, &m_model, &Model::setRefresh);
    connect(m_refreshPicker, &RefreshPicker::pauseToggled, &m_model, &Model::setPaused);
    connect(m_view, &DashboardView::actionRequested, this, &ExploreWindow::actionRequested);
    connect(&m_candidates, &Candidates::found, this,
            [this](const QueryPlace &place, const QList<Candidate> &candidates) {
                if (m_asking)
                    m_asking->edit()->setCandidates(place, candidates);
            });
}

void ExploreWindow::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_model.setActive(true);
}

// What nobody sees asks for nothing.
void ExploreWindow::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_model.setActive(false);
}

void ExploreWindow::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_view->setTheme(theme);
    m_timePicker->setTheme(theme);
    m_refreshPicker->setTheme(theme);
    for (QueryRow *row : m_rows)
        row->setTheme(theme);
}

void ExploreWindow::setHistory(const QStringList &history)
{
    m_history = history;
    for (QueryRow *row : m_rows)
        row->edit()->setHistory(history);
}

void ExploreWindow::open(const QStringList &queries, const QString &source, const TimeSpec &time)
{
    showSources();
    m_source->setCurrentIndex(std::max(m_source->findText(source), 0));
    chooseSource();
    if (!queries.isEmpty()) {
        while (!m_rows.empty())
            removeRow(m_rows.back());
        for (const QString &query : queries.mid(0, kMostRows))
            addRow(query);
    }
    m_model.setDefinition(exploreDashboard({}, m_source->currentText(), time.from, time.to));
    (void)m_model.setTime(time);
    run();
    show();
    raise();
    activateWindow();
    m_rows.front()->edit()->setFocus();
}

QStringList ExploreWindow::queries() const
{
    QStringList all;
    for (const QueryRow *row : m_rows)
        all += row->edit()->toPlainText();
    return all;
}

QueryRow *ExploreWindow::addRow(const QString &query)
{
    auto *row = new QueryRow(this);
    row->setTheme(m_theme);
    row->edit()->setHistory(m_history);
    row->edit()->setPlainText(query);
    connect(row, &QueryRow::removeRequested, this, [this, row] {
        removeRow(row);
        run();
    });
    connect(row->edit(), &QueryEdit::runRequested, this, &ExploreWindow::run);
    connect(row->edit(), &QueryEdit::candidatesWanted, this,
            [this, row](const QueryPlace &place) { askFor(row, place); });
    m_rowLayout->insertWidget(static_cast<int>(m_rows.size()), row);
    m_rows.push_back(row);
    letterRows();
    return row;
}

void ExploreWindow::removeRow(QueryRow *row)
{
    std::erase(m_rows, row);
    if (m_asking == row)
        m_asking = nullptr;
    row->deleteLater();
    letterRows();
}

void ExploreWindow::letterRows()
{
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        m_rows[i]->setLetter(QChar(u'A' + static_cast<char16_t>(i % kMostRows)));
        m_rows[i]->setRemovable(m_rows.size() > 1);
    }
}

void ExploreWindow::askFor(QueryRow *row, const QueryPlace &place)
{
    m_asking = row;
    m_candidates.setRange(m_model.range());
    m_candidates.ask(place);
}

void ExploreWindow::run()
{
    const TimeSpec time = m_model.time();
    m_model.setDefinition(exploreDashboard(queries(), m_source->currentText(), time.from, time.to));
    m_model.refresh();
    if (!m_view->frames().empty())
        m_view->viewPanel(m_view->frames().front());
    for (PanelModel *panel : m_model.panels())
        connect(panel, &PanelModel::changed, this, &ExploreWindow::showData, Qt::UniqueConnection);
    showData();
    const QStringList history = withNewest(m_history, queries());
    if (history != m_history) {
        setHistory(history);
        Q_EMIT historyChanged(history);
    }
}

void ExploreWindow::showSources()
{
    const QString before = m_source->currentText();
    m_source->clear();
    for (const auto &source : m_sources.all())
        m_source->addItem(QString::fromStdString(source->name()));
    m_source->setCurrentIndex(std::max(m_source->findText(before), 0));
}

void ExploreWindow::chooseSource()
{
    const auto source = m_sources.find(m_source->currentText());
    m_candidates.setSource(source ? *source : nullptr);
}

void ExploreWindow::showTime()
{
    m_timePicker->setSpec(m_model.time(), m_model.range(), m_model.zone());
    m_timePicker->setHistory(m_model.canGoBack(), m_model.canGoForward());
}

void ExploreWindow::showData()
{
    for (const PanelModel *panel : m_model.panels())
        m_table->setPanel(panel->data(), m_model.zone());
}

} // namespace onex
