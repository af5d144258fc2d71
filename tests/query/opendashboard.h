// SPDX-License-Identifier: GPL-3.0-or-later
// A dashboard on a source that the test answers for, and a clock that it sets.
#pragma once

#include "models/query/dashboardmodel.h"
#include "models/query/sourceregistry.h"
#include "tests/query/fakeclock.h"
#include "tests/query/fakesource.h"

namespace onex::test {

inline PanelDefinition panel(int id, const QStringList &exprs, const QString &kind = "graph")
{
    PanelDefinition definition;
    definition.id = id;
    definition.kind = kind;
    definition.title = QStringLiteral("Panel %1").arg(id);
    for (const QString &expr : exprs) {
        Target target;
        target.refId = QChar(u'A' + static_cast<int>(definition.targets.size()));
        target.expr = expr;
        definition.targets.push_back(target);
    }
    return definition;
}

inline DashboardDefinition dashboard(std::vector<PanelDefinition> panels)
{
    DashboardDefinition definition;
    definition.uid = QStringLiteral("one");
    definition.title = QStringLiteral("One");
    definition.refresh = QStringLiteral("30s");
    definition.timezone = QStringLiteral("utc");
    definition.panels = std::move(panels);
    return definition;
}

inline VariableDefinition custom(const QString &name, const QStringList &values)
{
    VariableDefinition definition;
    definition.name = name;
    for (const QString &value : values)
        definition.options.push_back({value, value});
    return definition;
}

inline VariableDefinition query(const QString &name, const QString &text)
{
    VariableDefinition definition;
    definition.kind = VariableDefinition::Kind::Query;
    definition.name = name;
    definition.query = text;
    return definition;
}

// Base of the tests.
class OpenDashboard
{
protected:
    void start()
    {
        m_clock = FakeClock();
        m_sources = std::make_unique<SourceRegistry>();
        auto source = std::make_unique<FakeSource>("main");
        m_source = source.get();
        m_sources->add(std::move(source));
        QueryOptions options;
        options.random = [] { return 0.5; };
        m_model = std::make_unique<DashboardModel>(*m_sources, m_clock, options);
    }

    void stop()
    {
        m_model.reset();
        settle();
    }

    void open(DashboardDefinition definition, bool seen = true)
    {
        m_model->setDefinition(std::move(definition));
        if (seen)
            seeAll();
    }
    void seeAll()
    {
        for (PanelModel *panel : m_model->panels())
            panel->setSeen(true);
        settle();
    }
    PanelModel &panelAt(std::size_t index) { return *m_model->panels().at(index); }
    PanelState stateOf(std::size_t index) { return panelAt(index).data().state; }
    std::size_t asked() const { return m_source->requests.size(); }
    void answerLast() { m_source->answer(asked() - 1, ramp(m_source->requests.back().query)); }
    void answerAtOnce()
    {
        m_source->answerAtOnce
            = [](const MetricQuery &query) { return FakeSource::answerOf(ramp(query)); };
    }
    void failAtOnce(Error::Kind kind = Error::Kind::Network)
    {
        m_source->answerAtOnce = [kind](const MetricQuery &) -> Result<QueryAnswer> {
            return fail(kind, "connection refused");
        };
    }
    // As long as that, with a tick a second.
    void pass(std::int64_t ms)
    {
        for (; ms > 0; ms -= 1000) {
            m_clock.advance(std::min<std::int64_t>(ms, 1000));
            m_model->tick();
            settle();
        }
    }

    FakeClock m_clock;
    std::unique_ptr<SourceRegistry> m_sources;
    FakeSource *m_source = nullptr;
    std::unique_ptr<DashboardModel> m_model;
};

} // namespace onex::test
