// SPDX-License-Identifier: GPL-3.0-or-later
// The order of rows: seen in the answer to an instant query only.
#include "datasource/promql/evaluation.h"
#include "datasource/promql/vectorfunctions.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace onex::promql {
namespace {

template <typename IsBefore>
Result<Value> sortedBy(Evaluation &evaluation, const Call &call, const IsBefore &isBefore)
{
    Result<Value> value = evaluation.evaluate(call.arguments[0]);
    if (!value)
        return value;
    Block &block = value->block;
    std::vector<std::size_t> order(block.rows());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return isBefore(block, a, b); });
    block.keepRows(order);
    value->isSorted = true;
    return value;
}

// NaN comes last in both directions.
Result<Value> byValue(Evaluation &evaluation, const Call &call, bool isDescending)
{
    return sortedBy(evaluation, call,
                    [isDescending](const Block &block, std::size_t a, std::size_t b) {
                        const double left = block.values(a)[0], right = block.values(b)[0];
                        if (std::isnan(left) || std::isnan(right))
                            return !std::isnan(left);
                        return isDescending ? left > right : left < right;
                    });
}

bool isDigit(char c) { return c >= '0' && c <= '9'; }

// How many digits there are from here, without zeros in front.
std::string_view numberAt(std::string_view text, std::size_t &at)
{
    while (at < text.size() && text[at] == '0')
        ++at;
    const std::size_t begin = at;
    while (at < text.size() && isDigit(text[at]))
        ++at;
    return text.substr(begin, at - begin);
}

// 2 before 10, as people sort.
int naturallyCompared(std::string_view a, std::string_view b)
{
    std::size_t i = 0, j = 0;
    while (i < a.size() && j < b.size()) {
        if (isDigit(a[i]) && isDigit(b[j])) {
            const auto left = numberAt(a, i), right = numberAt(b, j);
            if (left.size() != right.size())
                return left.size() < right.size() ? -1 : 1;
            if (const int order = left.compare(right); order != 0)
                return order;
            continue;
        }
        if (a[i] != b[j])
            return a[i] < b[j] ? -1 : 1;
        ++i;
        ++j;
    }
    return static_cast<int>(i < a.size()) - static_cast<int>(j < b.size());
}

Result<Value> byLabels(Evaluation &evaluation, const Call &call, bool isDescending)
{
    std::vector<std::string> names;
    for (std::size_t i = 1; i < call.arguments.size(); ++i) {
        auto name = evaluation.text(*call.arguments[i]);
        if (!name)
            return fail(std::move(name.error()));
        names.push_back(*std::move(name));
    }
    return sortedBy(evaluation, call, [&](const Block &block, std::size_t a, std::size_t b) {
        const Labels &left = *block.labels(a), &right = *block.labels(b);
        for (const std::string &name : names)
            if (const int order = naturallyCompared(left.value(name), right.value(name)))
                return isDescending ? order > 0 : order < 0;
        return isDescending ? right < left : left < right;
    });
}

} // namespace

Result<Value> sort(Evaluation &evaluation, const Call &call)
{
    return byValue(evaluation, call, false);
}

Result<Value> sortDescending(Evaluation &evaluation, const Call &call)
{
    return byValue(evaluation, call, true);
}

Result<Value> sortByLabel(Evaluation &evaluation, const Call &call)
{
    return byLabels(evaluation, call, false);
}

Result<Value> sortByLabelDescending(Evaluation &evaluation, const Call &call)
{
    return byLabels(evaluation, call, true);
}

} // namespace onex::promql
