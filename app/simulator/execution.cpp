// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/component.h"
#include "app/simulator/durationhistogram.h"

#include <algorithm>
#include <cmath>

namespace onex::simulator {

namespace {

constexpr double kSpread = 0.7;
constexpr double kUsualErrorShare = 0.003;
constexpr double kTroubleErrorsPerSecond = 0.5;

struct NodeKind
{
    const char *name;
    const char *version;
    double perSecond;
    double medianSeconds;
};

constexpr NodeKind kNodes[]{
    {"stamper_node", "1.4.2", 6, 0.04},           {"validator_node", "1.2.0", 4, 0.12},
    {"transformer_node", "2.0.1", 2.5, 0.35},     {"registry_loader_node", "1.0.3", 0.8, 0.08},
    {"schema_generator_node", "1.1.0", 0.9, 1.4}, {"tree_generator_node", "0.9.5", 0.7, 2.2},
};

class Node
{
public:
    Node(const NodeKind &kind, std::uint64_t stream)
        : m_kind(kind)
        , m_stream(stream)
        , m_durations({0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10})
    {
    }

    void advance(const Moment &moment, double seconds, double trouble)
    {
        const double rate
            = m_kind.perSecond * moment.load() * (1 + 0.15 * moment.wobble(m_stream, 60));
        const double errors
            = std::min(rate * kUsualErrorShare + trouble * kTroubleErrorsPerSecond, rate / 2);
        const double median = m_kind.medianSeconds * (1 + 2 * trouble)
            * (1 + 0.2 * moment.wobble(m_stream + 1, 120));
        m_errors += errors * seconds;
        m_successes += (rate - errors) * seconds;
        m_durations.observe(rate * seconds, median, kSpread);
        m_mean = logNormalMean(median, kSpread);
        m_active = rate * m_mean * (1.5 + moment.wobble(m_stream + 2, 15));
    }

    Labels name() const { return {{"node_name", m_kind.name}}; }
    Labels nameAndVersion() const
    {
        return {{"node_name", m_kind.name}, {"version", m_kind.version}};
    }
    Labels outcome(const char *status) const
    {
        return {{"node_name", m_kind.name}, {"version", m_kind.version}, {"status", status}};
    }
    double successes() const { return std::floor(m_successes); }
    double errors() const { return std::floor(m_errors); }
    double meanMs() const { return m_mean * 1000; }
    double active() const { return std::round(m_active); }
    const DurationHistogram &durations() const { return m_durations; }

private:
    NodeKind m_kind;
    std::uint64_t m_stream;
    DurationHistogram m_durations;
    double m_successes = 0;
    double m_errors = 0;
    double m_mean = 0;
    double m_active = 0;
};

class Execution final : public Component
{
public:
    explicit Execution(std::uint64_t seed)
        : m_troubled(seed % std::size(kNodes))
    {
        for (const NodeKind &kind : kNodes)
            m_nodes.emplace_back(kind, 100 + 10 * m_nodes.size());
    }

    void advance(const Moment &moment, double seconds) override
    {
        const double trouble = moment.intensity(Trouble::ExecutionErrors);
        for (std::size_t i = 0; i < m_nodes.size(); ++i)
            m_nodes[i].advance(moment, seconds, i == m_troubled ? trouble : 0);
    }

    Families families() const override;

private:
    std::size_t m_troubled;
    std::vector<Node> m_nodes;
};

Families Execution::families() const
{
    Family executions{"onex_node_executions_total", "Total number of node executions",
                      MetricType::Counter};
    Family durations{"onex_node_execution_duration_seconds", "Time spent executing nodes",
                     MetricType::Histogram};
    Family active{"onex_active_executions", "Number of currently executing nodes"};
    Family means{"onex_node_execution_duration_ms", "Mean time of the latest executions"};
    Family errors{"onex_node_execution_errors_total", "Node executions that failed",
                  MetricType::Counter};
    double concurrent = 0;
    for (const Node &node : m_nodes) {
        executions.samples.push_back({executions.name, node.outcome("success"), node.successes()});
        executions.samples.push_back({executions.name, node.outcome("error"), node.errors()});
        node.durations().appendTo(durations, node.nameAndVersion());
        active.samples.push_back({active.name, node.name(), node.active()});
        means.samples.push_back({means.name, node.name(), node.meanMs()});
        errors.samples.push_back({errors.name, node.name(), node.errors()});
        concurrent += node.active();
    }
    Family all = gauge("onex_concurrent_executions", "Executions under way", concurrent);
    return {executions, durations, active, means, errors, all};
}

} // namespace

std::unique_ptr<Component> makeExecution(std::uint64_t seed)
{
    return std::make_unique<Execution>(seed);
}

} // namespace onex::simulator
