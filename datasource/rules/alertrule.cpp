// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/rules/alertrule.h"

#include "datasource/rules/alerttemplate.h"

namespace onex {
namespace {

std::string expandedText(const std::string &text, const AlertSubject &subject)
{
    const auto expanded = expandTemplate(text, subject);
    return expanded ? *expanded : "<error expanding template: " + expanded.error().message + ">";
}

Labels expandedAll(const Labels &templates, const AlertSubject &subject)
{
    std::vector<Labels::Label> labels;
    for (const auto &[name, text] : templates)
        labels.emplace_back(name, expandedText(text, subject));
    return Labels(std::move(labels));
}

} // namespace

// An empty value takes a label away.
Labels ruledLabels(const Labels &sample, const std::string &name, const Labels &own)
{
    std::vector<Labels::Label> all(sample.begin(), sample.end());
    all.insert(all.end(), own.begin(), own.end());
    all.emplace_back("__name__", name);
    const Labels merged(std::move(all));
    std::vector<Labels::Label> left;
    for (const Labels::Label &label : merged)
        if (!label.second.empty())
            left.push_back(label);
    return Labels(std::move(left));
}

AlertRule::AlertRule(std::shared_ptr<const RuleDefinition> definition)
    : m_definition(std::move(definition))
{
}

PrometheusAlert AlertRule::alertOf(const Series &sample) const
{
    const AlertSubject subject{sample.labels, sample.values.back()};
    std::vector<Labels::Label> own;
    for (const Labels::Label &label : expandedAll(m_definition->labels, subject))
        own.push_back(label);
    own.emplace_back("alertname", m_definition->name);
    PrometheusAlert alert;
    alert.labels = ruledLabels(sample.labels, {}, Labels(std::move(own)));
    alert.annotations = expandedAll(m_definition->annotations, subject);
    alert.value = subject.value;
    return alert;
}

// Its condition does not hold.
bool AlertRule::isKept(Active &active, std::int64_t nowMs) const
{
    if (!active.isFiring || m_definition->keepFiringForMs == 0)
        return false;
    if (active.keptSinceMs == 0)
        active.keptSinceMs = nowMs;
    return nowMs - active.keptSinceMs < m_definition->keepFiringForMs;
}

void AlertRule::expect(const Frame &forState)
{
    for (const Series &series : forState.series)
        m_expected[series.labels.without("__name__")]
            = static_cast<std::int64_t>(series.values.back()) * 1000;
}

Result<void> AlertRule::take(const Frame &vector, std::int64_t nowMs)
{
    Alerts found;
    for (const Series &sample : vector.series) {
        PrometheusAlert alert = alertOf(sample);
        const auto before = m_expected.find(alert.labels);
        alert.activeAt = before != m_expected.end() ? before->second : nowMs;
        const Labels labels = alert.labels;
        if (!found.try_emplace(labels, Active{std::move(alert)}).second)
            return fail(Error::Kind::BadQuery,
                        "vector contains metrics with the same labelset after applying alert "
                        "labels");
    }
    for (auto &[labels, before] : m_active) {
        const auto now = found.find(labels);
        if (now != found.end()) {
            now->second.alert.activeAt = before.alert.activeAt;
            now->second.isFiring = before.isFiring;
        } else if (isKept(before, nowMs)) {
            found.emplace(labels, before);
        }
    }
    for (auto &[labels, active] : found) {
        active.isFiring
            = active.isFiring || nowMs - active.alert.activeAt >= m_definition->durationMs;
        active.alert.state = active.isFiring ? "firing" : "pending";
    }
    m_active = std::move(found);
    m_expected.clear();
    return {};
}

std::vector<PrometheusAlert> AlertRule::alerts() const
{
    std::vector<PrometheusAlert> all;
    for (const auto &[labels, active] : m_active)
        all.push_back(active.alert);
    return all;
}

std::vector<MetricSample> AlertRule::samples() const
{
    std::vector<MetricSample> all;
    for (const auto &[labels, active] : m_active) {
        std::vector<Labels::Label> with(labels.begin(), labels.end());
        with.emplace_back("alertstate", active.alert.state);
        all.push_back({"ALERTS", Labels(std::move(with)), 1});
        all.push_back(
            {"ALERTS_FOR_STATE", labels, static_cast<double>(active.alert.activeAt / 1000)});
    }
    return all;
}

} // namespace onex
