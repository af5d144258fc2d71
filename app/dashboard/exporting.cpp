// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dashboard/exporting.h"

#include "app/dashboard/alerting.h"
#include "app/dashboard/progressdialog.h"
#include "datasource/archive/exportfile.h"
#include "datasource/files/files.h"
#include "models/dashboard/library.h"
#include "models/dashboard/node.h"
#include "views/shell/exportdialog.h"
#include "views/shell/filename.h"
#include "views/shell/mainwindow.h"

#include <QCoroFuture>
#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>
#include <QtConcurrent>

namespace onex {
namespace {

constexpr int kMostTransitions = 50'000;

ArchivedDashboard archived(const DashboardDefinition &dashboard, const Variables &variables)
{
    ArchivedDashboard kept;
    kept.file = QFileInfo(dashboard.file).fileName().toStdString();
    kept.uid = dashboard.uid.toStdString();
    if (const auto bytes = bytesOfFile(dashboard.file, kMaxDefinitionBytes))
        kept.text = bytes->toStdString();
    for (const VariableDefinition &definition : dashboard.variables) {
        const VariableValue *value = variables.find(definition.name);
        const QStringList chosen = value ? choiceOf(*value) : QStringList();
        std::vector<std::string> values;
        for (const QString &one : chosen)
            values.push_back(one.toStdString());
        kept.variables.emplace_back(definition.name.toStdString(), std::move(values));
    }
    return kept;
}

QString nameAt(const QString &title, std::int64_t nowMs, const QString &suffix)
{
    return fileNameOf(title, {})
        + QDateTime::fromMSecsSinceEpoch(nowMs).toString(QStringLiteral("-yyyyMMdd-HHmm")) + suffix;
}

} // namespace

// What is saved, and who may stop it.
struct Exporting::Job
{
    std::vector<SourceNeeds> needs;
    std::vector<std::string> problems; // of queries that could not be taken apart
    ArchiveContent content;
    std::shared_ptr<Progress> progress = std::make_shared<Progress>();
    // Once it is gone neither sources nor alerts may be spoken to.
    std::stop_callback<std::function<void()>> ownerIsGone;

    explicit Job(const std::stop_token &owner)
        : ownerIsGone(owner, [progress = progress] { progress->stop.request_stop(); })
    {
    }
    bool isStopped() const { return progress->stop.stop_requested(); }
    void add(const PlannedQuery &question);
};

void Exporting::Job::add(const PlannedQuery &question)
{
    const auto more = needsOf(question.query);
    if (!more) {
        problems.push_back(question.query.expr + ": " + describe(more.error()));
        return;
    }
    const auto same = std::ranges::find(needs, question.source, &SourceNeeds::source);
    SourceNeeds &of
        = same != needs.end() ? *same : needs.emplace_back(SourceNeeds{question.source, {}});
    promql::addNeeds(of.needs, *more);
    content.provenance.queries.push_back(question.query.expr);
}

Exporting::Exporting(const DashboardModel &model, const DashboardLibrary &library, Alerting *alerts,
                     const Clock &clock, MainWindow &window)
    : QObject(&window)
    , m_model(model)
    , m_library(library)
    , m_alerts(alerts)
    , m_clock(clock)
    , m_window(window)
{
    connect(&window, &MainWindow::exportRequested, this, &Exporting::askForDashboard);
    connect(&window, &MainWindow::samplesRequested, this,
            [this](const PanelModel *panel) { askForPanel(*panel); });
}

Exporting::~Exporting() { m_stop.request_stop(); }

std::vector<PlannedQuery> Exporting::allQuestions() const
{
    std::vector<PlannedQuery> all = m_model.questionsOfVariables();
    for (const PanelModel *panel : m_model.panels())
        std::ranges::move(m_model.questionsOf(*panel), std::back_inserter(all));
    return all;
}

std::shared_ptr<Exporting::Job> Exporting::jobOf(const std::vector<PlannedQuery> &questions) const
{
    auto job = std::make_shared<Job>(m_stop.get_token());
    for (const PlannedQuery &question : questions)
        job->add(question);
    Provenance &from = job->content.provenance;
    for (const SourceNeeds &one : job->needs)
        from.source += (from.source.empty() ? "" : ", ") + one.source->name();
    from.range = m_model.range();
    from.author = qEnvironmentVariable("USER").toStdString();
    from.createdMs = m_clock.nowMs();
    from.program = "onex-dashboard " ONEX_VERSION;
    return job;
}

std::shared_ptr<Exporting::Job> Exporting::jobOfDashboard() const
{
    auto job = jobOf(allQuestions());
    job->content.dashboards.push_back(archived(m_model.definition(), m_model.variables()));
    return job;
}

void Exporting::askForDashboard()
{
    const auto job = jobOfDashboard();
    std::size_t selectors = 0;
    for (const SourceNeeds &one : job->needs)
        selectors += one.needs.size();
    const QString holds
        = tr("The dashboard, its variables and range, the alerts of that time, and the samples of "
             "%1 selectors of %2, in one file that opens without a server.")
              .arg(QLocale().toString(qulonglong(selectors)),
                   QString::fromStdString(job->content.provenance.source));
    auto *dialog = new ExportDialog(m_model.definition().title, holds, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, job] {
        const QString note = dialog->note();
        if (!note.isEmpty())
            job->content.notes.push_back({job->content.provenance.createdMs,
                                          job->content.provenance.author, note.toStdString()});
        run(job, nameAt(m_model.definition().title, m_clock.nowMs(), QStringLiteral(".onex")),
            tr("ONEX archive (*.onex)"));
    });
    dialog->open();
}

void Exporting::askForPanel(const PanelModel &panel)
{
    run(jobOf(m_model.questionsOf(panel)),
        nameAt(panel.definition().title, m_clock.nowMs(), QStringLiteral(".txt")),
        tr("OpenMetrics (*.txt *.om);;JSON, as the Prometheus API answers (*.json);;"
           "CSV (*.csv);;ONEX archive (*.onex)"));
}

void Exporting::run(const std::shared_ptr<Job> &job, const QString &name, const QString &filters)
{
    const QString path = QFileDialog::getSaveFileName(&m_window, tr("Export"), name, filters);
    if (path.isEmpty())
        return;
    const auto dialog = showProgress(tr("Asking for the samples"), job->progress, &m_window);
    auto saving = save(job, path, m_alerts);
    QCoro::connect(std::move(saving), this, [this, dialog](const Result<QString> &saved) {
        if (saved || saved.error().kind != Error::Kind::Cancelled)
            Q_EMIT told(QStringLiteral("export"),
                        saved ? *saved : QString::fromStdString(describe(saved.error())));
    });
}

Async<QString> Exporting::saveDashboard(const QString &path, const QString &note)
{
    const auto job = jobOfDashboard();
    if (!note.isEmpty())
        job->content.notes.push_back({job->content.provenance.createdMs,
                                      job->content.provenance.author, note.toStdString()});
    return save(job, path, m_alerts);
}

Async<QString> Exporting::save(std::shared_ptr<Job> job, QString path, Alerting *alerts)
{
    const auto stopped = [] { return fail(Error::Kind::Cancelled, "cancelled"); };
    if (alerts && !job->content.dashboards.empty()) {
        HistoryQuery query;
        query.fromMs = job->content.provenance.range.from;
        query.toMs = job->content.provenance.range.to;
        query.limit = kMostTransitions;
        auto asking = alerts->state().history(query);
        auto history = co_await asking;
        if (job->isStopped())
            co_return stopped();
        if (history)
            job->content.alerts = *std::move(history);
        else
            job->problems.push_back(describe(history.error()));
    }
    CaptureOptions options;
    options.stop = job->progress->stop.get_token();
    options.progress = [job](int done, int total) { job->progress->set(done, total); };
    auto capturing = capture(job->needs, options);
    Result<Captured> captured = co_await capturing;
    if (!captured)
        co_return fail(captured.error());
    if (job->isStopped())
        co_return stopped();
    const std::string format = exportFormat(path.toStdString());
    QFuture<Result<void>> writing = QtConcurrent::run([job, path, format, store = captured->store] {
        return writeExport(path.toStdString(), format, *store, job->content);
    });
    const QFuture<void> finished{writing};
    co_await finished;
    if (const Result<void> written = writing.takeResult(); !written)
        co_return fail(written.error());
    QString words = tr("Saved %1 samples of %2 series as %3")
                        .arg(QLocale().toString(qulonglong(captured->store->sampleCount())),
                             QLocale().toString(qulonglong(captured->store->seriesCount())), path);
    job->problems.insert(job->problems.end(), captured->problems.begin(), captured->problems.end());
    for (const std::string &problem : job->problems)
        words += tr("\nNot in it: %1").arg(QString::fromStdString(problem));
    co_return words;
}

} // namespace onex
