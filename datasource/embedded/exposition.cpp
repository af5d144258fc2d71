// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/embedded/exposition.h"

#include "datasource/archive/textformat.h"

#include <algorithm>
#include <unordered_map>

namespace onex {
namespace {

class Families
{
public:
    MetricFamily &of(std::string_view name)
    {
        const auto [place, isNew] = m_places.try_emplace(std::string(name), m_all.size());
        if (isNew)
            m_all.push_back({std::string(name), {}, MetricType::Unknown});
        return m_all[place->second];
    }
    MetricFamilies take() { return std::move(m_all); }

private:
    MetricFamilies m_all;
    std::unordered_map<std::string, std::size_t> m_places;
};

std::string_view takeWord(std::string_view &text)
{
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return word;
}

MetricType typeOf(std::string_view word)
{
    for (const auto type :
         {MetricType::Counter, MetricType::Gauge, MetricType::Histogram, MetricType::Summary})
        if (word == nameOf(type))
            return type;
    return MetricType::Unknown;
}

// # TYPE name type, # HELP name text
void readComments(std::string_view text, Families &families)
{
    while (!text.empty()) {
        std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (takeWord(line) != "#")
            continue;
        const std::string_view kind = takeWord(line), name = takeWord(line);
        if (kind == "TYPE")
            families.of(name).type = typeOf(line);
        else if (kind == "HELP")
            families.of(name).help = std::string(line.substr(0, 1000));
    }
}

} // namespace

Result<MetricFamilies> parseExposition(std::string_view text)
{
    MemoryStore store;
    TextFormatReader reader(store, 0);
    if (auto read = reader.read(text); !read)
        return fail(std::move(read.error()));
    if (reader.samples() > static_cast<std::int64_t>(kMostScraped))
        return fail(Error::Kind::TooLarge,
                    "the answer has more than " + std::to_string(kMostScraped) + " samples");
    store.finish();
    auto all = store.select({}, INT64_MIN, INT64_MAX, {});
    if (!all)
        return fail(std::move(all.error()));
    Families families;
    readComments(text, families);
    for (const promql::StoredSeries &series : *all) {
        const std::string name(series.labels->metricName());
        families.of(name).samples.push_back(
            {name, series.labels->without("__name__"), series.samples.values.back()});
    }
    return families.take();
}

} // namespace onex
