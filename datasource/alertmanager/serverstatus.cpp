// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/alertmanager/serverstatus.h"

#include <algorithm>
#include <numeric>

namespace onex {

namespace {

constexpr std::size_t kMaxGroupBy = 256;

std::string_view takeLine(std::string_view &text)
{
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    return line;
}

// Labels' names need no escapes; "..." is printed in quotes.
std::string unquoted(std::string_view word)
{
    const bool quoted = word.size() >= 2 && (word.front() == '\'' || word.front() == '"')
        && word.back() == word.front();
    return std::string{quoted ? word.substr(1, word.size() - 2) : word};
}

bool knows(const ServerStatus &server, const std::string &name)
{
    return std::any_of(server.peers.begin(), server.peers.end(),
                       [&name](const ServerStatus::Peer &peer) { return peer.name == name; });
}

bool gossip(const ServerStatus &a, const ServerStatus &b)
{
    return !a.clusterName.empty() && !b.clusterName.empty()
        && (a.clusterName == b.clusterName || knows(a, b.clusterName) || knows(b, a.clusterName));
}

} // namespace

std::vector<std::string> groupByOf(std::string_view config)
{
    std::vector<std::string> names;
    bool inRoute = false, inList = false;
    while (!config.empty() && names.size() < kMaxGroupBy) {
        const std::string_view line = takeLine(config);
        if (inList && line.starts_with("  - "))
            names.push_back(unquoted(line.substr(4)));
        else if (inList)
            break;
        else if (!line.starts_with(' '))
            inRoute = line == "route:";
        else
            inList = inRoute && line == "  group_by:";
    }
    return names;
}

std::vector<std::vector<std::size_t>> gossipGroups(const std::vector<ServerStatus> &servers)
{
    std::vector<std::size_t> group(servers.size()); // the first one of the group
    std::iota(group.begin(), group.end(), std::size_t{0});
    for (std::size_t b = 0; b < servers.size(); ++b)
        for (std::size_t a = 0; a < b; ++a)
            if (gossip(servers[a], servers[b])) {
                const std::size_t first = std::min(group[a], group[b]);
                const std::size_t second = std::max(group[a], group[b]);
                std::replace(group.begin(), group.end(), second, first);
            }
    std::vector<std::vector<std::size_t>> groups;
    for (std::size_t i = 0; i < servers.size(); ++i) {
        std::vector<std::size_t> members;
        for (std::size_t j = 0; j < servers.size(); ++j)
            if (group[j] == i)
                members.push_back(j);
        if (!members.empty())
            groups.push_back(std::move(members));
    }
    return groups;
}

} // namespace onex
