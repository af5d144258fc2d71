// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/labels.h"

#include <map>
#include <unordered_map>
#include <vector>

namespace onex {

// Finds the label sets that have all of some labels. Those that are asked for have few sets of
// names, however many they are: for each such set the labels of that name are looked up in a table.
template <typename T>
class LabelSubsets
{
public:
    void add(const Labels &labels, T item)
    {
        m_all.emplace_back(&labels, item);
        m_byNames.clear();
    }

    // Labels that were added have to be there still.
    std::vector<T> having(const Labels &labels)
    {
        const auto [first, last] = tableOf(labels).equal_range(labels);
        std::vector<T> found;
        for (auto it = first; it != last; ++it)
            found.push_back(it->second);
        return found;
    }

private:
    struct Hash
    {
        std::size_t operator()(const Labels &labels) const { return labels.hash(); }
    };
    using Names = std::vector<std::string>;
    using Table = std::unordered_multimap<Labels, T, Hash>;

    Table &tableOf(const Labels &labels)
    {
        Names names;
        for (const auto &[name, value] : labels)
            names.push_back(name);
        const auto [table, isNew] = m_byNames.try_emplace(std::move(names));
        if (isNew)
            fill(table->second, table->first);
        return table->second;
    }

    void fill(Table &table, const Names &names) const
    {
        for (const auto &[labels, item] : m_all) {
            std::vector<Labels::Label> part;
            for (const std::string &name : names)
                if (labels->contains(name))
                    part.emplace_back(name, labels->value(name));
            if (part.size() == names.size())
                table.emplace(Labels(std::move(part)), item);
        }
    }

    std::vector<std::pair<const Labels *, T>> m_all;
    std::map<Names, Table> m_byNames;
};

} // namespace onex
