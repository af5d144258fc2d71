// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/metrics.h"

#include <charconv>
#include <cmath>
#include <utility>

namespace onex::simulator {

namespace {

constexpr std::string_view kInstance = "simulator";

std::string number(double value)
{
    char text[32];
    const auto end = std::to_chars(std::begin(text), std::end(text), value).ptr;
    return {std::begin(text), end};
}

void appendLabel(std::string &set, std::string_view name, std::string_view value)
{
    set += set.empty() ? "" : ",";
    set.append(name).append("=\"").append(value).append("\"");
}

std::string labelPairs(const Labels &labels)
{
    std::string pairs;
    for (const auto &[name, value] : labels)
        appendLabel(pairs, name, value);
    return pairs;
}

std::string line(const std::string &name, const std::string &pairs, double value)
{
    return name + (pairs.empty() ? "" : "{" + pairs + "}") + " " + number(value);
}

std::string dated(const std::string &name, std::string pairs, std::string_view job, double value,
                  double unixSeconds)
{
    appendLabel(pairs, "job", job);
    appendLabel(pairs, "instance", kInstance);
    return line(name, pairs, value) + " " + number(unixSeconds) + "\n";
}

Family single(MetricType type, std::string name, std::string help, double value)
{
    Family family{std::move(name), std::move(help), type};
    family.samples.push_back({family.name, {}, value});
    return family;
}

} // namespace

Family gauge(std::string name, std::string help, double value)
{
    return single(MetricType::Gauge, std::move(name), std::move(help), value);
}

Family counter(std::string name, std::string help, double value)
{
    return single(MetricType::Counter, std::move(name), std::move(help), std::floor(value));
}

std::string exposition(const Families &families)
{
    std::string text;
    for (const Family &family : families) {
        text += "# HELP " + family.name + " " + family.help + "\n";
        text += "# TYPE " + family.name + " " + nameOf(family.type) + "\n";
        for (const MetricSample &sample : family.samples)
            text += line(sample.name, labelPairs(sample.labels), sample.value) + "\n";
    }
    return text;
}

std::string datedLines(const Families &families, std::string_view job, double unixSeconds)
{
    std::string text;
    for (const Family &family : families)
        for (const MetricSample &sample : family.samples)
            text += dated(sample.name, labelPairs(sample.labels), job, sample.value, unixSeconds);
    return text;
}

std::string datedUp(std::string_view job, bool up, double unixSeconds)
{
    return dated("up", {}, job, up ? 1 : 0, unixSeconds);
}

} // namespace onex::simulator
