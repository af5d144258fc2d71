// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/alertmanager/clusteranswers.h"

#include "datasource/alertmanager/serverstatus.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>

namespace onex {

namespace {

bool isNewer(const Alert &a, const Alert &than)
{
    const auto rank = [](const Alert &alert) {
        return std::tuple{alert.updatedMs, alert.state != Alert::State::Suppressed};
    };
    return rank(a) > rank(than);
}

bool isNewer(const Silence &a, const Silence &than) { return a.updatedMs > than.updatedMs; }

template <typename T>
Result<Merged<T>> merge(std::vector<MemberAnswer<std::vector<T>>> answers, std::string T::*key)
{
    std::map<std::string, T> items;
    Merged<T> merged;
    for (auto &[url, answer] : answers) {
        if (!answer) {
            merged.failures.push_back({url, answer.error()});
            continue;
        }
        for (T &item : *answer) {
            const auto known = items.find(item.*key);
            if (known == items.end())
                items.emplace(item.*key, std::move(item));
            else if (isNewer(item, known->second))
                known->second = std::move(item);
        }
    }
    if (merged.failures.size() == answers.size())
        return fail(together(merged.failures));
    for (auto &item : items)
        merged.items.push_back(std::move(item.second));
    return merged;
}

bool isSeenIn(const Silence &silence, const std::string &nonceOrId)
{
    return silence.id == nonceOrId || silence.comment.find(nonceOrId) != std::string::npos;
}

std::vector<Silence> seenIn(std::vector<Silence> silences, const std::string &nonceOrId)
{
    std::erase_if(silences, [&](const Silence &silence) { return !isSeenIn(silence, nonceOrId); });
    std::stable_sort(silences.begin(), silences.end(), [](const Silence &a, const Silence &b) {
        const auto rank = [](const Silence &silence) {
            return std::tuple{silence.state == Silence::State::Expired, -silence.updatedMs};
        };
        return rank(a) < rank(b);
    });
    return silences;
}

} // namespace

Result<Merged<Alert>> mergeAlerts(std::vector<MemberAnswer<std::vector<Alert>>> answers)
{
    return merge(std::move(answers), &Alert::fingerprint);
}

Result<Merged<Silence>> mergeSilences(std::vector<MemberAnswer<std::vector<Silence>>> answers)
{
    return merge(std::move(answers), &Silence::id);
}

Result<ClusterStatus> mergeStatuses(std::vector<MemberAnswer<ServerStatus>> answers)
{
    ClusterStatus merged;
    std::vector<ServerStatus> statuses;
    for (auto &[url, answer] : answers) {
        if (!answer) {
            merged.failures.push_back({url, answer.error()});
            continue;
        }
        statuses.push_back(*answer);
        merged.members.push_back({url, *std::move(answer)});
    }
    if (merged.members.empty())
        return fail(together(merged.failures));
    merged.gossips = gossipGroups(statuses).size() == 1;
    return merged;
}

Confirmation sightingsOf(const std::string &nonceOrId,
                         std::vector<MemberAnswer<std::vector<Silence>>> answers)
{
    Confirmation confirmation;
    for (auto &[url, answer] : answers) {
        Sighting sighting{url, {}, std::nullopt};
        if (answer)
            sighting.silences = seenIn(*std::move(answer), nonceOrId);
        else
            sighting.error = answer.error();
        confirmation.members.push_back(std::move(sighting));
    }
    return confirmation;
}

Error together(const std::vector<MemberFailure> &failures)
{
    const auto telling
        = std::find_if(failures.begin(), failures.end(), [](const MemberFailure &failure) {
              return failure.error.kind != Error::Kind::NotFound;
          });
    Error error = (telling == failures.end() ? failures.front() : *telling).error;
    if (failures.size() == 1)
        return error;
    error.origin.clear();
    error.message = "every Alertmanager of the cluster fails:";
    for (const MemberFailure &failure : failures) {
        error.message += (&failure == &failures.front() ? " " : "; ") + failure.url + ": "
            + failure.error.message;
        error.unclear = error.unclear || failure.error.unclear;
    }
    return error;
}

} // namespace onex
