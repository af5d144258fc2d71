// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/alertmanager/alertmanagerresponse.h"

#include "datasource/alertmanager/alertmanagererror.h"
#include "datasource/core/rfc3339.h"

#include <simdjson.h>

#include <algorithm>
#include <optional>

namespace onex {

namespace {

namespace ondemand = simdjson::ondemand;

// Thrown and caught in this file only, as simdjson's own errors are.
struct Rejected
{
    Error error;
};

[[noreturn]] void reject(Error::Kind kind, std::string message)
{
    throw Rejected{Error{kind, std::move(message), {}, 0, 0}};
}

[[noreturn]] void rejectAnswer(const std::string &what)
{
    reject(Error::Kind::BadAnswer, "the server's answer is not Alertmanager's API: " + what);
}

void checkCap(std::size_t count, std::size_t cap, const char *what)
{
    if (count >= cap)
        reject(Error::Kind::TooLarge,
               "the answer has more than " + std::to_string(cap) + " " + what);
}

void require(bool there, const char *what)
{
    if (!there)
        rejectAnswer(what);
}

std::string ownedString(ondemand::value value)
{
    const std::string_view text = value.get_string();
    return std::string{text};
}

std::int64_t readTime(ondemand::value value)
{
    const std::string_view text = value.get_string();
    const auto time = parseRfc3339(text);
    if (!time)
        rejectAnswer("a time is not one");
    return *time;
}

// Go writes an empty list or map as null.
template <typename OnItem>
void forEach(ondemand::value list, OnItem onItem)
{
    if (list.is_null())
        return;
    for (auto item : list.get_array())
        onItem(item.value());
}

Labels readLabels(ondemand::value value, const AlertLimits &limits, const char *what)
{
    std::vector<Labels::Label> labels;
    if (value.is_null())
        return {};
    for (auto field : value.get_object()) {
        checkCap(labels.size(), limits.maxLabels, what);
        const std::string_view name = field.unescaped_key();
        std::string key{name};
        labels.emplace_back(std::move(key), ownedString(field.value()));
    }
    return Labels{std::move(labels)};
}

std::vector<std::string> readNames(ondemand::value list, std::size_t cap, const char *what)
{
    std::vector<std::string> names;
    forEach(list, [&](ondemand::value item) {
        checkCap(names.size(), cap, what);
        names.push_back(ownedString(item));
    });
    return names;
}

std::vector<std::string> readReceivers(ondemand::value list, std::size_t cap)
{
    std::vector<std::string> names;
    forEach(list, [&](ondemand::value item) {
        checkCap(names.size(), cap, "receivers of an alert");
        names.push_back(ownedString(item.find_field_unordered("name").value()));
    });
    return names;
}

Alert::State alertState(std::string_view word)
{
    if (word == "suppressed")
        return Alert::State::Suppressed;
    return word == "unprocessed" ? Alert::State::Unprocessed : Alert::State::Active;
}

void readAlertStatus(ondemand::object status, Alert &alert, const AlertLimits &limits)
{
    for (auto field : status) {
        const ondemand::raw_json_string key = field.key();
        if (key == "state")
            alert.state = alertState(field.value().get_string());
        else if (key == "silencedBy")
            alert.silencedBy = readNames(field.value(), limits.maxNames, "silences of an alert");
        else if (key == "inhibitedBy")
            alert.inhibitedBy = readNames(field.value(), limits.maxNames, "inhibiting alerts");
        else if (key == "mutedBy")
            alert.mutedBy = readNames(field.value(), limits.maxNames, "muting time intervals");
    }
}

void readAlertField(const ondemand::raw_json_string &key, ondemand::value value, Alert &alert,
                    const AlertLimits &limits)
{
    if (key == "fingerprint")
        alert.fingerprint = ownedString(value);
    else if (key == "labels")
        alert.labels = readLabels(value, limits, "labels of an alert");
    else if (key == "annotations")
        alert.annotations = readLabels(value, limits, "annotations of an alert");
    else if (key == "startsAt")
        alert.startsMs = readTime(value);
    else if (key == "endsAt")
        alert.endsMs = readTime(value);
    else if (key == "updatedAt")
        alert.updatedMs = readTime(value);
    else if (key == "generatorURL")
        alert.generatorUrl = ownedString(value);
    else if (key == "receivers")
        alert.receivers = readReceivers(value, limits.maxNames);
    else if (key == "status")
        readAlertStatus(value.get_object(), alert, limits);
}

Alert readAlert(ondemand::object object, const AlertLimits &limits)
{
    Alert alert;
    for (auto field : object) {
        const ondemand::raw_json_string key = field.key();
        readAlertField(key, field.value(), alert, limits);
    }
    require(!alert.fingerprint.empty(), "an alert has no fingerprint");
    require(!alert.labels.empty(), "an alert has no labels");
    return alert;
}

Matcher readMatcher(ondemand::object object)
{
    Matcher matcher;
    bool hasValue = false;
    for (auto field : object) {
        const ondemand::raw_json_string key = field.key();
        if (key == "name") {
            matcher.name = ownedString(field.value());
        } else if (key == "value") {
            matcher.value = ownedString(field.value());
            hasValue = true;
        } else if (key == "isRegex") {
            matcher.isRegex = field.value().get_bool();
        } else if (key == "isEqual") {
            matcher.isEqual = field.value().get_bool();
        }
    }
    require(!matcher.name.empty() && hasValue, "a matcher has no name or no value");
    return matcher;
}

Silence::State silenceState(std::string_view word)
{
    if (word == "active")
        return Silence::State::Active;
    if (word == "pending")
        return Silence::State::Pending;
    require(word == "expired", "a silence is in an unknown state");
    return Silence::State::Expired;
}

std::vector<Matcher> readMatchers(ondemand::value list, std::size_t cap)
{
    std::vector<Matcher> matchers;
    forEach(list, [&](ondemand::value item) {
        checkCap(matchers.size(), cap, "matchers of a silence");
        matchers.push_back(readMatcher(item.get_object()));
    });
    return matchers;
}

Silence readSilence(ondemand::object object, const AlertLimits &limits)
{
    Silence silence;
    bool hasState = false;
    for (auto field : object) {
        const ondemand::raw_json_string key = field.key();
        if (key == "id") {
            silence.id = ownedString(field.value());
        } else if (key == "matchers") {
            silence.matchers = readMatchers(field.value(), limits.maxMatchers);
        } else if (key == "startsAt") {
            silence.startsMs = readTime(field.value());
        } else if (key == "endsAt") {
            silence.endsMs = readTime(field.value());
        } else if (key == "updatedAt") {
            silence.updatedMs = readTime(field.value());
        } else if (key == "createdBy") {
            silence.createdBy = ownedString(field.value());
        } else if (key == "comment") {
            silence.comment = ownedString(field.value());
        } else if (key == "status") {
            silence.state = silenceState(field.value().find_field_unordered("state").get_string());
            hasState = true;
        }
    }
    require(!silence.id.empty(), "a silence has no id");
    require(hasState, "a silence has no state");
    require(!silence.matchers.empty(), "a silence has no matchers");
    return silence;
}

ServerStatus::Cluster clusterState(std::string_view word)
{
    if (word == "ready")
        return ServerStatus::Cluster::Ready;
    return word == "settling" ? ServerStatus::Cluster::Settling : ServerStatus::Cluster::Disabled;
}

ServerStatus::Peer readPeer(ondemand::object object)
{
    ServerStatus::Peer peer;
    for (auto field : object) {
        const ondemand::raw_json_string key = field.key();
        if (key == "name")
            peer.name = ownedString(field.value());
        else if (key == "address")
            peer.address = ownedString(field.value());
    }
    return peer;
}

void readCluster(ondemand::object cluster, ServerStatus &status, std::size_t maxPeers)
{
    for (auto field : cluster) {
        const ondemand::raw_json_string key = field.key();
        if (key == "name")
            status.clusterName = ownedString(field.value());
        else if (key == "status")
            status.cluster = clusterState(field.value().get_string());
        else if (key == "peers")
            forEach(field.value(), [&](ondemand::value peer) {
                checkCap(status.peers.size(), maxPeers, "peers");
                status.peers.push_back(readPeer(peer.get_object()));
            });
    }
}

ServerStatus readStatus(ondemand::object object, const AlertLimits &limits)
{
    ServerStatus status;
    bool hasVersion = false;
    for (auto field : object) {
        const ondemand::raw_json_string key = field.key();
        if (key == "cluster") {
            readCluster(field.value().get_object(), status, limits.maxPeers);
        } else if (key == "uptime") {
            status.startedMs = readTime(field.value());
        } else if (key == "versionInfo") {
            status.version = ownedString(field.value().find_field_unordered("version").value());
            hasVersion = true;
        } else if (key == "config") {
            const std::string_view text
                = field.value().find_field_unordered("original").get_string();
            status.groupBy = groupByOf(text);
        }
    }
    require(hasVersion && status.startedMs > 0, "it has no version or no start");
    return status;
}

// Parses the body and gives the document to read, with every error of the way as a value. What
// follows the document's end is an error, too.
template <typename T, typename Read>
Result<T> withDocument(PaddedBody body, const AlertLimits &limits, Read read)
{
    if (body.text.size() > limits.maxBytes)
        return fail(Error::Kind::TooLarge,
                    "the answer has more than " + std::to_string(limits.maxBytes) + " bytes");
    try {
        ondemand::parser parser;
        std::optional<simdjson::padded_string> copy;
        simdjson::padded_string_view padded{body.text.data(), body.text.size(), body.capacity};
        if (body.capacity < body.text.size() + simdjson::SIMDJSON_PADDING) {
            copy.emplace(body.text);
            padded = *copy;
        }
        ondemand::document document = parser.iterate(padded);
        T result = read(document);
        require(document.current_location().error() == simdjson::OUT_OF_BOUNDS,
                "something follows its end");
        return result;
    } catch (const Rejected &rejected) {
        return fail(rejected.error);
    } catch (const simdjson::simdjson_error &error) {
        return fail(notAlertmanager(body.text, error.what()));
    }
}

template <typename T>
void sortBy(std::vector<T> &items, std::string T::*key)
{
    std::stable_sort(items.begin(), items.end(),
                     [key](const T &a, const T &b) { return a.*key < b.*key; });
}

} // namespace

Result<std::vector<Alert>> decodeAlertList(PaddedBody body, const AlertLimits &limits)
{
    return withDocument<std::vector<Alert>>(body, limits, [&limits](ondemand::document &document) {
        std::vector<Alert> alerts;
        for (auto item : document.get_array()) {
            checkCap(alerts.size(), limits.maxAlerts, "alerts");
            alerts.push_back(readAlert(item.get_object(), limits));
        }
        sortBy(alerts, &Alert::fingerprint);
        return alerts;
    });
}

Result<std::vector<Silence>> decodeSilenceList(PaddedBody body, const AlertLimits &limits)
{
    using Silences = std::vector<Silence>;
    return withDocument<Silences>(body, limits, [&limits](ondemand::document &document) {
        Silences silences;
        for (auto item : document.get_array()) {
            checkCap(silences.size(), limits.maxSilences, "silences");
            silences.push_back(readSilence(item.get_object(), limits));
        }
        sortBy(silences, &Silence::id);
        return silences;
    });
}

Result<ServerStatus> decodeServerStatus(PaddedBody body, const AlertLimits &limits)
{
    return withDocument<ServerStatus>(body, limits, [&limits](ondemand::document &document) {
        ServerStatus status = readStatus(document.get_object(), limits);
        sortBy(status.peers, &ServerStatus::Peer::name);
        return status;
    });
}

Result<std::string> decodeSilenceId(PaddedBody body, const AlertLimits &limits)
{
    return withDocument<std::string>(body, limits, [](ondemand::document &document) {
        std::string id;
        for (auto field : document.get_object()) {
            const ondemand::raw_json_string key = field.key();
            if (key == "silenceID")
                id = ownedString(field.value());
        }
        require(!id.empty(), "it has no silenceID");
        return id;
    });
}

} // namespace onex
