// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/archive/jsonreader.h"

#include "datasource/archive/seriestext.h"
#include "datasource/prometheus/queryresponse.h"

namespace onex {
namespace {

constexpr std::size_t kLargest = 256 * 1024 * 1024; // bytes of one answer
constexpr std::size_t kPadding = 64;
constexpr std::string_view kBetween = " \t\r\n[],"; // two answers

// What has no name, as the result of a calculation, gets one: it has to be asked for somehow.
Labels named(const Labels &labels)
{
    std::vector<Labels::Label> all(labels.begin(), labels.end());
    if (labels.metricName().empty())
        all.emplace_back("__name__", "value");
    return Labels(std::move(all));
}

} // namespace

JsonReader::JsonReader(MemoryStore &store)
    : m_store(store)
{
}

bool JsonReader::isBegunBy(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t\r\n[");
    return first != std::string_view::npos && text[first] == '{'
        && withoutBlanks(text.substr(first + 1, 200)).find('"') != std::string_view::npos
        && text.find(':') != std::string_view::npos;
}

Result<void> JsonReader::read(std::string_view lines)
{
    if (m_text.size() + lines.size() > kLargest)
        return fail(Error::Kind::TooLarge, "an answer is larger than 256 MB");
    m_text += lines;
    return scan();
}

// Each object from its first brace to its last one.
Result<void> JsonReader::scan()
{
    std::size_t begin = 0;
    for (; m_at < m_text.size(); ++m_at) {
        const char c = m_text[m_at];
        if (m_isText) {
            m_isText = m_isEscaped || c != '"';
            m_isEscaped = !m_isEscaped && c == '\\';
        } else if (c == '"') {
            m_isText = m_depth > 0;
        } else if (c == '{') {
            begin = m_depth++ == 0 ? m_at : begin;
        } else if (c == '}' && m_depth > 0 && --m_depth == 0) {
            const std::string_view object(&m_text[begin], m_at + 1 - begin);
            if (auto done = decode(object); !done)
                return done;
            begin = m_at + 1;
        } else if (m_depth == 0 && kBetween.find(c) == std::string_view::npos) {
            return fail(Error::Kind::BadInput, "an answer of the Prometheus API is expected");
        }
    }
    m_text.erase(0, m_depth > 0 ? begin : m_text.size());
    m_at = m_text.size();
    return {};
}

Result<void> JsonReader::finish()
{
    return m_depth == 0 ? Result<void>()
                        : fail(Error::Kind::BadInput, "the last answer is cut off");
}

Result<void> JsonReader::decode(std::string_view object)
{
    DecodeLimits limits;
    limits.maxBytes = kLargest;
    limits.maxSeries = 1'000'000;
    limits.maxPoints = 10'000'000;
    std::string copy;
    copy.reserve(object.size() + kPadding);
    copy = object;
    const Result<Frame> frame = decodeQueryResponse({copy, copy.capacity()}, limits);
    if (!frame)
        return fail(Error::Kind::BadInput, frame.error().message);
    for (const Series &series : frame->series) {
        if (!series.histograms.empty())
            return fail(Error::Kind::BadInput,
                        "there are native histograms, which cannot be opened yet");
        const MemoryStore::Id id = m_store.seriesId(named(series.labels));
        for (std::size_t i = 0; i < series.times.size(); ++i)
            m_store.add(id, series.times[i], series.values[i]);
    }
    return {};
}

} // namespace onex
