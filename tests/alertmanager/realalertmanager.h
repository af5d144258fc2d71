// SPDX-License-Identifier: GPL-3.0-or-later
// What tests against real Alertmanagers have in common.
#pragma once

#include "datasource/alertmanager/alertmanagercluster.h"
#include "datasource/source/silencematcher.h"
#include "tests/alertmanager/waiting.h"
#include "tests/support/serverstack.h"

#include <QDateTime>

#include <algorithm>

namespace onex::test {

inline AlertmanagerConfig configFor(const ServerProcess &server)
{
    AlertmanagerConfig config;
    config.url = server.url();
    config.limits.deadline = std::chrono::seconds(10);
    return config;
}

inline ClusterConfig clusterOf(const std::vector<const ServerProcess *> &servers)
{
    ClusterConfig config;
    for (const ServerProcess *server : servers)
        config.members.push_back(configFor(*server));
    config.patience = std::chrono::milliseconds(500);
    return config;
}

// For an hour from now.
inline Silence silenceOf(std::vector<Matcher> matchers, const std::string &nonce = "n-1")
{
    Silence silence;
    silence.matchers = std::move(matchers);
    silence.startsMs = QDateTime::currentMSecsSinceEpoch();
    silence.endsMs = silence.startsMs + 3'600'000;
    silence.createdBy = "a person";
    silence.comment = "ACK! <b>☃</b>\n" + nonce;
    return silence;
}

// The label "room" of every suppressed alert, in order.
inline std::string silencedRooms(AlertmanagerClient &client)
{
    std::vector<std::string> rooms;
    const auto alerts = wait(client.alerts({}));
    for (const Alert &alert : alerts.value_or(std::vector<Alert>{}))
        if (alert.state == Alert::State::Suppressed && !alert.silencedBy.empty())
            rooms.emplace_back(alert.labels.value("room"));
    std::sort(rooms.begin(), rooms.end());
    std::string text;
    for (const std::string &room : rooms)
        text += room;
    return text;
}

// Empty where the server silences what this program says that these silences match; otherwise the
// first difference.
inline std::string disagreement(AlertmanagerClient &client, const std::vector<Silence> &silences)
{
    const auto alerts = wait(client.alerts({}));
    if (!alerts)
        return describe(alerts.error());
    for (const Alert &alert : *alerts)
        for (const Silence &silence : silences) {
            const auto &by = alert.silencedBy;
            const bool silenced = std::find(by.begin(), by.end(), silence.id) != by.end();
            if (matches(silence, alert.labels).value_or(!silenced) != silenced)
                return alert.labels.toString() + (silenced ? " is" : " is not") + " silenced by "
                    + silence.matchers.front().name + " " + silence.matchers.front().value;
        }
    return {};
}

} // namespace onex::test
