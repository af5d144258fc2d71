// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/dashboardmodel.h"

#include "models/dashboard/links.h"
#include "models/query/dashboardtime.h"
#include "models/query/foreignsources.h"
#include "models/query/panelset.h"
#include "models/query/queryrunner.h"
#include "models/query/refreshtimer.h"
#include "models/query/sourcegate.h"
#include "models/query/sourceregistry.h"
#include "models/query/step.h"
#include "models/query/variablefetch.h"
#include "models/query/variableresolver.h"

#include <QRandomGenerator>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace onex {

namespace {

constexpr std::int64_t kTickMs = 1000;
constexpr std::int64_t kFirstDelayMs = 5000; // before a retry, where nothing is polled
constexpr std::int64_t kShortestDelayMs = 1000;
constexpr std::int64_t kVariableRetryMs = 10'000;
constexpr int kStaleIntervals = 2;
constexpr std::int64_t kStaleUnrefreshedMs = 120'000; // where nothing is polled

QueryOptions withRandom(QueryOptions options)
{
    if (!options.random)
        options.random = [] { return QRandomGenerator::global()->generateDouble(); };
    return options;
}

std::int64_t intervalOf(const QString &text)
{
    return text.isEmpty() ? 0 : parseDuration(text).value_or(0);
}

} // namespace

class DashboardModel::Private
{
public:
    Private(DashboardModel &owner, SourceRegistry &registry, const Clock &watch,
            QueryOptions options)
        : q(owner)
        , sources(registry)
        , clock(watch)
        , time(watch)
        , gate(options.inFlightPerSource)
        , runner(watch, gate, options)
        , panels(runner, watch)
        , resolver(registry, gate)
        , timer(watch, options.random)
    {
    }

    PanelSet::Moment moment() const;
    void take(DashboardDefinition next);
    void adoptInterval(const DashboardDefinition &before, bool isReload);
    void setInterval(std::int64_t ms);
    Builtins builtins() const;
    void showPanels();
    void variablesChanged();
    void timeMoved();
    void updateHold();
    void askLater();
    void askAfter(int ms);
    void ask();
    void refresh(bool automatic);
    std::optional<std::int64_t> staleAfter() const;
    void retryVariables();
    void reportLater();
    void report();
    bool isSettled() const;

    DashboardModel &q;
    SourceRegistry &sources;
    const Clock &clock;
    DashboardTime time;
    SourceGate gate;
    QueryRunner runner;
    PanelSet panels;
    VariableResolver resolver;
    RefreshTimer timer;
    QTimer ticker;

    DashboardDefinition definition;
    Comparison comparison;
    bool paused = false;
    bool active = true;
    QTimer asking;
    bool reportPending = false;
    bool widthsChanged = false;
    bool rangeIsNew = false; // to the variables
    bool wasSettled = true;
    std::int64_t variablesTriedMs = 0; // steady
    PanelSet::Counts lastCounts;
};

// --- what concerns several of the parts

PanelSet::Moment DashboardModel::Private::moment() const
{
    return {sources,          time.spec(),  time.range(),       time.resolvedAtMs(), time.zone(),
            definition.title, time.moves(), resolver.pending(), comparison};
}

void DashboardModel::Private::take(DashboardDefinition next)
{
    const bool isReload = !next.uid.isEmpty() && next.uid == definition.uid;
    useOwnSources(next, sources);
    const DashboardDefinition before = std::exchange(definition, std::move(next));
    if (!isReload)
        panels.setPanels({}, {}); // ids mean something else now
    time.adopt(before, definition, isReload);
    adoptInterval(before, isReload);
    variablesTriedMs = clock.steadyMs();
    resolver.reset(definition.variables, isReload ? resolver.variables() : Variables(),
                   time.range());
}

void DashboardModel::Private::adoptInterval(const DashboardDefinition &before, bool isReload)
{
    if (!isReload)
        paused = false;
    if (!isReload || timer.intervalMs() == intervalOf(before.refresh))
        setInterval(intervalOf(definition.refresh));
    updateHold();
}

void DashboardModel::Private::setInterval(std::int64_t ms)
{
    timer.setInterval(ms);
    runner.setFirstDelay(ms > 0 ? std::max(ms, kShortestDelayMs) : kFirstDelayMs);
}

Builtins DashboardModel::Private::builtins() const
{
    Builtins builtins{{QStringLiteral("__dashboard"), definition.title}};
    addRangeBuiltins(builtins, time.range());
    addLinkBuiltins(builtins, time.spec(), resolver.variables());
    return builtins;
}

void DashboardModel::Private::showPanels()
{
    if (panels.setPanels(expandRepeats(definition.panels, resolver.variables()), builtins()))
        Q_EMIT q.panelsChanged();
    askLater();
}

void DashboardModel::Private::variablesChanged()
{
    showPanels();
    Q_EMIT q.variablesChanged();
}

void DashboardModel::Private::timeMoved()
{
    updateHold();
    timer.restart();
    showPanels();
    rangeIsNew = true;
    Q_EMIT q.timeChanged();
    Q_EMIT q.historyChanged();
    Q_EMIT q.refreshChanged();
}

void DashboardModel::Private::updateHold()
{
    timer.hold(paused || !active || !time.spec().isRelative());
}

// Queued, so that many panels that are seen at once are one round.
void DashboardModel::Private::askLater()
{
    if (!asking.isActive())
        asking.start(0);
    reportLater();
}

// The range may have moved on by then: what is under way would come too late.
void DashboardModel::Private::askAfter(int ms)
{
    panels.supersede();
    asking.start(ms);
}

void DashboardModel::Private::ask()
{
    if (std::exchange(rangeIsNew, false))
        resolver.refresh(time.range());
    if (active)
        panels.askWhatChanged(moment());
    reportLater();
}

void DashboardModel::Private::refresh(bool automatic)
{
    time.resolve();
    resolver.refresh(time.range());
    if (automatic) {
        panels.askAutomatically(moment());
    } else {
        timer.restart();
        panels.askAgain(moment());
    }
    Q_EMIT q.timeChanged();
    reportLater();
}

std::optional<std::int64_t> DashboardModel::Private::staleAfter() const
{
    if (!time.spec().isRelative())
        return {};
    return timer.intervalMs() > 0 ? kStaleIntervals * timer.intervalMs() : kStaleUnrefreshedMs;
}

void DashboardModel::Private::retryVariables()
{
    const std::int64_t now = clock.steadyMs();
    if (resolver.failed().isEmpty() || now - variablesTriedMs < kVariableRetryMs)
        return;
    variablesTriedMs = now;
    resolver.retryFailed(time.range());
}

void DashboardModel::Private::reportLater()
{
    if (std::exchange(reportPending, true))
        return;
    QMetaObject::invokeMethod(
        &q, [this] { report(); }, Qt::QueuedConnection);
}

void DashboardModel::Private::report()
{
    reportPending = false;
    const PanelSet::Counts counts = panels.counts();
    if (std::exchange(lastCounts, counts) != counts)
        Q_EMIT q.countsChanged();
    const bool settled = isSettled();
    if (std::exchange(wasSettled, settled) != settled)
        Q_EMIT q.settledChanged();
}

bool DashboardModel::Private::isSettled() const
{
    return !asking.isActive() && !resolver.isResolving() && panels.isSettled();
}

// --- DashboardModel

DashboardModel::DashboardModel(SourceRegistry &sources, const Clock &clock, QObject *parent)
    : DashboardModel(sources, clock, QueryOptions(), parent)
{
}

DashboardModel::DashboardModel(SourceRegistry &sources, const Clock &clock, QueryOptions options,
                               QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, sources, clock, withRandom(std::move(options))))
{
    connect(&d->panels, &PanelSet::wanted, this, [this] { d->askLater(); });
    connect(&d->panels, &PanelSet::progressed, this, [this] { d->reportLater(); });
    connect(&d->panels, &PanelSet::widthsChanged, this, [this] { d->widthsChanged = true; });
    connect(&d->resolver, &VariableResolver::changed, this, [this] { d->variablesChanged(); });
    d->asking.setSingleShot(true);
    connect(&d->asking, &QTimer::timeout, this, [this] { d->ask(); });
    connect(&d->ticker, &QTimer::timeout, this, &DashboardModel::tick);
    d->ticker.start(kTickMs);
}

DashboardModel::~DashboardModel() = default;

void DashboardModel::setDefinition(DashboardDefinition definition)
{
    d->take(std::move(definition));
    Q_EMIT definitionChanged();
    d->showPanels();
    Q_EMIT variablesChanged();
    Q_EMIT timeChanged();
    Q_EMIT historyChanged();
    Q_EMIT refreshChanged();
}

const DashboardDefinition &DashboardModel::definition() const { return d->definition; }

std::vector<Link> DashboardModel::links(const std::vector<DashboardEntry> &dashboards) const
{
    std::vector<Link> links = expandedLinks(d->definition.links, dashboards, d->definition.uid);
    const Builtins builtins = d->builtins();
    for (Link &link : links)
        link = filledLink(std::move(link), variables(), builtins);
    return links;
}

std::vector<PanelModel *> DashboardModel::panels() const { return d->panels.models(); }

std::vector<PlannedQuery> DashboardModel::questionsOf(const PanelModel &panel) const
{
    std::vector<PlannedQuery> all = d->panels.planOf(panel, d->moment()).queries;
    std::erase_if(all, [](const PlannedQuery &query) { return query.source == nullptr; });
    return all;
}

std::vector<PlannedQuery> DashboardModel::questionsOfVariables() const
{
    std::vector<PlannedQuery> all;
    for (const VariableDefinition &definition : d->definition.variables) {
        const auto query = queryBehind(definition, variables(), range());
        const auto source
            = d->sources.find(variables().fill(definition.source, Variables::Use::Text));
        if (query && source)
            all.push_back({definition.name, *source, *query, query->stepMs, {}, false, {}, {}, {}});
    }
    return all;
}

const TimeSpec &DashboardModel::time() const { return d->time.spec(); }

TimeRange DashboardModel::range() const { return d->time.range(); }

QTimeZone DashboardModel::zone() const { return d->time.zone(); }

Result<TimeRange> DashboardModel::setTime(const TimeSpec &spec)
{
    const auto range = resolve(spec, d->clock.nowMs(), d->time.zone());
    if (!range || spec == d->time.spec())
        return range;
    d->time.go(spec);
    d->timeMoved();
    return d->time.range();
}

void DashboardModel::zoomTo(TimeRange range)
{
    const bool goesOn = d->time.zoomTo(range);
    d->timeMoved();
    if (goesOn)
        d->askAfter(DashboardTime::kGesturePauseMs);
}

void DashboardModel::zoomOut()
{
    setTime(zoomedOut(d->time.spec(), d->time.range(), d->clock.nowMs()));
}

void DashboardModel::shift(double ranges)
{
    setTime(shifted(d->time.range(), ranges, d->clock.nowMs()));
}

void DashboardModel::goBack()
{
    if (d->time.back())
        d->timeMoved();
}

void DashboardModel::goForward()
{
    if (d->time.forward())
        d->timeMoved();
}

bool DashboardModel::canGoBack() const { return d->time.history().canGoBack(); }

bool DashboardModel::canGoForward() const { return d->time.history().canGoForward(); }

const Variables &DashboardModel::variables() const { return d->resolver.variables(); }

bool DashboardModel::isResolvingVariables() const { return d->resolver.isResolving(); }

void DashboardModel::setVariable(const QString &name, const QStringList &values)
{
    d->resolver.set(name, values, d->time.range());
}

const Comparison &DashboardModel::comparison() const { return d->comparison; }

void DashboardModel::setComparison(const Comparison &comparison)
{
    if (std::exchange(d->comparison, comparison) == comparison)
        return;
    d->askLater();
    Q_EMIT comparisonChanged();
}

std::int64_t DashboardModel::refreshMs() const { return d->timer.intervalMs(); }

void DashboardModel::setRefresh(std::int64_t ms)
{
    d->setInterval(ms);
    Q_EMIT refreshChanged();
}

bool DashboardModel::isPaused() const { return d->paused; }

void DashboardModel::setPaused(bool paused)
{
    if (std::exchange(d->paused, paused) == paused)
        return;
    d->updateHold();
    Q_EMIT refreshChanged();
}

void DashboardModel::refresh() { d->refresh(false); }

std::optional<std::int64_t> DashboardModel::nextRefreshInMs() const
{
    return d->timer.remainingMs();
}

void DashboardModel::setActive(bool active)
{
    if (std::exchange(d->active, active) == active)
        return;
    d->updateHold();
    if (active && !d->paused && d->time.spec().isRelative())
        d->refresh(false);
    else
        d->askLater();
    Q_EMIT refreshChanged();
}

void DashboardModel::tick()
{
    if (d->active && d->timer.takeDue()) {
        d->refresh(true);
    } else if (d->active && !d->paused) {
        d->panels.askOverdue(d->moment());
        d->retryVariables();
    }
    if (std::exchange(d->widthsChanged, false))
        d->askLater();
    d->panels.checkAge(d->staleAfter());
}

bool DashboardModel::isSettled() const { return d->isSettled(); }

DashboardModel::Counts DashboardModel::counts() const
{
    const PanelSet::Counts counts = d->panels.counts();
    return {counts.panels, counts.stale, counts.failed, counts.loading};
}

} // namespace onex
