// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace onex {

// The label set of a series: names unique, kept sorted by name. The metric's name is "__name__".
class Labels
{
public:
    using Label = std::pair<std::string, std::string>;

    Labels() = default;
    Labels(std::initializer_list<Label> labels);
    // Any order; of labels with the same name the last one wins.
    explicit Labels(std::vector<Label> labels);

    // The value of a label, "" where there is none (as in PromQL).
    std::string_view value(std::string_view name) const;
    bool contains(std::string_view name) const;
    std::string_view metricName() const { return value("__name__"); }

    Labels without(std::string_view name) const;

    // name{a="b", c="d"} with \ " and newline escaped; {} for no labels.
    std::string toString() const;
    std::size_t hash() const;

    bool empty() const { return m_labels.empty(); }
    std::size_t size() const { return m_labels.size(); }
    auto begin() const { return m_labels.begin(); }
    auto end() const { return m_labels.end(); }

    bool operator==(const Labels &) const = default;
    auto operator<=>(const Labels &) const = default;

private:
    std::vector<Label> m_labels;
};

} // namespace onex
