// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/clock.h"
#include "datasource/source/metricsource.h"
#include "models/query/queryoptions.h"
#include "models/query/sourcegate.h"
#include "models/query/tail.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace onex {

struct RunnerAnswer
{
    QueryAnswer answer; // frame: merged, where only a tail was asked for
    HeldFramePtr held;  // to pass on with the next question; null for an instant query
    bool isTail = false;
};

// Sends queries when their turn comes: the same one of several askers once, nobody's not at all.
// Leaves a source that does not answer alone for a while. Everything happens on the UI thread, and
// an answer never comes before ask() has returned.
class QueryRunner final : public QObject
{
    Q_OBJECT
    struct Job;
    struct Asker;
    struct Line;

public:
    using Done = std::function<void(const Result<RunnerAnswer> &)>;

    // An asker's interest in an answer, which ends with it: the last one that goes cancels the
    // request.
    class Ticket
    {
    public:
        Ticket() = default;
        Ticket(Ticket &&) = default;
        Ticket &operator=(Ticket &&other);
        ~Ticket();

        bool isOpen() const; // asked and not answered
        bool isSent() const; // under way, not only waiting for its turn

    private:
        friend class QueryRunner;
        std::shared_ptr<Asker> m_asker;
    };

    // Clock and gate outlive the runner.
    QueryRunner(const Clock &clock, SourceGate &gate, QueryOptions options = {},
                QObject *parent = nullptr);
    ~QueryRunner() override;

    // held: from the asker's last answer to this query, null: none; of several askers the first's
    // counts. Sent even while the source is
    // left alone: whoever asks looks at retryAtMs() first, unless a person wants it now.
    [[nodiscard]] Ticket ask(MetricSource &source, MetricQuery query, HeldFramePtr held, Done done);

    // Delay before the first retry, from which the others double.
    void setFirstDelay(std::int64_t ms) { m_firstDelayMs = ms; }
    // Steady time before which the source had better not be asked; none: it answered last time.
    std::optional<std::int64_t> retryAtMs(const MetricSource &source) const;
    bool isIdle() const;

private:
    using JobPtr = std::shared_ptr<Job>;

    Line &lineOf(MetricSource &source);
    void sendInTurn(const JobPtr &job);
    void send(const JobPtr &job);
    void answered(const JobPtr &job, Result<QueryAnswer> answer);
    void deliver(const JobPtr &job, QueryAnswer answer);
    void merge(const JobPtr &job, QueryAnswer tail);
    void merged(const JobPtr &job, QueryAnswer answer);
    void askForEverything(const JobPtr &job);
    void refuse(const JobPtr &job, const Error &error);
    void finish(const JobPtr &job, const Result<RunnerAnswer> &answer);
    void withdraw(const std::shared_ptr<Asker> &asker);

    const Clock &m_clock;
    SourceGate &m_gate;
    QueryOptions m_options;
    std::vector<std::unique_ptr<Line>> m_lines;
    std::int64_t m_firstDelayMs = 5000;
};

} // namespace onex
