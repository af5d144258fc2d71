// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/archive/csvreader.h"

#include "datasource/archive/seriestext.h"
#include "datasource/core/rfc3339.h"
#include "datasource/promql/literals.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace onex {
namespace {

constexpr double kMilliseconds = 1e11;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::array<std::string_view, 5> kTimeNames{"time", "timestamp", "date", "datetime", "ts"};
constexpr std::array<std::string_view, 3> kMetricNames{"metric", "__name__", "name"};

bool isOneOf(std::string_view name, const auto &names)
{
    return std::ranges::find(names, promql::lowered(name)) != names.end();
}

// "a ""quoted"" one",b. None: a quote has no end.
std::optional<std::vector<std::string>> cellsOf(std::string_view line, char separator)
{
    std::vector<std::string> cells(1);
    bool isQuoted = false;
    for (std::size_t at = 0; at < line.size(); ++at) {
        const bool isTwice = at + 1 < line.size() && line[at + 1] == '"';
        if (line[at] == '"' && isQuoted && isTwice)
            cells.back() += line[++at];
        else if (line[at] == '"')
            isQuoted = !isQuoted;
        else if (line[at] == separator && !isQuoted)
            cells.emplace_back();
        else
            cells.back() += line[at];
    }
    return isQuoted ? std::nullopt : std::optional(std::move(cells));
}

char separatorOf(std::string_view line)
{
    constexpr std::string_view kSeparators = ",;\t";
    return *std::ranges::max_element(kSeparators, {},
                                     [line](char c) { return std::ranges::count(line, c); });
}

std::optional<std::int64_t> timeOf(std::string_view cell)
{
    if (const auto number = promql::numberOf(cell); number && std::abs(*number) < 9e15)
        return std::llround(std::abs(*number) > kMilliseconds ? *number : *number * 1000);
    std::string text(cell);
    if (text.size() > 10 && text[10] == ' ')
        text[10] = 'T';
    if (const auto time = parseRfc3339(text))
        return *time;
    return parseRfc3339(text + 'Z');
}

std::string_view firstLine(std::string_view text)
{
    if (text.starts_with(kByteOrderMark))
        text.remove_prefix(kByteOrderMark.size());
    return withoutBlanks(text.substr(0, text.find('\n')));
}

Labels labelsOfName(const std::string &name)
{
    if (auto labels = labelsOfSeries(name))
        return *std::move(labels);
    if (name.starts_with('{')) // of a graph whose series have no metric's name
        if (auto labels = labelsOfSeries("value" + name))
            return *std::move(labels);
    return Labels{{"__name__", name}};
}

} // namespace

CsvReader::CsvReader(MemoryStore &store)
    : m_store(store)
{
}

bool CsvReader::isBegunBy(std::string_view text)
{
    const std::string_view line = firstLine(text);
    const auto cells = cellsOf(line, separatorOf(line));
    return cells && cells->size() > 1 && std::ranges::any_of(*cells, [](const std::string &cell) {
               return isOneOf(withoutBlanks(cell), kTimeNames);
           });
}

Result<void> CsvReader::read(std::string_view lines)
{
    while (!lines.empty()) {
        const std::size_t end = std::min(lines.find('\n'), lines.size());
        ++m_line;
        const std::string_view line
            = m_line == 1 ? firstLine(lines.substr(0, end)) : withoutBlanks(lines.substr(0, end));
        if (!line.empty())
            if (auto done = m_separator == '\0' ? readNames(line) : readValues(line); !done)
                return done;
        lines.remove_prefix(std::min(end + 1, lines.size()));
    }
    return {};
}

Result<void> CsvReader::readNames(std::string_view line)
{
    m_separator = separatorOf(line);
    auto names = cellsOf(line, m_separator);
    if (!names)
        return wrong("a quote has no end");
    m_names = *std::move(names);
    for (std::string &name : m_names)
        name = withoutBlanks(name);
    const auto find = [this](const auto &wanted) -> std::optional<std::size_t> {
        const auto found = std::ranges::find_if(
            m_names, [&wanted](const std::string &name) { return isOneOf(name, wanted); });
        return found == m_names.end() ? std::nullopt : std::optional(found - m_names.begin());
    };
    m_time = find(kTimeNames).value_or(0);
    m_metric = find(kMetricNames);
    m_value = find(std::array<std::string_view, 1>{"value"});
    if (m_names.size() == 2)
        m_value.reset(); // one series that is called so
    for (std::size_t i = 0; i < m_names.size() && !m_value; ++i)
        m_series.push_back(i == m_time ? MemoryStore::Id{}
                                       : m_store.seriesId(labelsOfName(m_names[i])));
    return {};
}

Result<void> CsvReader::readValues(std::string_view line)
{
    const auto cells = cellsOf(line, m_separator);
    if (!cells)
        return wrong("a quote has no end");
    if (cells->size() != m_names.size())
        return wrong("there are " + std::to_string(cells->size()) + " columns, but "
                     + std::to_string(m_names.size()) + " names");
    const auto time = timeOf((*cells)[m_time]);
    if (!time)
        return wrong(promql::inQuotes((*cells)[m_time]) + " is not a time");
    return m_value ? readLong(*cells, *time) : readWide(*cells, *time);
}

// A cell without a value is a sample that is not there.
Result<void> CsvReader::readWide(const std::vector<std::string> &cells, std::int64_t timeMs)
{
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::string_view cell = withoutBlanks(cells[i]);
        if (i == m_time || cell.empty() || cell == "null")
            continue;
        const auto value = promql::numberOf(cell);
        if (!value)
            return wrong(promql::inQuotes(cell) + " is not a number");
        m_store.add(m_series[i], timeMs, *value);
    }
    return {};
}

Result<void> CsvReader::readLong(const std::vector<std::string> &cells, std::int64_t timeMs)
{
    const std::string_view cell = withoutBlanks(cells[*m_value]);
    if (cell.empty())
        return {};
    const auto value = promql::numberOf(cell);
    if (!value)
        return wrong(promql::inQuotes(cell) + " is not a number");
    std::vector<Labels::Label> labels;
    for (std::size_t i = 0; i < cells.size(); ++i)
        if (i != m_time && i != *m_value && !cells[i].empty())
            labels.emplace_back(i == m_metric ? "__name__" : m_names[i], cells[i]);
    if (!m_metric)
        labels.emplace_back("__name__", "value");
    m_store.add(m_store.seriesId(Labels(std::move(labels))), timeMs, *value);
    return {};
}

tl::unexpected<Error> CsvReader::wrong(std::string message) const
{
    Error error{Error::Kind::BadInput, std::move(message), {}, 0, 0};
    error.line = static_cast<int>(m_line);
    return fail(std::move(error));
}

} // namespace onex
