// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/embedded/localalertmanager.h"

#include "datasource/embedded/evaluatedrules.h"
#include "datasource/source/silencematcher.h"

#include <QCoroTask>

#include <algorithm>

namespace onex {
namespace {

// Those that are active suppress.
void silence(std::vector<Alert> &alerts, const std::vector<Silence> &silences)
{
    for (const Silence &one : silences) {
        const auto matcher = SilenceMatcher::compile(one.matchers);
        if (one.state != Silence::State::Active || !matcher)
            continue;
        for (Alert &alert : alerts)
            if (matcher->matches(alert.labels)) {
                alert.silencedBy.push_back(one.id);
                alert.state = Alert::State::Suppressed;
            }
    }
}

Async<Merged<Alert>> silenced(Async<std::vector<RuleGroup>> askingRules,
                              Async<std::vector<Silence>> asking)
{
    Result<std::vector<RuleGroup>> groups = co_await askingRules;
    Result<std::vector<Silence>> silences = co_await asking;
    if (!groups)
        co_return fail(std::move(groups.error()));
    if (!silences)
        co_return fail(std::move(silences.error()));
    Merged<Alert> merged;
    merged.items = firingAlerts(*groups);
    silence(merged.items, *silences);
    co_return merged;
}

Async<Merged<Silence>> merged(Async<std::vector<Silence>> asking)
{
    Result<std::vector<Silence>> silences = co_await asking;
    if (!silences)
        co_return fail(std::move(silences.error()));
    Merged<Silence> all;
    all.items = *std::move(silences);
    co_return all;
}

Async<Posted> posted(Async<std::string> keeping, std::string name)
{
    Result<std::string> id = co_await keeping;
    if (!id)
        co_return fail(std::move(id.error()));
    Posted done;
    done.id = *std::move(id);
    done.url = std::move(name);
    co_return done;
}

Async<Confirmation> sighted(Async<std::vector<Silence>> asking, std::string text, std::string name)
{
    Result<std::vector<Silence>> silences = co_await asking;
    Sighting sighting;
    sighting.url = std::move(name);
    if (!silences)
        sighting.error = silences.error();
    else
        for (const Silence &one : *silences)
            if (one.id == text || one.comment.find(text) != std::string::npos)
                sighting.silences.push_back(one);
    std::ranges::stable_sort(sighting.silences, [](const Silence &a, const Silence &b) {
        const bool isOver = a.state == Silence::State::Expired;
        const bool isOtherOver = b.state == Silence::State::Expired;
        return isOver != isOtherOver ? isOtherOver : a.updatedMs > b.updatedMs;
    });
    Confirmation all;
    all.members.push_back(std::move(sighting));
    co_return all;
}

template <typename T>
Async<T> ready(T value)
{
    co_return value;
}

} // namespace

LocalAlertmanager::LocalAlertmanager(std::string name, Rules rules, SilenceStore &store,
                                     const Clock &clock)
    : m_name(std::move(name))
    , m_rules(std::move(rules))
    , m_store(store)
    , m_clock(clock)
{
}

std::vector<MemberHealth> LocalAlertmanager::health() const
{
    MemberHealth health;
    health.url = m_name;
    health.source.state = SourceHealth::State::Ok;
    return {health};
}

Async<Merged<Alert>> LocalAlertmanager::alerts(std::stop_token stop)
{
    return silenced(evaluatedRules(m_rules, std::move(stop)),
                    m_store.keptSilences(m_clock.nowMs()));
}

Async<Merged<Silence>> LocalAlertmanager::silences(std::stop_token)
{
    return merged(m_store.keptSilences(m_clock.nowMs()));
}

// It groups as the specification's route does.
Async<ClusterStatus> LocalAlertmanager::probe(std::stop_token)
{
    MemberStatus member;
    member.url = m_name;
    member.status.groupBy = {"alertname", "cluster", "service"};
    ClusterStatus status;
    status.members.push_back(std::move(member));
    return ready(std::move(status));
}

Async<Posted> LocalAlertmanager::post(Silence silence, std::stop_token)
{
    return posted(m_store.keepSilence(std::move(silence), m_clock.nowMs()), m_name);
}

Async<void> LocalAlertmanager::expire(std::string id, std::stop_token)
{
    return m_store.endSilence(std::move(id), m_clock.nowMs());
}

Async<Confirmation> LocalAlertmanager::confirm(std::string nonceOrId, std::stop_token)
{
    return sighted(m_store.keptSilences(m_clock.nowMs()), std::move(nonceOrId), m_name);
}

} // namespace onex
