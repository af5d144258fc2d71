// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/variableresolver.h"

#include "models/dashboard/variableoptions.h"
#include "models/query/sourceregistry.h"
#include "models/query/variablechoice.h"
#include "models/query/variablefetch.h"

#include <QPointer>

#include <algorithm>
#include <utility>

namespace onex {

namespace {

using Kind = VariableDefinition::Kind;

bool isFetched(const VariableDefinition &definition)
{
    const bool never = definition.refresh == VariableDefinition::Refresh::Never;
    return definition.kind == Kind::Query && !(never && !definition.options.empty());
}

QStringList mentionedBy(const VariableDefinition &definition)
{
    return Variables::mentioned(definition.query + u' ' + definition.source + u' '
                                + definition.regex);
}

// What a definition is set to before anybody chose.
QStringList writtenChoice(const VariableDefinition &definition)
{
    const bool isText = definition.kind == Kind::Constant
        || (definition.kind == Kind::Textbox && definition.current.isEmpty());
    return isText ? QStringList{definition.query} : definition.current;
}

void addNew(QStringList &names, const QStringList &more)
{
    names.append(more);
    names.removeDuplicates();
}

QCoro::Task<void> fetch(MetricSource *source, VariableDefinition definition, Variables variables,
                        TimeRange range, std::stop_token stop,
                        std::function<void(const Result<VariableDefinition::Options> &)> done)
{
    auto task
        = fetchOptions(source, std::move(definition), std::move(variables), range, std::move(stop));
    const auto options = co_await task;
    done(options);
}

} // namespace

VariableResolver::VariableResolver(const SourceRegistry &sources, SourceGate &gate, QObject *parent)
    : QObject(parent)
    , m_sources(sources)
    , m_gate(gate)
{
}

VariableResolver::~VariableResolver() { m_walk.stop.request_stop(); }

void VariableResolver::reset(std::vector<VariableDefinition> definitions, const Variables &keep,
                             TimeRange range)
{
    std::vector<VariableValue> values;
    QStringList fetched;
    for (const VariableDefinition &definition : definitions) {
        const VariableValue *kept = keep.find(definition.name);
        const bool takes
            = kept && kept->definition.kind == definition.kind && definition.kind != Kind::Constant;
        VariableValue value;
        value.definition = definition;
        if (takes)
            value.options = kept->options;
        values.push_back(
            unresolved(std::move(value), takes ? choiceOf(*kept) : writtenChoice(definition), {}));
        if (isFetched(definition))
            fetched.append(definition.name);
    }
    m_definitions.clear();
    for (const std::size_t index : resolutionOrder(definitions))
        m_definitions.push_back(definitions[index]);
    m_variables = Variables(std::move(values));
    stopWalking();
    m_waiting.clear();
    m_current.clear();
    m_pending = fetched;
    for (const VariableDefinition &definition : m_definitions)
        resolveAtOnce(definition);
    start(fetched, range);
}

void VariableResolver::set(const QString &name, const QStringList &values, TimeRange range)
{
    const VariableValue *value = m_variables.find(name);
    if (!value)
        return;
    VariableValue changedValue = m_pending.contains(name)
        ? unresolved(*value, values, value->error)
        : chosen(value->definition, value->options, values);
    changedValue.error = value->error;
    if (changedValue == *value)
        return;
    m_variables.set(std::move(changedValue));
    const QStringList dependents = dependentsOf(name);
    addNew(m_pending, dependents);
    start(dependents, range);
    Q_EMIT changed();
}

void VariableResolver::refresh(TimeRange range)
{
    QStringList names = failed();
    for (const VariableDefinition &definition : m_definitions) {
        if (definition.kind == Kind::Query
            && definition.refresh == VariableDefinition::Refresh::OnTimeRange)
            names.append(definition.name);
    }
    startLater(names, range);
}

void VariableResolver::retryFailed(TimeRange range) { startLater(failed(), range); }

QStringList VariableResolver::failed() const
{
    QStringList names;
    for (const VariableValue &value : m_variables.values()) {
        if (!value.error.isEmpty())
            names.append(value.definition.name);
    }
    return names;
}

void VariableResolver::resolveAtOnce(const VariableDefinition &definition)
{
    if (isFetched(definition))
        return;
    const VariableValue *value = m_variables.find(definition.name);
    const Options options = knownOptions(definition, m_sources, m_variables);
    m_variables.set(chosen(definition, options, choiceOf(*value)));
}

// Only those that come after it: of a cycle, each is asked for once.
QStringList VariableResolver::dependentsOf(const QString &name) const
{
    QStringList dependents;
    auto it = std::find_if(m_definitions.begin(), m_definitions.end(),
                           [&](const VariableDefinition &one) { return one.name == name; });
    for (; it != m_definitions.end(); ++it) {
        if (isFetched(*it) && it->name != name && mentionedBy(*it).contains(name))
            dependents.append(it->name);
    }
    return dependents;
}

// One walk at a time: a new one takes over what the last one left.
void VariableResolver::start(const QStringList &names, TimeRange range)
{
    if (names.isEmpty())
        return;
    if (!m_current.isEmpty())
        m_waiting.append(std::exchange(m_current, {}));
    addNew(m_waiting, names);
    stopWalking();
    m_walk.range = range;
    goOn();
}

void VariableResolver::startLater(QStringList names, TimeRange range)
{
    if (m_current.isEmpty()) {
        start(names, range);
        return;
    }
    names.removeAll(m_current);
    addNew(m_waiting, names);
}

void VariableResolver::stopWalking()
{
    m_walk.stop.request_stop();
    m_walk = Walk();
}

// Whoever is told of a change may start another walk, or end this object.
void VariableResolver::goOn()
{
    const QPointer<VariableResolver> self(this);
    const std::stop_token stop = m_walk.stop.get_token();
    while (self && !stop.stop_requested()) {
        const auto definition = takeNext();
        if (!definition)
            return;
        const auto source
            = m_sources.find(m_variables.fill(definition->source, Variables::Use::Text));
        const auto failed = source ? m_walk.unanswering.find(*source) : m_walk.unanswering.end();
        if (!source) {
            apply(*definition, fail(source.error()));
        } else if (failed != m_walk.unanswering.end()) {
            apply(*definition, fail(failed->second));
        } else {
            ask(*definition, **source);
            return;
        }
    }
}

// Ahead of panels: some of them cannot be asked before.
void VariableResolver::ask(const VariableDefinition &definition, MetricSource &source)
{
    m_walk.turn = m_gate.wait(source, SourceGate::Line::First, [this, definition, &source] {
        const std::stop_token stop = m_walk.stop.get_token();
        auto done = [self = QPointer(this), stop, definition, &source,
                     turn = std::exchange(m_walk.turn, {})](const Result<Options> &options) {
            if (self && !stop.stop_requested())
                self->answered(definition, source, options);
        };
        fetch(&source, definition, m_variables, m_walk.range, stop, std::move(done));
    });
}

void VariableResolver::answered(const VariableDefinition &definition, MetricSource &source,
                                const Result<Options> &options)
{
    const QPointer<VariableResolver> self(this);
    const std::stop_token stop = m_walk.stop.get_token();
    if (!options && isTransient(options.error().kind))
        m_walk.unanswering.emplace(&source, options.error());
    apply(definition, options);
    if (self && !stop.stop_requested())
        goOn();
}

std::optional<VariableDefinition> VariableResolver::takeNext()
{
    const auto next = std::find_if(
        m_definitions.begin(), m_definitions.end(),
        [this](const VariableDefinition &candidate) { return m_waiting.contains(candidate.name); });
    if (next == m_definitions.end()) {
        m_waiting.clear();
        return {};
    }
    m_current = next->name;
    m_waiting.removeAll(next->name);
    return *next;
}

void VariableResolver::apply(const VariableDefinition &definition, const Result<Options> &options)
{
    const QString name = definition.name;
    const VariableValue before = *m_variables.find(name);
    const QStringList wanted = choiceOf(before);
    VariableValue value = options
        ? chosen(definition, *options, wanted)
        : unresolved(before, wanted, QString::fromStdString(options.error().message));
    m_current.clear();
    const bool wasPending = m_pending.removeAll(name) > 0;
    const bool differs = value != before;
    if (choiceOf(value) != wanted || value.values != before.values) {
        const QStringList dependents = dependentsOf(name);
        addNew(m_waiting, dependents);
        if (wasPending)
            addNew(m_pending, dependents);
    }
    m_variables.set(std::move(value));
    if (differs || wasPending)
        Q_EMIT changed();
}

} // namespace onex
