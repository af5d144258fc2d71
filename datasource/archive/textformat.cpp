// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/archive/textformat.h"

#include "datasource/archive/seriestext.h"
#include "datasource/promql/literals.h"

#include <charconv>
#include <cmath>

namespace onex {
namespace {

constexpr double kMilliseconds = 1e11;
constexpr std::size_t kLongestSeries = 64 * 1024; // bytes of its name and labels

// The next word; the rest begins behind it.
std::string_view takeWord(std::string_view &rest)
{
    rest = withoutBlanks(rest);
    const std::size_t end = std::min(rest.find_first_of(" \t"), rest.size());
    const std::string_view word = rest.substr(0, end);
    rest.remove_prefix(end);
    return word;
}

std::optional<double> valueOf(std::string_view text)
{
    double value = 0;
    const char *end = text.data() + text.size();
    const auto [at, error] = std::from_chars(text.data(), end, value);
    if (error == std::errc() && at == end)
        return value;
    return promql::numberOf(text);
}

// Where the name and the labels end: behind the brace, or at the first blank.
std::size_t seriesEnd(std::string_view line)
{
    const std::size_t stop = line.find_first_of("{ \t");
    if (stop == std::string_view::npos || line[stop] != '{')
        return std::min(stop, line.size());
    bool isQuoted = false;
    for (std::size_t at = stop + 1; at < line.size(); ++at) {
        if (isQuoted && line[at] == '\\')
            ++at;
        else if (line[at] == '"')
            isQuoted = !isQuoted;
        else if (line[at] == '}' && !isQuoted)
            return at + 1;
    }
    return std::string_view::npos;
}

} // namespace

// A comment, or a name with a number behind it.
bool TextFormatReader::isBegunBy(std::string_view text)
{
    std::string_view line = withoutBlanks(text.substr(0, text.find('\n')));
    if (line.empty() || line.front() == '#')
        return !line.empty();
    const std::size_t end = seriesEnd(line);
    if (end == std::string_view::npos || !labelsOfSeries(line.substr(0, end)))
        return false;
    line.remove_prefix(end);
    return valueOf(takeWord(line)).has_value();
}

TextFormatReader::TextFormatReader(MemoryStore &store, std::int64_t momentMs)
    : m_store(store)
    , m_momentMs(momentMs)
{
}

Result<void> TextFormatReader::read(std::string_view text)
{
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        ++m_line;
        if (auto line = readLine(withoutBlanks(text.substr(0, end))); !line)
            return line;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return {};
}

Result<void> TextFormatReader::readLine(std::string_view line)
{
    if (line.empty())
        return {};
    if (line.front() == '#') {
        m_isEnded |= line == "# EOF";
        return {};
    }
    if (m_isEnded)
        return wrong("there is more after # EOF");
    return readSample(line);
}

Result<void> TextFormatReader::readSample(std::string_view line)
{
    const std::size_t end = seriesEnd(line);
    if (end == std::string_view::npos || end > kLongestSeries)
        return wrong("the labels do not end with }");
    const Result<MemoryStore::Id> series = seriesOf(line.substr(0, end));
    if (!series)
        return fail(series.error());
    std::string_view rest = line.substr(end);
    const auto value = valueOf(takeWord(rest));
    if (!value)
        return wrong("a number is expected behind the name and the labels");
    std::int64_t time = m_momentMs;
    if (const auto word = takeWord(rest); !word.empty() && word != "#") {
        const auto moment = valueOf(word);
        if (!moment || !(std::abs(*moment) < 9e15))
            return wrong("the time " + promql::inQuotes(word) + " is not a number");
        time = std::llround(std::abs(*moment) > kMilliseconds ? *moment : *moment * 1000);
    }
    m_store.add(*series, time, *value);
    ++m_samples;
    return {};
}

Result<MemoryStore::Id> TextFormatReader::seriesOf(std::string_view text)
{
    if (const auto known = m_known.find(text); known != m_known.end())
        return known->second;
    auto labels = labelsOfSeries(text);
    if (!labels)
        return wrong("name{label=\"value\"} is expected, not "
                     + promql::inQuotes(text.substr(0, 80)));
    const MemoryStore::Id id = m_store.seriesId(*std::move(labels));
    m_known.emplace(text, id);
    return id;
}

tl::unexpected<Error> TextFormatReader::wrong(std::string message) const
{
    Error error{Error::Kind::BadInput, std::move(message), {}, 0, 0};
    error.line = static_cast<int>(m_line);
    return fail(std::move(error));
}

} // namespace onex
