// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/prometheus/apiresponse.h"

#include "datasource/core/rfc3339.h"
#include "datasource/prometheus/apierror.h"
#include "datasource/prometheus/numbers.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

namespace onex {

namespace {

using Json = nlohmann::json;

constexpr std::size_t kMaxBytes = 16 * 1024 * 1024;
constexpr double kMaxSeconds = 1e12;
constexpr std::size_t kMaxAlertmanagers = 1000;

std::string text(const Json &object, const char *key)
{
    const auto field = object.find(key);
    return field != object.end() && field->is_string() ? field->get<std::string>() : std::string{};
}

std::int64_t milliseconds(const Json &object, const char *key)
{
    const auto field = object.find(key);
    if (field == object.end() || !field->is_number())
        return 0;
    return std::llround(std::clamp(field->get<double>(), 0.0, kMaxSeconds) * 1000);
}

const Json &arrayOf(const Json &object, const char *key)
{
    static const Json kNone = Json::array();
    const auto field = object.find(key);
    return field != object.end() && field->is_array() ? *field : kNone;
}

Labels labelsOf(const Json &object, const char *key)
{
    std::vector<Labels::Label> labels;
    const auto field = object.find(key);
    if (field != object.end() && field->is_object())
        for (const auto &[name, value] : field->items())
            if (value.is_string())
                labels.emplace_back(name, value.get<std::string>());
    return Labels{std::move(labels)};
}

PrometheusAlert alertOf(const Json &json)
{
    PrometheusAlert alert;
    alert.labels = labelsOf(json, "labels");
    alert.annotations = labelsOf(json, "annotations");
    alert.state = text(json, "state");
    alert.activeAt = parseRfc3339(text(json, "activeAt")).value_or(0);
    alert.value = parseSampleValue(text(json, "value")).value_or(std::nan(""));
    return alert;
}

std::vector<PrometheusAlert> alertsOf(const Json &json)
{
    std::vector<PrometheusAlert> alerts;
    for (const Json &item : arrayOf(json, "alerts"))
        if (item.is_object())
            alerts.push_back(alertOf(item));
    std::stable_sort(alerts.begin(), alerts.end(),
                     [](const auto &a, const auto &b) { return a.labels < b.labels; });
    return alerts;
}

Rule ruleOf(const Json &json)
{
    Rule rule;
    rule.type = text(json, "type") == "recording" ? Rule::Type::Recording : Rule::Type::Alerting;
    rule.name = text(json, "name");
    rule.query = text(json, "query");
    rule.labels = labelsOf(json, "labels");
    rule.annotations = labelsOf(json, "annotations");
    rule.state = text(json, "state");
    rule.health = text(json, "health");
    rule.lastError = text(json, "lastError");
    rule.durationMs = milliseconds(json, "duration");
    rule.keepFiringForMs = milliseconds(json, "keepFiringFor");
    rule.lastEvaluation = parseRfc3339(text(json, "lastEvaluation")).value_or(0);
    rule.evaluationMs = json.value("evaluationTime", 0.0) * 1000;
    rule.alerts = alertsOf(json);
    return rule;
}

RuleGroup groupOf(const Json &json)
{
    RuleGroup group;
    group.name = text(json, "name");
    group.file = text(json, "file");
    group.intervalMs = milliseconds(json, "interval");
    for (const Json &item : arrayOf(json, "rules"))
        if (item.is_object())
            group.rules.push_back(ruleOf(item));
    return group;
}

std::vector<RuleGroup> groupsOf(const Json &data)
{
    std::vector<RuleGroup> groups;
    for (const Json &item : arrayOf(data, "groups"))
        if (item.is_object())
            groups.push_back(groupOf(item));
    std::stable_sort(groups.begin(), groups.end(), [](const auto &a, const auto &b) {
        return std::tie(a.file, a.name) < std::tie(b.file, b.name);
    });
    return groups;
}

// A metric has one entry for each different text that its targets give; the first is as good as
// any.
std::vector<MetricMetadata> metadataOf(const Json &data)
{
    std::vector<MetricMetadata> all;
    for (const auto &[metric, entries] : data.items()) {
        if (!entries.is_array() || entries.empty() || !entries.front().is_object())
            continue;
        const Json &entry = entries.front();
        all.push_back({metric, text(entry, "type"), text(entry, "help"), text(entry, "unit")});
    }
    return all;
}

// http://host/prefix of http://host/prefix/api/v2/alerts.
std::string withoutApiPath(std::string url)
{
    for (const std::string_view path : {"/api/v2/alerts", "/api/v1/alerts"})
        if (url.ends_with(path))
            url.resize(url.size() - path.size());
    return url;
}

std::vector<std::string> alertmanagersOf(const Json &data)
{
    std::set<std::string> urls;
    for (const Json &item : arrayOf(data, "activeAlertmanagers")) {
        std::string url = item.is_object() ? withoutApiPath(text(item, "url")) : std::string{};
        const bool isWeb = url.starts_with("http://") || url.starts_with("https://");
        if (isWeb && urls.size() < kMaxAlertmanagers)
            urls.insert(std::move(url));
    }
    return {urls.begin(), urls.end()};
}

template <typename Decode>
auto withData(std::string_view body, Decode decode) -> Result<decltype(decode(Json{}))>
{
    if (body.size() > kMaxBytes)
        return fail(Error::Kind::TooLarge,
                    "the answer has more than " + std::to_string(kMaxBytes) + " bytes");
    try {
        const Json json = Json::parse(body);
        if (!json.is_object())
            return fail(notTheApi(body, "it is not an object"));
        if (text(json, "status") == "error")
            return fail(apiError(text(json, "errorType"), text(json, "error")));
        if (text(json, "status") != "success" || !json.contains("data")
            || !json["data"].is_object())
            return fail(notTheApi(body, "it has no status or no data"));
        return decode(json["data"]);
    } catch (const Json::exception &error) {
        return fail(notTheApi(body, error.what()));
    }
}

} // namespace

Result<std::vector<RuleGroup>> decodeRules(std::string_view body)
{
    return withData(body, groupsOf);
}

Result<std::vector<PrometheusAlert>> decodeAlerts(std::string_view body)
{
    return withData(body, alertsOf);
}

Result<std::vector<MetricMetadata>> decodeMetadata(std::string_view body)
{
    return withData(body, metadataOf);
}

Result<std::string> decodeBuildInfo(std::string_view body)
{
    return withData(body, [](const Json &data) { return text(data, "version"); });
}

Result<std::vector<std::string>> decodeAlertmanagers(std::string_view body)
{
    return withData(body, alertmanagersOf);
}

Result<std::int64_t> decodeStartTime(std::string_view body)
{
    return withData(
        body, [](const Json &data) { return parseRfc3339(text(data, "startTime")).value_or(0); });
}

} // namespace onex
