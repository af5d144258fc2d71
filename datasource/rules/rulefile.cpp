// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/rules/rulefile.h"

#include "datasource/promql/literals.h"
#include "datasource/promql/parser.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <initializer_list>
#include <set>

namespace onex {
namespace {

// yaml-cpp throws; so does this, and all of it becomes an Error in one place.
[[noreturn]] void reject(const YAML::Node &at, const std::string &message)
{
    throw YAML::RepresentationException(at.Mark(), message);
}

void requireKeys(const YAML::Node &map, std::initializer_list<std::string_view> known)
{
    if (!map.IsMap())
        reject(map, "a map is expected here");
    std::set<std::string> seen;
    for (const auto &entry : map) {
        const auto key = entry.first.as<std::string>();
        if (std::ranges::find(known, key) == known.end())
            reject(entry.first, "\"" + key + "\" is not known here");
        if (!seen.insert(key).second)
            reject(entry.first, "\"" + key + "\" is there twice");
    }
}

std::string text(const YAML::Node &node, const char *what)
{
    if (!node.IsScalar())
        reject(node, std::string(what) + " is a text");
    return node.Scalar();
}

std::int64_t duration(const YAML::Node &node)
{
    const std::string written = text(node, "a duration");
    const auto ms = promql::durationOf(written);
    if (!ms)
        reject(node, "\"" + written + "\" is not a duration such as 5m or 1h30m");
    return *ms;
}

bool isName(std::string_view name, bool isMetric)
{
    const auto fits = [isMetric](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
            || c == '_' || (isMetric && c == ':');
    };
    return !name.empty() && (name[0] < '0' || name[0] > '9') && std::ranges::all_of(name, fits);
}

Labels texts(const YAML::Node &map, const char *what)
{
    if (!map.IsMap())
        reject(map, std::string(what) + " are a map of names to texts");
    std::vector<Labels::Label> labels;
    for (const auto &entry : map) {
        const auto name = entry.first.as<std::string>();
        if (!isName(name, false) || name == "__name__")
            reject(entry.first, "\"" + name + "\" is not the name of a label");
        labels.emplace_back(name, text(entry.second, what));
    }
    return Labels(std::move(labels));
}

void readExpr(const YAML::Node &node, RuleDefinition &rule)
{
    rule.query = text(node, "expr");
    auto parsed = promql::parse(rule.query);
    if (!parsed)
        reject(node,
               "the query of " + rule.name + " is wrong at " + std::to_string(parsed.error().line)
                   + ":" + std::to_string(parsed.error().column) + ": " + parsed.error().message);
    rule.expr = *std::move(parsed);
}

RuleDefinition readRule(const YAML::Node &node)
{
    requireKeys(node,
                {"alert", "record", "expr", "for", "keep_firing_for", "labels", "annotations"});
    RuleDefinition rule;
    const YAML::Node alert = node["alert"], record = node["record"];
    if (!alert == !record)
        reject(node, "a rule has either \"alert\" or \"record\"");
    rule.type = alert ? Rule::Type::Alerting : Rule::Type::Recording;
    rule.name = text(alert ? alert : record, "its name");
    if (record && !isName(rule.name, true))
        reject(record, "\"" + rule.name + "\" is not the name of a metric");
    if (!node["expr"])
        reject(node, rule.name + " has no \"expr\"");
    readExpr(node["expr"], rule);
    for (const char *key : {"for", "keep_firing_for", "annotations"})
        if (record && node[key])
            reject(node[key], std::string("a recording rule has no \"") + key + "\"");
    if (node["for"])
        rule.durationMs = duration(node["for"]);
    if (node["keep_firing_for"])
        rule.keepFiringForMs = duration(node["keep_firing_for"]);
    if (node["labels"])
        rule.labels = texts(node["labels"], "labels");
    if (node["annotations"])
        rule.annotations = texts(node["annotations"], "annotations");
    return rule;
}

RuleGroupDefinition readGroup(const YAML::Node &node, const std::string &file)
{
    requireKeys(node, {"name", "interval", "rules"});
    RuleGroupDefinition group;
    group.file = file;
    if (!node["name"])
        reject(node, "a group has a \"name\"");
    group.name = text(node["name"], "a group's name");
    if (node["interval"])
        group.intervalMs = duration(node["interval"]);
    for (const YAML::Node &rule : node["rules"])
        group.rules.push_back(readRule(rule));
    return group;
}

std::vector<RuleGroupDefinition> readGroups(const YAML::Node &root, const std::string &file)
{
    std::vector<RuleGroupDefinition> groups;
    if (root.IsNull())
        return groups;
    requireKeys(root, {"groups"});
    std::size_t rules = 0;
    for (const YAML::Node &node : root["groups"]) {
        groups.push_back(readGroup(node, file));
        const auto isSame
            = [&groups](const RuleGroupDefinition &one) { return one.name == groups.back().name; };
        if (std::ranges::count_if(groups, isSame) > 1)
            reject(node, "the group \"" + groups.back().name + "\" is there twice");
        rules += groups.back().rules.size();
        if (rules > kMostRules)
            reject(node, "there are more than " + std::to_string(kMostRules) + " rules");
    }
    return groups;
}

} // namespace

Result<std::vector<RuleGroupDefinition>> parseRules(std::string_view yaml, const std::string &file)
{
    if (yaml.size() > kLongestRuleFile)
        return fail(Error::Kind::TooLarge, "a file of rules has at most 4 MiB", file);
    try {
        return readGroups(YAML::Load(std::string(yaml)), file);
    } catch (const YAML::Exception &error) {
        const bool isPlaced = !error.mark.is_null();
        return fail(Error{Error::Kind::BadInput, error.msg, file,
                          isPlaced ? error.mark.line + 1 : 0,
                          isPlaced ? error.mark.column + 1 : 0});
    }
}

} // namespace onex
