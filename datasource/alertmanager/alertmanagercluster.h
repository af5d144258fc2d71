// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/alertmanager/alertmanagerclient.h"
#include "datasource/alertmanager/clusteranswers.h"

#include <chrono>

namespace onex {

class ClusterState;

struct ClusterConfig
{
    std::string name; // unique within the program
    std::vector<AlertmanagerConfig> members;
    // Once a member has answered, so long for the others.
    std::chrono::milliseconds patience{3000};
};

// Alertmanagers that share their alerts and silences, or one alone. A question goes to all of them
// and is answered as long as one answers; where none does, the error says so of each. Called and
// answered on the UI thread. Destroying it cancels what is under way.
class AlertmanagerCluster final : public AlertSource
{
public:
    explicit AlertmanagerCluster(ClusterConfig config);
    ~AlertmanagerCluster() override;
    Q_DISABLE_COPY_MOVE(AlertmanagerCluster)

    const std::string &name() const override;
    std::vector<MemberHealth> health() const override;

    // Of what several members have, the one that was updated last. Sorted by fingerprint or id.
    Async<Merged<Alert>> alerts(std::stop_token stop) override;
    Async<Merged<Silence>> silences(std::stop_token stop) override;
    Async<ClusterStatus> probe(std::stop_token stop) override;

    // Goes to the first member that can be reached, those that answered last time first; members
    // pass it on. Stops at an error that is unclear, and at one of the silence's own (BadQuery).
    Async<Posted> post(Silence silence, std::stop_token stop) override;
    // Asks the members in the same order until one has ended it, which it passes on.
    Async<void> expire(std::string id, std::stop_token stop) override;
    // BadQuery for an empty text.
    Async<Confirmation> confirm(std::string nonceOrId, std::stop_token stop) override;

private:
    std::shared_ptr<ClusterState> d;
};

} // namespace onex
