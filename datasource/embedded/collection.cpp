// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/embedded/collection.h"

#include "datasource/embedded/collectiontime.h"
#include "datasource/embedded/targetrecorder.h"
#include "datasource/rules/ruleevaluator.h"

#include <QThread>
#include <QTimer>

#include <condition_variable>
#include <ctime>
#include <map>

namespace onex {
namespace {

double threadSeconds()
{
    std::timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

// The store, once there is something in it.
class BegunStore final : public promql::Storage
{
public:
    explicit BegunStore(std::shared_ptr<const LiveStore> store)
        : m_store(std::move(store))
    {
    }

    void begin()
    {
        const std::lock_guard guard(m_mutex);
        m_isBegun = true;
        m_begun.notify_all();
    }

    Result<std::vector<promql::StoredSeries>> select(const std::vector<promql::Matcher> &matchers,
                                                     std::int64_t fromMs, std::int64_t toMs,
                                                     const std::stop_token &stop) const override
    {
        {
            std::unique_lock lock(m_mutex);
            if (!m_begun.wait(lock, stop, [this] { return m_isBegun; }))
                return fail(Error::Kind::Cancelled, "cancelled");
        }
        return m_store->select(matchers, fromMs, toMs, stop);
    }

private:
    const std::shared_ptr<const LiveStore> m_store;
    mutable std::mutex m_mutex;
    mutable std::condition_variable_any m_begun;
    bool m_isBegun = false;
};

} // namespace

class Collection::Worker
{
public:
    explicit Worker(CollectionOptions options)
        : m_options(std::move(options))
        , m_store(std::make_shared<LiveStore>(m_options.limits))
        , m_begun(std::make_shared<BegunStore>(m_store))
        , m_rules({}, m_options.intervalMs)
    {
        for (const LocalTarget &target : m_options.targets)
            m_recorders.emplace_back(*m_store, target.labels);
        for (const Labels &labels : m_options.remotes)
            m_remoteRecorders.emplace_back(*m_store, labels);
        m_thread.setObjectName(QStringLiteral("onex-collection"));
        m_place.moveToThread(&m_thread);
        m_thread.start();
        QMetaObject::invokeMethod(&m_place, [this] { begin(); });
    }

    ~Worker()
    {
        m_thread.requestInterruption();
        m_stop.request_stop();
        QMetaObject::invokeMethod(&m_place, [this] {
            m_timer.reset();
            m_thread.quit();
        });
        m_thread.wait();
        m_begun->begin();
    }
    Q_DISABLE_COPY_MOVE(Worker)

    const std::shared_ptr<BegunStore> &storage() const { return m_begun; }

    CollectionStatus status() const
    {
        const std::lock_guard guard(m_mutex);
        CollectionStatus status = m_status;
        status.store = m_store->status();
        if (status.store.problem)
            status.storeProblem = status.store.problem;
        return status;
    }

    std::vector<MetricMetadata> metadata() const
    {
        const std::lock_guard guard(m_mutex);
        std::vector<MetricMetadata> all;
        for (const auto &[name, one] : m_metadata)
            all.push_back(one);
        return all;
    }

    void take(std::size_t remote, Scraped scraped)
    {
        QMetaObject::invokeMethod(&m_place, [this, remote, scraped = std::move(scraped)] {
            const MetricFamilies *families = scraped.families ? &*scraped.families : nullptr;
            if (families)
                note(*families);
            (void)m_store->append(
                m_remoteRecorders[remote].batchOf(families, scraped.timeMs, scraped.seconds));
        });
    }

    void setRules(std::vector<RuleGroupDefinition> groups)
    {
        const RuleEvaluator unknown(groups, m_options.intervalMs);
        {
            const std::lock_guard guard(m_mutex);
            m_ruleGroups = unknown.groups(); // until they were evaluated
        }
        QMetaObject::invokeMethod(&m_place,
                                  [this, groups = std::move(groups)] { changeRules(groups); });
    }

    std::vector<RuleGroup> rules() const
    {
        const std::lock_guard guard(m_mutex);
        return m_ruleGroups;
    }

private:
    void begin()
    {
        m_timer = std::make_unique<QTimer>();
        m_timer->setTimerType(Qt::PreciseTimer);
        m_timer->setSingleShot(true);
        QObject::connect(m_timer.get(), &QTimer::timeout, &m_place, [this] { collect(); });
        if (!m_options.path.isEmpty())
            if (const auto kept = m_store->keepIn(m_options.path); !kept) {
                const std::lock_guard guard(m_mutex);
                m_status.storeProblem = kept.error();
            }
        if (!m_store->status().oldestMs)
            makeHistory();
        collectAt(m_beganMs); // so that who asks from then on for what is now finds something
        m_begun->begin();
        m_steadyMs = m_clock.steadyMs();
        m_steadySeconds = threadSeconds();
    }

    void makeHistory()
    {
        const std::int64_t fine = m_options.intervalMs, coarse = 6 * fine;
        std::vector<LiveBatch> all;
        for (std::int64_t time = (m_beganMs - m_options.historyMs) / coarse * coarse;
             time < m_beganMs - fine && !m_thread.isInterruptionRequested();
             time += time < m_beganMs - m_options.fineHistoryMs ? coarse : fine)
            for (std::size_t i = 0; i < m_options.targets.size(); ++i)
                if (m_options.targets[i].hasHistory)
                    all.push_back(shownBy(i, time));
        (void)m_store->append(all); // the store's status says what is wrong
    }

    LiveBatch shownBy(std::size_t target, std::int64_t timeMs)
    {
        const std::int64_t began = m_clock.steadyMs();
        const auto families = m_options.targets[target].collect(timeMs);
        const double seconds = static_cast<double>(m_clock.steadyMs() - began) / 1000;
        if (families)
            note(*families);
        return m_recorders[target].batchOf(families ? &*families : nullptr, timeMs, seconds);
    }

    void note(const MetricFamilies &families)
    {
        const std::lock_guard guard(m_mutex);
        for (const MetricFamily &family : families)
            if (family.type != MetricType::Unknown && !m_metadata.contains(family.name))
                m_metadata[family.name] = {family.name, nameOf(family.type), family.help, {}};
    }

    void collect() { collectAt(momentNear(m_clock.nowMs(), m_options.intervalMs)); }

    void collectAt(std::int64_t time)
    {
        for (std::size_t i = 0; i < m_options.targets.size(); ++i)
            (void)m_store->append(shownBy(i, time));
        evaluateRules(time);
        {
            const std::lock_guard guard(m_mutex);
            m_status.lastMs = time;
            const std::int64_t passedMs = m_clock.steadyMs() - m_steadyMs;
            if (m_steadyMs > 0 && passedMs >= m_options.intervalMs) // before, a share says nothing
                m_status.cores
                    = (threadSeconds() - m_steadySeconds) * 1000 / static_cast<double>(passedMs);
        }
        m_timer->start(msToNextMoment(m_clock.nowMs(), m_options.intervalMs));
    }

    // What they recorded ends; what goes on begins again now.
    void changeRules(const std::vector<RuleGroupDefinition> &groups)
    {
        for (SeriesRecorder &recorder : m_ruleRecorders)
            if (const LiveBatch batch = recorder.take(m_clock.nowMs()); !batch.samples.empty())
                (void)m_store->append(batch);
        RuleEvaluator rules(groups, m_options.intervalMs);
        rules.goOnFrom(m_rules);
        m_rules = std::move(rules);
        m_ruleRecorders
            = std::vector<SeriesRecorder>(m_rules.ruleCount(), SeriesRecorder(*m_store));
        evaluateRules(m_clock.nowMs());
    }

    void evaluateRules(std::int64_t time)
    {
        const auto record = [&](std::size_t rule, const std::vector<MetricSample> &samples) {
            SeriesRecorder &recorder = m_ruleRecorders[rule];
            for (const MetricSample &sample : samples)
                recorder.add(sample.name, sample.labels, sample.value);
            if (const LiveBatch batch = recorder.take(time); !batch.samples.empty())
                (void)m_store->append(batch);
        };
        m_rules.evaluate(*m_store, time, record, m_stop.get_token());
        const std::lock_guard guard(m_mutex);
        m_ruleGroups = m_rules.groups();
    }

    const CollectionOptions m_options;
    const SystemClock m_clock;
    const std::shared_ptr<LiveStore> m_store;
    const std::shared_ptr<BegunStore> m_begun;
    std::vector<TargetRecorder> m_recorders;
    std::vector<TargetRecorder> m_remoteRecorders;
    RuleEvaluator m_rules;
    std::vector<SeriesRecorder> m_ruleRecorders; // a rule's
    std::stop_source m_stop;                     // of what rules ask
    const std::int64_t m_beganMs = m_clock.nowMs();
    std::int64_t m_steadyMs = 0;     // once everything that is done once was done
    double m_steadySeconds = 0;      // of processor time until then
    std::unique_ptr<QTimer> m_timer; // of the thread
    mutable std::mutex m_mutex;      // of the three below
    CollectionStatus m_status;
    std::map<std::string, MetricMetadata> m_metadata;
    std::vector<RuleGroup> m_ruleGroups;
    QObject m_place;
    QThread m_thread;
};

Collection::Collection(CollectionOptions options)
    : m_worker(std::make_unique<Worker>(std::move(options)))
{
}

Collection::~Collection() = default;

std::shared_ptr<const promql::Storage> Collection::storage() const { return m_worker->storage(); }

CollectionStatus Collection::status() const { return m_worker->status(); }

std::vector<MetricMetadata> Collection::metadata() const { return m_worker->metadata(); }

void Collection::take(std::size_t remote, Scraped scraped)
{
    m_worker->take(remote, std::move(scraped));
}

void Collection::setRules(std::vector<RuleGroupDefinition> rules)
{
    m_worker->setRules(std::move(rules));
}

std::vector<RuleGroup> Collection::rules() const { return m_worker->rules(); }

} // namespace onex
