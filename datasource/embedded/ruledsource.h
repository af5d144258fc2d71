// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/clock.h"
#include "datasource/rules/ownrules.h"
#include "datasource/rules/ruleevaluator.h"
#include "datasource/source/metricsource.h"

#include <QObject>
#include <QTimer>

#include <deque>
#include <memory>

namespace onex {

// Another source, and rules that this program evaluates by asking it. What a rule's "for" needs to
// know of the time before this program began is asked of the source too. It keeps nothing that
// rules record: those say so. On the UI thread.
class RuledSource final : public QObject, public MetricSource, public OwnRules
{
    Q_OBJECT
public:
    // The clock outlives it.
    RuledSource(std::unique_ptr<MetricSource> source, const Clock &clock);
    ~RuledSource() override;

    std::vector<RuleGroup> ownRules() const override { return m_rules.groups(); }
    void setOwnRules(std::vector<RuleGroupDefinition> groups) override;

    std::string name() const override { return m_source->name(); }
    std::string kind() const override { return m_source->kind(); }
    std::int64_t scrapeIntervalMs() const override { return m_source->scrapeIntervalMs(); }
    SourceHealth health() const override { return m_source->health(); }

    Async<QueryAnswer> query(MetricQuery query, std::stop_token stop) override;
    Async<std::vector<Labels>> series(std::vector<std::string> matchers, TimeRange range,
                                      std::stop_token stop) override;
    Async<std::vector<std::string>> labelNames(std::vector<std::string> matchers, TimeRange range,
                                               std::stop_token stop) override;
    Async<std::vector<std::string>> labelValues(std::string label,
                                                std::vector<std::string> matchers, TimeRange range,
                                                std::stop_token stop) override;
    Async<std::vector<MetricMetadata>> metadata(std::stop_token stop) override;
    Async<std::vector<RuleGroup>> rules(std::stop_token stop) override;
    Async<std::vector<std::string>> alertmanagers(std::stop_token stop) override;
    Async<SourceHealth> probe(std::stop_token stop) override;

    void tick(); // evaluates what is due; called about once a second

private:
    struct Asked
    {
        std::size_t rule = 0;
        bool isHistory = false;
        std::int64_t timeMs = 0;
        std::int64_t beganMs = 0; // steady
    };

    void askNext();
    MetricQuery queryOf(const Asked &asked) const;
    void accept(const Asked &asked, const Result<QueryAnswer> &answer);
    void takeHistory(const Asked &asked, const Frame &matrix);

    const std::unique_ptr<MetricSource> m_source;
    const Clock &m_clock;
    RuleEvaluator m_rules;
    std::vector<bool> m_hasHistory; // of a rule: it was asked for
    std::deque<Asked> m_due;
    bool m_isAsking = false;
    int m_generation = 0; // of the rules
    QTimer m_ticker;
    std::stop_source m_stop;
};

} // namespace onex
