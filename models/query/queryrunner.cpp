// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/queryrunner.h"

#include "datasource/source/background.h"
#include "models/query/backoff.h"

#include <QPointer>
#include <QRandomGenerator>

#include <algorithm>
#include <utility>

namespace onex {

namespace {

// Above, a merge would be felt: it goes to another thread.
constexpr std::size_t kInlineSamples = 20'000;

QCoro::Task<void> run(MetricSource *source, MetricQuery query, std::stop_token stop,
                      std::function<void(Result<QueryAnswer>)> done)
{
    auto task = source->query(std::move(query), std::move(stop));
    auto answer = co_await task;
    done(std::move(answer));
}

// The skew is known once an answer came.
std::int64_t serverNow(const MetricSource &source, std::int64_t nowMs)
{
    // Behind: its newest samples are older than this machine believes. Ahead does no harm.
    return nowMs + std::min<std::int64_t>(source.health().clockSkewMs.value_or(0), 0);
}

} // namespace

struct QueryRunner::Asker
{
    Done done;
    std::weak_ptr<Job> job;
    QPointer<QueryRunner> runner;
};

struct QueryRunner::Job
{
    MetricSource *source = nullptr;
    MetricQuery query;
    HeldFramePtr held;
    std::vector<std::shared_ptr<Asker>> askers;

    SourceGate::Turn turn; // to be asked
    bool sent = false;
    bool cancelled = false;
    std::optional<TimeRange> tail;                   // what was asked for; none: everything
    std::int64_t sentMs = 0;                         // on this machine's wall clock
    std::uint64_t failuresSeen = 0, answersSeen = 0; // of its line, when it was sent
    std::stop_source stop;
};

// What concerns one source.
struct QueryRunner::Line
{
    MetricSource *source;
    BackOff backOff;
    std::vector<JobPtr> jobs{}; // waiting, under way and being merged; in the order they were asked
    std::uint64_t failures = 0, answers = 0;
};

QueryRunner::QueryRunner(const Clock &clock, SourceGate &gate, QueryOptions options,
                         QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_gate(gate)
    , m_options(std::move(options))
{
    if (!m_options.random)
        m_options.random = [] { return QRandomGenerator::global()->generateDouble(); };
}

QueryRunner::~QueryRunner()
{
    for (const auto &line : m_lines) {
        for (const JobPtr &job : line->jobs)
            job->stop.request_stop();
    }
}

QueryRunner::Ticket QueryRunner::ask(MetricSource &source, MetricQuery query, HeldFramePtr held,
                                     Done done)
{
    Line &line = lineOf(source);
    auto found = std::find_if(line.jobs.begin(), line.jobs.end(),
                              [&](const JobPtr &job) { return job->query == query; });
    if (found == line.jobs.end()) {
        auto job = std::make_shared<Job>();
        job->source = &source;
        job->query = std::move(query);
        job->held = std::move(held);
        found = line.jobs.insert(line.jobs.end(), std::move(job));
        sendInTurn(*found);
    }
    Ticket ticket;
    ticket.m_asker = std::make_shared<Asker>(Asker{std::move(done), *found, this});
    (*found)->askers.push_back(ticket.m_asker);
    return ticket;
}

std::optional<std::int64_t> QueryRunner::retryAtMs(const MetricSource &source) const
{
    const auto line = std::find_if(m_lines.begin(), m_lines.end(), [&](const auto &candidate) {
        return candidate->source == &source;
    });
    return line == m_lines.end() ? std::nullopt : (*line)->backOff.until();
}

bool QueryRunner::isIdle() const
{
    return std::all_of(m_lines.begin(), m_lines.end(),
                       [](const auto &line) { return line->jobs.empty(); });
}

QueryRunner::Line &QueryRunner::lineOf(MetricSource &source)
{
    const auto found = std::find_if(m_lines.begin(), m_lines.end(),
                                    [&](const auto &line) { return line->source == &source; });
    if (found != m_lines.end())
        return **found;
    m_lines.push_back(std::make_unique<Line>(Line{&source, BackOff(m_options.random)}));
    return *m_lines.back();
}

void QueryRunner::sendInTurn(const JobPtr &job)
{
    job->turn = m_gate.wait(*job->source, SourceGate::Line::Last,
                            [this, waiting = std::weak_ptr<Job>(job)] {
                                if (const JobPtr next = waiting.lock())
                                    send(next);
                            });
}

void QueryRunner::send(const JobPtr &job)
{
    const Line &line = lineOf(*job->source);
    job->sent = true;
    job->failuresSeen = line.failures;
    job->answersSeen = line.answers;
    job->sentMs = m_clock.nowMs();
    job->tail = job->held ? tailOf(*job->held, job->query, m_clock.steadyMs(), m_options.tail)
                          : std::nullopt;

    MetricQuery query = job->query;
    if (job->tail)
        query.range = *job->tail;
    // Queued: an answer that is there at once must not come in the middle of this.
    auto done = [self = QPointer(this), job](Result<QueryAnswer> answer) {
        if (!self)
            return;
        QMetaObject::invokeMethod(
            self, [self, job, answer = std::move(answer)] { self->answered(job, answer); },
            Qt::QueuedConnection);
    };
    run(job->source, std::move(query), job->stop.get_token(), std::move(done));
}

void QueryRunner::answered(const JobPtr &job, Result<QueryAnswer> answer)
{
    job->turn.reset();
    if (job->cancelled)
        return;
    if (!answer) {
        refuse(job, answer.error());
        return;
    }
    Line &line = lineOf(*job->source);
    ++line.answers;
    line.backOff.succeeded();
    if (job->tail)
        merge(job, std::move(*answer));
    else
        deliver(job, std::move(*answer));
}

void QueryRunner::deliver(const JobPtr &job, QueryAnswer answer)
{
    HeldFrame held{job->query, answer.frame, 0, m_clock.steadyMs()};
    held.settledTo = settledTo(job->query, serverNow(*job->source, job->sentMs),
                               job->source->scrapeIntervalMs(), m_options.tail);
    if (job->tail)
        held.fullAtMs = job->held->fullAtMs;
    auto keep = job->query.instant ? nullptr : std::make_shared<const HeldFrame>(std::move(held));
    finish(job, RunnerAnswer{std::move(answer), std::move(keep), job->tail.has_value()});
}

void QueryRunner::merge(const JobPtr &job, QueryAnswer tail)
{
    auto work = [held = job->held->frame, fresh = tail.frame, from = job->tail->from,
                 wanted = job->query.range]() -> FramePtr {
        auto frame = mergeTail(*held, *fresh, from, wanted);
        if (!frame)
            return {};
        return *frame == *held ? held : std::make_shared<const Frame>(std::move(*frame));
    };
    auto then = [this, job, tail](FramePtr frame) mutable {
        tail.frame = std::move(frame);
        merged(job, std::move(tail));
    };
    if (sampleCount(*job->held->frame) <= kInlineSamples)
        then(work());
    else
        runInBackground(this, std::move(work), std::move(then));
}

void QueryRunner::merged(const JobPtr &job, QueryAnswer answer)
{
    if (job->cancelled)
        return;
    if (answer.frame)
        deliver(job, std::move(answer));
    else
        askForEverything(job);
}

void QueryRunner::askForEverything(const JobPtr &job)
{
    job->held.reset();
    job->sent = false;
    sendInTurn(job);
}

// A failure counts once for all that were sent before it was known, and not at all if another
// request was answered meanwhile: then it is the query, not the source. Who waits for a dead source
// is told.
void QueryRunner::refuse(const JobPtr &job, const Error &error)
{
    Line &line = lineOf(*job->source);
    const bool answersOthers = line.answers != job->answersSeen;
    const bool isSource = isTransient(error.kind) && !answersOthers;
    if (!isTransient(error.kind)) {
        if (error.kind != Error::Kind::Cancelled)
            line.backOff.succeeded();
    } else if (isSource && line.failures == job->failuresSeen) {
        ++line.failures;
        line.backOff.failed(m_clock.steadyMs(), m_firstDelayMs);
    }

    std::vector<JobPtr> refused{job};
    if (isSource) {
        std::copy_if(line.jobs.begin(), line.jobs.end(), std::back_inserter(refused),
                     [](const JobPtr &other) { return !other->sent; });
    }
    for (const JobPtr &one : refused)
        finish(one, fail(error));
}

void QueryRunner::finish(const JobPtr &job, const Result<RunnerAnswer> &answer)
{
    auto &jobs = lineOf(*job->source).jobs;
    jobs.erase(std::remove(jobs.begin(), jobs.end(), job), jobs.end());
    const auto askers = std::exchange(job->askers, {});
    for (const auto &asker : askers) {
        asker->job.reset();
        if (const Done done = std::exchange(asker->done, {}))
            done(answer);
    }
}

void QueryRunner::withdraw(const std::shared_ptr<Asker> &asker)
{
    asker->done = {};
    const JobPtr job = asker->job.lock();
    if (!job)
        return;
    auto &askers = job->askers;
    askers.erase(std::remove(askers.begin(), askers.end(), asker), askers.end());
    if (!askers.empty())
        return;
    job->cancelled = true;
    auto &jobs = lineOf(*job->source).jobs;
    jobs.erase(std::remove(jobs.begin(), jobs.end(), job), jobs.end());
    job->stop.request_stop();
}

QueryRunner::Ticket &QueryRunner::Ticket::operator=(Ticket &&other)
{
    std::swap(m_asker, other.m_asker);
    return *this;
}

QueryRunner::Ticket::~Ticket()
{
    if (m_asker && m_asker->runner)
        m_asker->runner->withdraw(m_asker);
}

bool QueryRunner::Ticket::isOpen() const { return m_asker && m_asker->done; }

bool QueryRunner::Ticket::isSent() const
{
    const JobPtr job = m_asker ? m_asker->job.lock() : nullptr;
    return job && job->sent;
}

} // namespace onex
