// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/archive/framewriters.h"

#include "datasource/core/rfc3339.h"
#include "datasource/promql/literals.h"
#include "datasource/promql/printer.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace onex {
namespace {

std::string json(const std::string &text)
{
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

// Seconds, with three decimals where there are any.
std::string secondsText(std::int64_t ms)
{
    const std::int64_t size = std::abs(ms), rest = size % 1000;
    std::string text = (ms < 0 ? "-" : "") + std::to_string(size / 1000);
    if (rest != 0)
        text += '.' + std::to_string(1000 + rest).substr(1);
    return text;
}

std::string sampleJson(std::int64_t time, double value)
{
    return '[' + secondsText(time) + ",\"" + promql::numberText(value) + "\"]";
}

std::string metricJson(const Labels &labels)
{
    std::string text;
    for (const auto &[name, value] : labels)
        text += (text.empty() ? "" : ",") + json(name) + ':' + json(value);
    return "\"metric\":{" + text + '}';
}

std::string seriesJson(const Series &series, bool isVector)
{
    std::string text = '{' + metricJson(series.labels);
    if (isVector)
        return text + ",\"value\":" + sampleJson(series.times.front(), series.values.front()) + '}';
    text += ",\"values\":[";
    for (std::size_t i = 0; i < series.times.size(); ++i)
        text += (i > 0 ? "," : "") + sampleJson(series.times[i], series.values[i]);
    return text + "]}";
}

std::string listJson(const std::vector<std::string> &sentences)
{
    std::string text;
    for (const std::string &one : sentences)
        text += (text.empty() ? "" : ",") + json(one);
    return '[' + text + ']';
}

Result<std::string> asJson(const Frame &frame)
{
    std::string type = "matrix", result;
    if (frame.kind == Frame::Kind::String) {
        type = "string";
        result = "[0," + json(frame.text) + ']';
    } else if (frame.kind == Frame::Kind::Scalar && !frame.series.empty()) {
        type = "scalar";
        result = sampleJson(frame.series[0].times[0], frame.series[0].values[0]);
    } else {
        const bool isVector = frame.kind == Frame::Kind::Vector;
        type = isVector ? "vector" : type;
        for (const Series &series : frame.series)
            result += (result.empty() ? "[" : ",") + seriesJson(series, isVector);
        result = (result.empty() ? "[" : result) + ']';
    }
    std::string text
        = R"({"status":"success","data":{"resultType":")" + type + R"(","result":)" + result + '}';
    if (!frame.warnings.empty())
        text += ",\"warnings\":" + listJson(frame.warnings);
    if (!frame.infos.empty())
        text += ",\"infos\":" + listJson(frame.infos);
    return text + "}\n";
}

std::string csvCell(const std::string &text)
{
    if (text.find_first_of(",\"\r\n") == std::string::npos)
        return text;
    std::string quoted = "\"";
    for (const char c : text)
        quoted += c == '"' ? "\"\"" : std::string(1, c);
    return quoted + '"';
}

Result<std::string> asCsv(const Frame &frame)
{
    std::set<std::string> names;
    for (const Series &series : frame.series)
        for (const auto &[name, value] : series.labels)
            names.insert(name);
    std::string text = "time";
    for (const std::string &name : names)
        text += ',' + csvCell(name == "__name__" ? "metric" : name);
    text += ",value\n";
    for (const Series &series : frame.series) {
        std::string labels;
        for (const std::string &name : names)
            labels += ',' + csvCell(std::string(series.labels.value(name)));
        for (std::size_t i = 0; i < series.times.size(); ++i)
            text += formatRfc3339(series.times[i]) + labels + ','
                + promql::numberText(series.values[i]) + '\n';
    }
    return text;
}

// The lines of a metric have to stand together.
Result<std::string> asOpenMetrics(const Frame &frame)
{
    std::map<std::string, std::vector<const Series *>> metrics;
    for (const Series &series : frame.series) {
        const std::string name(series.labels.metricName());
        metrics[name.empty() ? "value" : name].push_back(&series);
    }
    std::string text;
    for (const auto &[name, all] : metrics) {
        text += "# TYPE " + promql::seriesText(Labels{{"__name__", name}}) + " unknown\n";
        for (const Series *series : all) {
            std::vector<Labels::Label> labels(series->labels.begin(), series->labels.end());
            labels.emplace_back("__name__", name);
            const std::string key = promql::seriesText(Labels(std::move(labels))) + ' ';
            for (std::size_t i = 0; i < series->times.size(); ++i)
                text += key + promql::numberText(series->values[i]) + ' '
                    + secondsText(series->times[i]) + '\n';
        }
    }
    return text + "# EOF\n";
}

Result<std::string> asTable(const Frame &frame)
{
    if (frame.kind == Frame::Kind::String)
        return frame.text + '\n';
    std::string text;
    for (const Series &series : frame.series) {
        const bool isOne = frame.kind != Frame::Kind::Matrix;
        const std::string labels
            = frame.kind == Frame::Kind::Scalar ? std::string() : promql::seriesText(series.labels);
        if (isOne) {
            text += (labels.empty() ? "" : labels + "  ") + promql::numberText(series.values[0])
                + '\n';
            continue;
        }
        text += labels + '\n';
        for (std::size_t i = 0; i < series.times.size(); ++i)
            text += "  " + formatRfc3339(series.times[i]) + "  "
                + promql::numberText(series.values[i]) + '\n';
    }
    return text.empty() ? "nothing matches\n" : text;
}

struct Writer
{
    const char *format;
    Result<std::string> (*write)(const Frame &frame);
};

constexpr Writer kWriters[]
    = {{"csv", asCsv}, {"json", asJson}, {"openmetrics", asOpenMetrics}, {"table", asTable}};

} // namespace

Result<std::string> written(const Frame &frame, const std::string &format)
{
    const auto *writer = std::ranges::find_if(
        kWriters, [&format](const Writer &one) { return one.format == format; });
    if (writer == std::end(kWriters))
        return fail(Error::Kind::BadInput, "there is no format " + promql::inQuotes(format));
    return writer->write(frame);
}

std::string errorJson(const std::string &type, const std::string &message)
{
    return R"({"status":"error","errorType":)" + json(type) + ",\"error\":" + json(message) + '}';
}

} // namespace onex
