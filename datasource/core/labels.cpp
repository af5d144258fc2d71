// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/core/labels.h"

#include <algorithm>
#include <functional>

namespace onex {
namespace {

std::string quoted(std::string_view text)
{
    std::string result = "\"";
    for (const char c : text) {
        if (c == '\n') {
            result += "\\n";
            continue;
        }
        if (c == '"' || c == '\\')
            result += '\\';
        result += c;
    }
    return result + '"';
}

bool byName(const Labels::Label &a, const Labels::Label &b) { return a.first < b.first; }

} // namespace

Labels::Labels(std::initializer_list<Label> labels)
    : Labels(std::vector<Label>(labels))
{
}

Labels::Labels(std::vector<Label> labels)
    : m_labels(std::move(labels))
{
    std::stable_sort(m_labels.begin(), m_labels.end(), byName);
    // unique() keeps the first of equals, so go backwards to keep the last.
    const auto sameName = [](const Label &a, const Label &b) { return a.first == b.first; };
    const auto last = std::unique(m_labels.rbegin(), m_labels.rend(), sameName);
    m_labels.erase(m_labels.begin(), last.base());
}

std::string_view Labels::value(std::string_view name) const
{
    const auto it
        = std::lower_bound(m_labels.begin(), m_labels.end(), name,
                           [](const Label &l, std::string_view n) { return l.first < n; });
    return it != m_labels.end() && it->first == name ? std::string_view(it->second)
                                                     : std::string_view();
}

bool Labels::contains(std::string_view name) const
{
    return std::any_of(m_labels.begin(), m_labels.end(),
                       [name](const Label &l) { return l.first == name; });
}

Labels Labels::without(std::string_view name) const
{
    Labels result = *this;
    std::erase_if(result.m_labels, [name](const Label &l) { return l.first == name; });
    return result;
}

std::string Labels::toString() const
{
    std::string inside;
    for (const auto &[name, value] : m_labels) {
        if (name == "__name__")
            continue;
        inside += (inside.empty() ? "" : ", ") + name + "=" + quoted(value);
    }
    const std::string metric(metricName());
    return inside.empty() && !metric.empty() ? metric : metric + "{" + inside + "}";
}

std::size_t Labels::hash() const
{
    std::size_t seed = m_labels.size();
    const auto mix = [&seed](const std::string &text) {
        seed ^= std::hash<std::string>()(text) + 0x9e3779b97f4a7c15ULL + (seed << 6) + (seed >> 2);
    };
    for (const auto &[name, value] : m_labels) {
        mix(name);
        mix(value);
    }
    return seed;
}

} // namespace onex
