// SPDX-License-Identifier: GPL-3.0-or-later
// What the rest of the program may ask of whoever holds alerts and silences: an Alertmanager, or
// several that gossip. All calls are made on, and answered on, the UI thread.
#pragma once

#include "datasource/source/alert.h"
#include "datasource/source/metricsource.h"
#include "datasource/source/silence.h"

#include <optional>

namespace onex {

struct MemberHealth
{
    std::string url;                       // without credentials
    SourceHealth source;                   // its version as of the last probe
    std::optional<std::int64_t> startedMs; // since the epoch, as of the last probe
};

struct MemberFailure
{
    std::string url;
    Error error;
};

// What the members that answered have together, each item once.
template <typename T>
struct Merged
{
    std::vector<T> items;
    std::vector<MemberFailure> failures; // not empty: it may be incomplete
};

struct ServerStatus
{
    struct Peer
    {
        std::string name;
        std::string address; // host:port of the gossip
        bool operator==(const Peer &) const = default;
    };
    enum class Cluster { Disabled, Settling, Ready };

    std::string version;
    std::int64_t startedMs = 0; // ms since the epoch
    Cluster cluster = Cluster::Disabled;
    std::string clusterName; // this server's own name among its peers; empty: it gossips with none
    std::vector<Peer> peers; // itself included
    // The first route's group_by; empty: not known, or all alerts are one group. "..." alone: every
    // alert is its own.
    std::vector<std::string> groupBy;
    bool operator==(const ServerStatus &) const = default;
};

struct MemberStatus
{
    std::string url;
    ServerStatus status;
};

struct ClusterStatus
{
    std::vector<MemberStatus> members; // those that answered
    std::vector<MemberFailure> failures;
    // Those that answered gossip with each other; otherwise a silence on one says nothing to all.
    bool gossips = true;
};

// Where a silence is.
struct Posted
{
    std::string id;
    std::string url; // of the member that took it
};

struct Sighting
{
    std::string url;
    std::vector<Silence> silences; // those that have not expired first, newest first
    std::optional<Error> error;    // not known
};

struct Confirmation
{
    std::vector<Sighting> members; // all, as configured
    bool everywhere() const;       // every member answered and has it, expired or not
    bool nowhere() const;          // every member answered and none has it
};

class AlertSource
{
public:
    virtual ~AlertSource() = default;

    virtual const std::string &name() const = 0;
    virtual std::vector<MemberHealth> health() const = 0; // as configured

    // All of them, whatever their state; silences also for a while after they expired.
    virtual Async<Merged<Alert>> alerts(std::stop_token stop) = 0;
    virtual Async<Merged<Silence>> silences(std::stop_token stop) = 0;
    virtual Async<ClusterStatus> probe(std::stop_token stop)
        = 0; // health() is up to date afterwards

    // Sent at most once. An error that is unclear: it may have been made all the same, so look for
    // it before another is sent.
    virtual Async<Posted> post(Silence silence, std::stop_token stop) = 0;
    // NotFound: no such silence, and everybody answered. That it ended already is no error.
    virtual Async<void> expire(std::string id, std::stop_token stop) = 0;
    // Looks on every member for the silence with this id, or with this text in its comment. No
    // error where members fail: see Sighting.
    virtual Async<Confirmation> confirm(std::string nonceOrId, std::stop_token stop) = 0;
};

} // namespace onex
