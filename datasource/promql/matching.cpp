// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/promql/matching.h"

#include "datasource/promql/arithmetic.h"
#include "datasource/promql/blocklabels.h"
#include "datasource/promql/evaluation.h"
#include "datasource/promql/literals.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>

namespace onex::promql {
namespace {

using Rows = std::vector<std::size_t>;

// The rows of both sides that have the same matching labels.
struct Match
{
    Labels labels;
    Rows left;
    Rows right;
};

Labels matchingLabels(const Matching &matching, const Labels &labels)
{
    return matching.isOn ? only(labels, matching.labels) : allBut(labels, matching.labels);
}

std::vector<Match> matchesOf(const Matching &matching, const Block &left, const Block &right)
{
    std::unordered_map<Labels, std::size_t, LabelsHash> places;
    std::vector<Match> matches;
    const auto add = [&](const Block &block, Rows Match::*side) {
        for (std::size_t row = 0; row < block.rows(); ++row) {
            Labels labels = matchingLabels(matching, *block.labels(row));
            const auto [place, isNew] = places.try_emplace(std::move(labels), matches.size());
            if (isNew)
                matches.push_back({place->first, {}, {}});
            (matches[place->second].*side).push_back(row);
        }
    };
    add(left, &Match::left);
    add(right, &Match::right);
    return matches;
}

// --- sets ------------------------------------------------------------------------------------

Rows allRows(const Block &block)
{
    Rows rows(block.rows());
    std::iota(rows.begin(), rows.end(), std::size_t{0});
    return rows;
}

std::vector<std::uint8_t> presentInAny(const Block &block, const Rows &rows)
{
    std::vector<std::uint8_t> any(static_cast<std::size_t>(block.steps()));
    for (const std::size_t row : rows) {
        const auto present = block.present(row);
        for (std::size_t step = 0; step < any.size(); ++step)
            any[step] |= present[step];
    }
    return any;
}

// Keeps the values where any is what it should be.
void keepWhere(Block &block, const Rows &rows, const std::vector<std::uint8_t> &any,
               std::uint8_t wanted)
{
    for (const std::size_t row : rows) {
        const auto present = block.present(row);
        for (std::size_t step = 0; step < any.size(); ++step)
            present[step] &= static_cast<std::uint8_t>(any[step] == wanted);
    }
}

void copyRow(const Block &from, std::size_t row, Block &to, std::size_t target)
{
    to.setLabels(target, from.labels(row));
    std::ranges::copy(from.values(row), to.values(target).begin());
    std::ranges::copy(from.present(row), to.present(target).begin());
}

Result<Block> united(Evaluation &evaluation, const Block &left, const Block &right)
{
    Result<Block> all = evaluation.block(left.rows() + right.rows());
    if (!all)
        return all;
    for (std::size_t row = 0; row < left.rows(); ++row)
        copyRow(left, row, *all, row);
    for (std::size_t row = 0; row < right.rows(); ++row)
        copyRow(right, row, *all, left.rows() + row);
    all->dropEmptyRows();
    if (auto merged = unify(*all); !merged)
        return fail(std::move(merged.error()));
    return all;
}

Result<Block> ofSets(Evaluation &evaluation, const Binary &node, Block left, Block right)
{
    for (const Match &match : matchesOf(node.matching, left, right)) {
        if (node.op == BinaryOp::Or)
            keepWhere(right, match.right, presentInAny(left, match.left), 0);
        else
            keepWhere(left, match.left, presentInAny(right, match.right),
                      node.op == BinaryOp::And ? 1 : 0);
    }
    if (node.op == BinaryOp::Or)
        return united(evaluation, left, right);
    left.dropEmptyRows();
    return left;
}

// --- arithmetic and comparisons ---------------------------------------------------------------

// One pair of rows after the other. many: the side that may have several, or the left one.
class Pairs
{
public:
    Pairs(const Binary &node, const Block &many, const Block &one, bool isSwapped)
        : m_node(node)
        , m_many(many)
        , m_one(one)
        , m_isSwapped(isSwapped)
        , m_keeps(isComparison(node.op) && !node.returnsBool)
    {
    }

    struct Pair
    {
        std::size_t many;
        std::size_t one;
        const Match *match;
    };

    void work(const Pair &pair, std::span<double> values, std::span<std::uint8_t> present) const
    {
        const auto many = m_many.values(pair.many), one = m_one.values(pair.one);
        const auto manyPresent = m_many.present(pair.many), onePresent = m_one.present(pair.one);
        const auto left = m_isSwapped ? one : many, right = m_isSwapped ? many : one;
        withOperator(m_node.op, [&](auto apply) {
            for (std::size_t step = 0; step < values.size(); ++step) {
                const double result = apply(left[step], right[step]);
                const auto both = static_cast<std::uint8_t>(manyPresent[step] & onePresent[step]);
                values[step] = m_keeps ? left[step] : result;
                present[step] = m_keeps
                    ? static_cast<std::uint8_t>(both & static_cast<int>(result != 0))
                    : both;
            }
        });
    }

    LabelsPtr labelsOf(const Pair &pair) const
    {
        const Matching &matching = m_node.matching;
        const Labels &many = *m_many.labels(pair.many);
        if (matching.many == Matching::Side::None) {
            if (matching.isOn)
                return std::make_shared<const Labels>(only(many, matching.labels));
            return m_keeps && matching.labels.empty()
                ? m_many.labels(pair.many)
                : std::make_shared<const Labels>(ignoring(many));
        }
        const LabelsPtr base = m_keeps ? m_many.labels(pair.many)
                                       : std::make_shared<const Labels>(many.without("__name__"));
        return matching.include.empty() ? base : included(*base, *m_one.labels(pair.one));
    }

private:
    // Comparisons keep the metric's name.
    Labels ignoring(const Labels &labels) const
    {
        Labels rest = allBut(labels, m_node.matching.labels);
        if (!m_keeps || !labels.contains("__name__"))
            return rest;
        std::vector<Labels::Label> named(rest.begin(), rest.end());
        named.emplace_back("__name__", labels.metricName());
        return Labels(std::move(named));
    }

    LabelsPtr included(const Labels &base, const Labels &one) const
    {
        std::vector<Labels::Label> all(base.begin(), base.end());
        for (const std::string &name : m_node.matching.include) {
            std::erase_if(all, [&name](const auto &label) { return label.first == name; });
            if (const auto value = one.value(name); !value.empty())
                all.emplace_back(name, value);
        }
        return std::make_shared<const Labels>(std::move(all));
    }

    const Binary &m_node;
    const Block &m_many;
    const Block &m_one;
    const bool m_isSwapped;
    const bool m_keeps;
};

// Of the rows, two that have a value at the same of these steps.
std::optional<std::pair<std::size_t, std::size_t>> overlapOf(const Block &block, const Rows &rows,
                                                             const std::vector<std::uint8_t> &steps)
{
    std::vector<std::size_t> owner(static_cast<std::size_t>(block.steps()), block.rows());
    for (const std::size_t row : rows) {
        const auto present = block.present(row);
        for (std::size_t step = 0; step < owner.size(); ++step) {
            if (present[step] == 0 || steps[step] == 0)
                continue;
            if (owner[step] != block.rows())
                return std::pair(owner[step], row);
            owner[step] = row;
        }
    }
    return std::nullopt;
}

// Pairs of one match are one after the other.
bool hasTwoOfOneMatch(const Block &result, const std::vector<Pairs::Pair> &pairs)
{
    const std::vector<std::uint8_t> everywhere(static_cast<std::size_t>(result.steps()), 1);
    for (std::size_t first = 0, last = 0; first < pairs.size(); first = last) {
        Rows rows;
        for (last = first; last < pairs.size() && pairs[last].match == pairs[first].match; ++last)
            rows.push_back(last);
        if (rows.size() > 1 && overlapOf(result, rows, everywhere))
            return true;
    }
    return false;
}

tl::unexpected<Error> manyToMany(const Match &match, const Block &one, const char *side,
                                 std::pair<std::size_t, std::size_t> rows)
{
    return executionError(
        "found duplicate series for the match group " + match.labels.toString() + " on the " + side
        + " hand-side of the operation: [" + one.labels(rows.second)->toString() + ", "
        + one.labels(rows.first)->toString()
        + "];many-to-many matching not allowed: matching labels must be unique on "
          "one side");
}

} // namespace

Result<Block> matched(Evaluation &evaluation, const Binary &node, Block left, Block right)
{
    if (isSetOperator(node.op))
        return ofSets(evaluation, node, std::move(left), std::move(right));
    const bool isSwapped = node.matching.many == Matching::Side::Right;
    const Block &many = isSwapped ? right : left;
    const Block &one = isSwapped ? left : right;
    const std::vector<Match> matches = matchesOf(node.matching, left, right);
    const std::vector<std::uint8_t> asked = presentInAny(many, allRows(many));
    std::vector<Pairs::Pair> pairs;
    for (const Match &match : matches) {
        const Rows &manyRows = isSwapped ? match.right : match.left;
        const Rows &oneRows = isSwapped ? match.left : match.right;
        if (oneRows.size() > 1)
            if (const auto rows = overlapOf(one, oneRows, asked))
                return manyToMany(match, one, isSwapped ? "left" : "right", *rows);
        for (const std::size_t row : manyRows)
            for (const std::size_t other : oneRows)
                pairs.push_back({row, other, &match});
    }
    Result<Block> result = evaluation.block(pairs.size());
    if (!result)
        return result;
    const Pairs work(node, many, one, isSwapped);
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        work.work(pairs[i], result->values(i), result->present(i));
        result->setLabels(i, work.labelsOf(pairs[i]));
    }
    if (node.matching.many == Matching::Side::None && hasTwoOfOneMatch(*result, pairs))
        return executionError("multiple matches for labels: many-to-one matching must be explicit "
                              "(group_left/group_right)");
    result->dropEmptyRows();
    if (!unify(*result))
        return executionError(
            "multiple matches for labels: grouping labels must ensure unique matches");
    return result;
}

} // namespace onex::promql
