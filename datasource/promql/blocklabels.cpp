// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/promql/blocklabels.h"

#include "datasource/promql/evaluation.h"

#include <algorithm>
#include <unordered_map>

namespace onex::promql {
namespace {

constexpr std::string_view kName = "__name__";

bool isOneOf(const std::vector<std::string> &names, const std::string &name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

// False where both have a value at the same step.
bool mergeInto(Block &block, std::size_t row, std::size_t other)
{
    const auto values = block.values(row), more = block.values(other);
    const auto present = block.present(row), morePresent = block.present(other);
    for (std::size_t step = 0; step < values.size(); ++step) {
        if (morePresent[step] == 0)
            continue;
        if (present[step] != 0)
            return false;
        values[step] = more[step];
        present[step] = 1;
    }
    return true;
}

// Rows that have all the same name, or none, stay different without it.
bool haveOneName(const Block &block)
{
    for (std::size_t row = 1; row < block.rows(); ++row)
        if (block.labels(row)->metricName() != block.labels(0)->metricName())
            return false;
    return true;
}

} // namespace

LabelsPtr noLabels()
{
    static const LabelsPtr kNone = std::make_shared<const Labels>();
    return kNone;
}

Result<void> dropNames(Block &block)
{
    const bool stayDifferent = haveOneName(block);
    for (std::size_t row = 0; row < block.rows(); ++row)
        if (block.labels(row)->contains(kName))
            block.setLabels(row, std::make_shared<const Labels>(block.labels(row)->without(kName)));
    return stayDifferent ? Result<void>() : unify(block);
}

Result<void> unify(Block &block)
{
    std::unordered_map<Labels, std::size_t, LabelsHash> places;
    std::vector<std::size_t> kept;
    for (std::size_t row = 0; row < block.rows(); ++row) {
        const auto [place, isNew] = places.try_emplace(*block.labels(row), row);
        if (isNew)
            kept.push_back(row);
        else if (!mergeInto(block, place->second, row))
            return executionError("vector cannot contain metrics with the same labelset");
    }
    if (kept.size() < block.rows())
        block.keepRows(kept);
    return {};
}

Labels only(const Labels &labels, const std::vector<std::string> &names)
{
    std::vector<Labels::Label> kept;
    std::copy_if(labels.begin(), labels.end(), std::back_inserter(kept),
                 [&names](const auto &label) { return isOneOf(names, label.first); });
    return Labels(std::move(kept));
}

Labels allBut(const Labels &labels, const std::vector<std::string> &names)
{
    std::vector<Labels::Label> kept;
    std::copy_if(labels.begin(), labels.end(), std::back_inserter(kept), [&](const auto &label) {
        return label.first != kName && !isOneOf(names, label.first);
    });
    return Labels(std::move(kept));
}

} // namespace onex::promql
