// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alerts/alertjoin.h"

#include "models/alerts/ackcomment.h"
#include "models/alerts/labelsubsets.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace onex {
namespace {

QStringList toTexts(const std::vector<std::string> &texts)
{
    QStringList all;
    for (const std::string &text : texts)
        all += QString::fromStdString(text);
    return all;
}

using Silences = std::unordered_map<std::string_view, const Silence *>;

// Of several the one that holds longest.
std::optional<Acknowledgement> acknowledgementBy(const Alert &alert, const Silences &silences)
{
    std::optional<Acknowledgement> longest;
    for (const std::string &id : alert.silencedBy) {
        const auto silence = silences.find(id);
        if (silence == silences.end())
            continue;
        const auto comment = acknowledgementOf(silence->second->comment);
        if (!comment || (longest && longest->untilMs >= silence->second->endsMs))
            continue;
        longest.emplace();
        longest->by = QString::fromStdString(silence->second->createdBy);
        longest->comment = comment->text;
        longest->untilMs = silence->second->endsMs;
        longest->untilResolved = comment->untilResolved;
    }
    return longest;
}

AlertState stateOf(const Alert &alert, bool acknowledged)
{
    if (alert.state != Alert::State::Suppressed)
        return AlertState::Firing;
    if (acknowledged)
        return AlertState::Acknowledged;
    return alert.silencedBy.empty() && !alert.inhibitedBy.empty() ? AlertState::Inhibited
                                                                  : AlertState::Silenced;
}

LiveAlert alertOf(const Alert &said, const Silences &silences, const SeverityTable &severities)
{
    LiveAlert alert;
    alert.id = QString::fromStdString(said.fingerprint);
    alert.labels = said.labels;
    alert.annotations = said.annotations;
    alert.acknowledgement = acknowledgementBy(said, silences);
    alert.state = stateOf(said, alert.acknowledgement.has_value());
    alert.sinceMs = said.startsMs;
    alert.generatorUrl = QString::fromStdString(said.generatorUrl);
    alert.receivers = toTexts(said.receivers);
    alert.silences = toTexts(said.silencedBy);
    alert.inhibitedBy = toTexts(said.inhibitedBy);
    alert.mutedBy = toTexts(said.mutedBy);
    alert.severity = severities.of(alert.label("severity"));
    return alert;
}

// Prometheus says since when the condition holds; it fires once it has held for the rule's time.
LiveAlert alertOf(const Rule &rule, const PrometheusAlert &said, const SeverityTable &severities)
{
    LiveAlert alert;
    alert.id = alert.ruleId = fingerprint(said.labels);
    alert.labels = said.labels;
    alert.annotations = said.annotations;
    const bool pending = said.state == "pending";
    alert.state = pending ? AlertState::Pending : AlertState::Firing;
    alert.sinceMs = said.activeAt + (pending ? 0 : rule.durationMs);
    alert.value = said.value;
    alert.expression = QString::fromStdString(rule.query);
    alert.severity = severities.of(alert.label("severity"));
    return alert;
}

void addNames(QStringList &known, const QStringList &more)
{
    known += more;
    known.removeDuplicates();
}

// Two that say the same alert in the same way: rules of two servers, or two clusters.
void join(LiveAlert &known, const LiveAlert &other)
{
    addNames(known.sources, other.sources);
    addNames(known.clusters, other.clusters);
    addNames(known.receivers, other.receivers);
    addNames(known.silences, other.silences);
    addNames(known.inhibitedBy, other.inhibitedBy);
    if (other.state < known.state) {
        known.state = other.state;
        known.sinceMs = other.sinceMs;
        known.value = other.value;
        known.acknowledgement = other.acknowledgement;
    } else if (other.state == known.state) {
        known.sinceMs = std::min(known.sinceMs, other.sinceMs);
    }
}

// A rule's alert tells the Alertmanager's what it alone knows; which of both was told first says
// how old it is.
void tell(LiveAlert &managed, const LiveAlert &rule)
{
    managed.ruleId = rule.ruleId;
    if (rule.state == AlertState::Firing)
        managed.sinceMs = std::min(managed.sinceMs, rule.sinceMs);
    addNames(managed.sources, rule.sources);
    managed.expression = rule.expression;
    managed.value = rule.value;
}

using Joined = std::map<Labels, LiveAlert>;

void put(Joined &joined, LiveAlert alert)
{
    const auto [known, isNew] = joined.try_emplace(alert.labels, alert);
    if (!isNew)
        join(known->second, alert);
}

Joined managedAlerts(const std::vector<ClusterAlerts> &clusters, const SeverityTable &severities)
{
    Joined managed;
    for (const ClusterAlerts &cluster : clusters) {
        Silences silences;
        for (const Silence &silence : cluster.silences)
            silences.emplace(silence.id, &silence);
        for (const Alert &said : cluster.alerts) {
            LiveAlert alert = alertOf(said, silences, severities);
            alert.clusters = QStringList{cluster.cluster};
            put(managed, std::move(alert));
        }
    }
    return managed;
}

Joined ruleAlerts(const std::vector<SourceRules> &sources, const SeverityTable &severities)
{
    Joined raised;
    for (const SourceRules &source : sources)
        for (const RuleGroup &group : source.groups)
            for (const Rule &rule : group.rules)
                for (const PrometheusAlert &said : rule.alerts) {
                    LiveAlert alert = alertOf(rule, said, severities);
                    alert.sources = QStringList{source.source};
                    put(raised, std::move(alert));
                }
    return raised;
}

} // namespace

QString fingerprint(const Labels &labels) { return QString::fromStdString(fingerprintOf(labels)); }

std::vector<LiveAlertPtr> joinedAlerts(const std::vector<SourceRules> &sources,
                                       const std::vector<ClusterAlerts> &clusters,
                                       const SeverityTable &severities)
{
    Joined all = managedAlerts(clusters, severities);
    LabelSubsets<LiveAlert *> managed;
    for (auto &[labels, alert] : all)
        managed.add(labels, &alert);
    Joined rest;
    for (auto &[labels, alert] : ruleAlerts(sources, severities)) {
        const std::vector<LiveAlert *> known = managed.having(labels);
        for (LiveAlert *one : known)
            tell(*one, alert);
        if (known.empty())
            rest.emplace(labels, alert);
    }
    all.merge(rest);
    std::vector<LiveAlertPtr> alerts;
    for (auto &[labels, alert] : all)
        alerts.push_back(std::make_shared<const LiveAlert>(std::move(alert)));
    return alerts;
}

void keepUnchanged(std::vector<LiveAlertPtr> &alerts, const std::vector<LiveAlertPtr> &known)
{
    QHash<QString, LiveAlertPtr> byId;
    for (const LiveAlertPtr &alert : known)
        byId.insert(alert->id, alert);
    for (LiveAlertPtr &alert : alerts)
        if (const LiveAlertPtr before = byId.value(alert->id); before && *before == *alert)
            alert = before;
}

} // namespace onex
