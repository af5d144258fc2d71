// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/prometheus/queryresponse.h"

#include "datasource/prometheus/apierror.h"
#include "datasource/prometheus/numbers.h"
#include "datasource/prometheus/samplescanner.h"

#include <simdjson.h>

#include <cstring>
#include <iterator>
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
    reject(Error::Kind::BadAnswer, "the server's answer is not Prometheus' API: " + what);
}

[[noreturn]] void rejectCount(std::size_t cap, const char *what)
{
    reject(Error::Kind::TooLarge, "the answer has more than " + std::to_string(cap) + " " + what);
}

void checkCap(std::size_t count, std::size_t cap, const char *what)
{
    if (count >= cap)
        rejectCount(cap, what);
}

std::string ownedString(ondemand::value value)
{
    const std::string_view text = value.get_string();
    return std::string{text};
}

std::int64_t readTime(ondemand::value value)
{
    std::string_view token = value.raw_json_token();
    while (!token.empty() && static_cast<unsigned char>(token.back()) <= ' ')
        token.remove_suffix(1);
    const auto time = parseTimestamp(token);
    if (!time)
        rejectAnswer("a timestamp is not a number");
    return *time;
}

// A number in quotes. Numbers need no escapes, so the text is read where it is.
double readNumber(ondemand::value value)
{
    const ondemand::raw_json_string quoted = value.get_raw_json_string();
    const char *const start = quoted.raw();
    // Reading ahead stays within the padding; no number is longer.
    const void *const quote = std::memchr(start, '"', simdjson::SIMDJSON_PADDING);
    const char *const end = static_cast<const char *>(quote);
    const auto number = parseSampleValue({start, static_cast<std::size_t>(end ? end - start : 0)});
    if (!number)
        rejectAnswer("a value is not a number");
    return *number;
}

Labels readLabels(ondemand::object object)
{
    std::vector<Labels::Label> labels;
    for (auto field : object) {
        const std::string_view name = field.unescaped_key();
        std::string key{name};
        labels.emplace_back(std::move(key), ownedString(field.value()));
    }
    return Labels{std::move(labels)};
}

// The two parts of [time, …]; onValue sees the second.
template <typename OnValue>
void readPair(ondemand::array pair, OnValue onValue)
{
    std::int64_t time = 0;
    int part = 0;
    for (auto item : pair) {
        if (part == 0)
            time = readTime(item.value());
        else if (part == 1)
            onValue(time, item.value());
        ++part;
    }
    if (part != 2)
        rejectAnswer("a sample is not a pair");
}

void addSample(Series &series, std::int64_t time, double value)
{
    if (!series.times.empty() && time <= series.times.back())
        return;
    series.times.push_back(time);
    series.values.push_back(value);
}

HistogramBucket readBucket(ondemand::array parts)
{
    HistogramBucket bucket;
    double *const numbers[] = {&bucket.lower, &bucket.upper, &bucket.count};
    int part = 0;
    for (auto item : parts) {
        if (part == 0) {
            const std::int64_t boundaries = item.get_int64();
            bucket.boundaries = static_cast<int>(boundaries);
        } else if (part <= 3) {
            *numbers[part - 1] = readNumber(item.value());
        }
        ++part;
    }
    if (part != 4 || bucket.boundaries < 0 || bucket.boundaries > 3)
        rejectAnswer("a histogram's bucket is malformed");
    return bucket;
}

HistogramSample readHistogram(std::int64_t time, ondemand::object object,
                              const DecodeLimits &limits)
{
    HistogramSample sample;
    sample.time = time;
    for (auto field : object) {
        const ondemand::raw_json_string key = field.key();
        if (key == "count") {
            sample.count = readNumber(field.value());
        } else if (key == "sum") {
            sample.sum = readNumber(field.value());
        } else if (key == "buckets") {
            for (auto bucket : field.value().get_array()) {
                checkCap(sample.buckets.size(), limits.maxPoints, "buckets in a histogram");
                sample.buckets.push_back(readBucket(bucket.get_array()));
            }
        }
    }
    return sample;
}

class FrameReader
{
public:
    explicit FrameReader(const DecodeLimits &limits)
        : m_limits(limits)
    {
    }

    Frame frame;

    void readData(ondemand::object data)
    {
        const std::string_view type = data.find_field_unordered("resultType").get_string();
        frame.kind = kindOf(type);
        auto result = data.find_field_unordered("result");
        if (frame.kind == Frame::Kind::Scalar || frame.kind == Frame::Kind::String)
            return readSingle(result.get_array());
        for (auto item : result.get_array())
            readSeries(item.get_object());
    }

private:
    static Frame::Kind kindOf(std::string_view type)
    {
        if (type == "matrix")
            return Frame::Kind::Matrix;
        if (type == "vector")
            return Frame::Kind::Vector;
        if (type == "scalar")
            return Frame::Kind::Scalar;
        if (type != "string")
            rejectAnswer("it has a result of unknown type");
        return Frame::Kind::String;
    }

    void readSingle(ondemand::array pair)
    {
        Series series;
        readPair(pair, [&](std::int64_t time, ondemand::value value) {
            if (frame.kind == Frame::Kind::String)
                frame.text = ownedString(value);
            else
                addSample(series, time, readNumber(value));
        });
        if (frame.kind == Frame::Kind::Scalar)
            frame.series.push_back(std::move(series));
    }

    void readSeries(ondemand::object object)
    {
        checkCap(frame.series.size(), m_limits.maxSeries, "series");
        Series series;
        for (auto field : object) {
            const ondemand::raw_json_string key = field.key();
            if (key == "metric")
                series.labels = readLabels(field.value().get_object());
            else if (key == "values")
                readSamples(series, field.value().get_array());
            else if (key == "value")
                readSample(series, field.value().get_array());
            else if (key == "histograms")
                for (auto pair : field.value().get_array())
                    readHistogramSample(series, pair.get_array());
            else if (key == "histogram")
                readHistogramSample(series, field.value().get_array());
        }
        keep(std::move(series));
    }

    // A series with floats and histograms becomes two.
    void keep(Series series)
    {
        m_expected = series.times.size();
        if (!series.times.empty() && !series.histograms.empty()) {
            Series floats{series.labels, std::move(series.times), std::move(series.values), {}};
            frame.series.push_back(std::move(floats));
            series.times.clear();
            series.values.clear();
        }
        frame.series.push_back(std::move(series));
    }

    void readSample(Series &series, ondemand::array pair)
    {
        readPair(pair, [&series](std::int64_t time, ondemand::value value) {
            addSample(series, time, readNumber(value));
        });
    }

    void readSamples(Series &series, ondemand::array pairs)
    {
        // Series of one answer mostly have the same length.
        series.times.reserve(m_expected);
        series.values.reserve(m_expected);
        const std::string_view text = pairs.raw_json();
        switch (scanSamples(text, m_limits.maxPoints, series.times, series.values)) {
        case ScanOutcome::TooMany:
            rejectCount(m_limits.maxPoints, "points in a series");
        case ScanOutcome::Malformed:
            rejectAnswer("a series' samples are malformed");
        case ScanOutcome::Complete:
            return;
        }
    }

    void readHistogramSample(Series &series, ondemand::array pair)
    {
        checkCap(series.histograms.size(), m_limits.maxPoints, "points in a series");
        readPair(pair, [&](std::int64_t time, ondemand::value value) {
            HistogramSample sample = readHistogram(time, value.get_object(), m_limits);
            if (series.histograms.empty() || time > series.histograms.back().time)
                series.histograms.push_back(std::move(sample));
        });
    }

    const DecodeLimits &m_limits;
    std::size_t m_expected = 0;
};

std::vector<std::string> readStrings(ondemand::array array, std::size_t cap, const char *what)
{
    std::vector<std::string> strings;
    for (auto item : array) {
        checkCap(strings.size(), cap, what);
        strings.push_back(ownedString(item.value()));
    }
    return strings;
}

// What every answer has beside its data.
struct Envelope
{
    std::string status;
    std::string errorType;
    std::string error;
    std::vector<std::string> warnings;
    std::vector<std::string> infos;
};

constexpr std::size_t kMaxNotes = 1000;

bool readEnvelopeField(const ondemand::raw_json_string &key, ondemand::value value, Envelope &out)
{
    if (key == "status")
        out.status = ownedString(value);
    else if (key == "errorType")
        out.errorType = ownedString(value);
    else if (key == "error")
        out.error = ownedString(value);
    else if (key == "warnings" && !value.is_null())
        out.warnings = readStrings(value.get_array(), kMaxNotes, "warnings");
    else if (key == "infos" && !value.is_null())
        out.infos = readStrings(value.get_array(), kMaxNotes, "infos");
    else if (key == "isPartial" && !value.is_null() && bool(value.get_bool()))
        out.warnings.emplace_back("the answer is partial: not every storage node answered");
    else
        return false;
    return true;
}

// Walks the whole document, so that a cut off one is noticed wherever the cut is.
template <typename OnData>
Envelope readDocument(ondemand::document &document, OnData onData)
{
    Envelope envelope;
    bool hasData = false;
    for (auto field : document.get_object()) {
        const ondemand::raw_json_string key = field.key();
        ondemand::value value = field.value();
        if (key == "data" && !value.is_null()) {
            onData(value);
            hasData = true;
        } else {
            readEnvelopeField(key, value, envelope);
        }
    }
    if (document.current_location().error() != simdjson::OUT_OF_BOUNDS)
        rejectAnswer("something follows its end");
    if (envelope.status == "error")
        throw Rejected{apiError(envelope.errorType, envelope.error)};
    if (envelope.status != "success" || !hasData)
        rejectAnswer("it has no status or no data");
    return envelope;
}

// Parses the body and gives the document to read, with every error of the way as a value.
template <typename T, typename Read>
Result<T> withDocument(PaddedBody body, const DecodeLimits &limits, Read read)
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
        return read(document);
    } catch (const Rejected &rejected) {
        return fail(rejected.error);
    } catch (const simdjson::simdjson_error &error) {
        return fail(notTheApi(body.text, error.what()));
    }
}

} // namespace

Result<Frame> decodeQueryResponse(PaddedBody body, const DecodeLimits &limits)
{
    return withDocument<Frame>(body, limits, [&limits](ondemand::document &document) {
        FrameReader reader{limits};
        Envelope envelope = readDocument(
            document, [&reader](ondemand::value data) { reader.readData(data.get_object()); });
        reader.frame.warnings = std::move(envelope.warnings);
        reader.frame.infos = std::move(envelope.infos);
        return std::move(reader.frame);
    });
}

Result<std::vector<Labels>> decodeSeriesResponse(PaddedBody body, const DecodeLimits &limits)
{
    return withDocument<std::vector<Labels>>(body, limits, [&limits](ondemand::document &document) {
        std::vector<Labels> all;
        readDocument(document, [&](ondemand::value data) {
            for (auto item : data.get_array()) {
                checkCap(all.size(), limits.maxItems, "series");
                all.push_back(readLabels(item.get_object()));
            }
        });
        return all;
    });
}

Result<std::vector<std::string>> decodeLabelsResponse(PaddedBody body, const DecodeLimits &limits)
{
    using Strings = std::vector<std::string>;
    return withDocument<Strings>(body, limits, [&limits](ondemand::document &document) {
        Strings all;
        readDocument(document, [&](ondemand::value data) {
            all = readStrings(data.get_array(), limits.maxItems, "label values");
        });
        return all;
    });
}

} // namespace onex
