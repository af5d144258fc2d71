// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/timerange.h"
#include "datasource/source/async.h"
#include "models/dashboard/variables.h"
#include "models/query/sourcegate.h"

#include <QObject>
#include <QStringList>

#include <map>
#include <stop_token>
#include <vector>

namespace onex {

class MetricSource;
class SourceRegistry;

// Finds out what a dashboard's variables can be set to, one after the other in order of dependency,
// and holds what they are set to. What was chosen stays chosen while it exists.
class VariableResolver final : public QObject
{
    Q_OBJECT
public:
    // Both outlive the resolver.
    VariableResolver(const SourceRegistry &sources, SourceGate &gate, QObject *parent = nullptr);
    ~VariableResolver() override;

    // keep: values chosen before, by name; the definitions' own for the others.
    void reset(std::vector<VariableDefinition> definitions, const Variables &keep, TimeRange range);
    // Chosen by a person; those that depend on it are asked for again.
    void set(const QString &name, const QStringList &values, TimeRange range);
    // Asks again for those that are to follow the time range, and those that failed. Nobody waits,
    // and what is under way is awaited, or a slow answer would never arrive.
    void refresh(TimeRange range);
    void retryFailed(TimeRange range);
    QStringList failed() const;

    const Variables &variables() const { return m_variables; }
    bool isResolving() const { return !m_pending.isEmpty(); } // for the first time, or anew
    // Whose values are not known yet.
    const QStringList &pending() const { return m_pending; }

Q_SIGNALS:
    void changed(); // values, options or what is pending

private:
    using Options = VariableDefinition::Options;

    void resolveAtOnce(const VariableDefinition &definition);
    QStringList dependentsOf(const QString &name) const;
    void start(const QStringList &names, TimeRange range);
    void startLater(QStringList names, TimeRange range);
    void stopWalking();
    void goOn();
    void ask(const VariableDefinition &definition, MetricSource &source);
    void answered(const VariableDefinition &definition, MetricSource &source,
                  const Result<Options> &options);
    std::optional<VariableDefinition> takeNext();
    void apply(const VariableDefinition &definition, const Result<Options> &options);

    // From one variable to the next, until none waits.
    struct Walk
    {
        TimeRange range;
        std::stop_source stop;
        SourceGate::Turn turn;
        std::map<MetricSource *, Error> unanswering; // they are asked once a walk
    };

    const SourceRegistry &m_sources;
    SourceGate &m_gate;
    std::vector<VariableDefinition> m_definitions; // in order of dependency
    Variables m_variables;
    QStringList m_pending; // asked for, and panels wait
    QStringList m_waiting; // still to be asked for, pending or not
    QString m_current;     // under way
    Walk m_walk;
};

} // namespace onex
