// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/promqltext.h"
#include "models/query/tail.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace onex {

namespace {

// What may stand before a parenthesis and looks at one step only. limitk is missing: which series
// it keeps may depend on those in the range.
constexpr std::array<std::string_view, 107> kStepwise{"abs",
                                                      "absent",
                                                      "absent_over_time",
                                                      "acos",
                                                      "acosh",
                                                      "and",
                                                      "asin",
                                                      "asinh",
                                                      "atan",
                                                      "atan2",
                                                      "atanh",
                                                      "avg",
                                                      "avg_over_time",
                                                      "bool",
                                                      "bottomk",
                                                      "by",
                                                      "ceil",
                                                      "changes",
                                                      "clamp",
                                                      "clamp_max",
                                                      "clamp_min",
                                                      "cos",
                                                      "cosh",
                                                      "count",
                                                      "count_over_time",
                                                      "count_values",
                                                      "day_of_month",
                                                      "day_of_week",
                                                      "day_of_year",
                                                      "days_in_month",
                                                      "deg",
                                                      "delta",
                                                      "deriv",
                                                      "double_exponential_smoothing",
                                                      "exp",
                                                      "first_over_time",
                                                      "floor",
                                                      "group",
                                                      "group_left",
                                                      "group_right",
                                                      "histogram_avg",
                                                      "histogram_count",
                                                      "histogram_fraction",
                                                      "histogram_quantile",
                                                      "histogram_stddev",
                                                      "histogram_stdvar",
                                                      "histogram_sum",
                                                      "holt_winters",
                                                      "hour",
                                                      "idelta",
                                                      "ignoring",
                                                      "increase",
                                                      "info",
                                                      "irate",
                                                      "label_join",
                                                      "label_replace",
                                                      "last_over_time",
                                                      "limit_ratio",
                                                      "ln",
                                                      "log10",
                                                      "log2",
                                                      "mad_over_time",
                                                      "max",
                                                      "max_over_time",
                                                      "min",
                                                      "min_over_time",
                                                      "minute",
                                                      "month",
                                                      "on",
                                                      "or",
                                                      "pi",
                                                      "predict_linear",
                                                      "present_over_time",
                                                      "quantile",
                                                      "quantile_over_time",
                                                      "rad",
                                                      "rate",
                                                      "resets",
                                                      "round",
                                                      "scalar",
                                                      "sgn",
                                                      "sin",
                                                      "sinh",
                                                      "sort",
                                                      "sort_by_label",
                                                      "sort_by_label_desc",
                                                      "sort_desc",
                                                      "sqrt",
                                                      "stddev",
                                                      "stddev_over_time",
                                                      "stdvar",
                                                      "stdvar_over_time",
                                                      "sum",
                                                      "sum_over_time",
                                                      "tan",
                                                      "tanh",
                                                      "time",
                                                      "timestamp",
                                                      "topk",
                                                      "ts_of_first_over_time",
                                                      "ts_of_last_over_time",
                                                      "ts_of_max_over_time",
                                                      "ts_of_min_over_time",
                                                      "unless",
                                                      "vector",
                                                      "without",
                                                      "year"};

bool isWordStart(char c)
{
    return std::isalpha(static_cast<unsigned char>(c)) || c == '_' || c == ':';
}

bool isWord(char c)
{
    return isWordStart(c) || std::isdigit(static_cast<unsigned char>(c)) || c == '.';
}

char nextVisible(std::string_view text, std::size_t at)
{
    const auto found = text.find_first_not_of(" \t\r\n", at);
    return found == std::string_view::npos ? '\0' : text[found];
}

// `after`: the character that follows the word, space left out.
bool isHarmless(std::string_view word, char after)
{
    std::string lower(word);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (lower == "offset") // a negative one looks into what is still to come
        return std::isdigit(static_cast<unsigned char>(after));
    return after != '(' || std::binary_search(kStepwise.begin(), kStepwise.end(), lower);
}

} // namespace

bool isRangeIndependent(std::string_view expr)
{
    PromqlText text;
    std::size_t begin = 0; // of a word
    for (std::size_t at = 0; at <= expr.size(); ++at) {
        const char c = at < expr.size() ? expr[at] : '\0';
        if (text.read(static_cast<unsigned char>(c)) == PromqlText::Part::Code) {
            if (c == '@')
                return false;
            if (at == begin ? isWordStart(c) : isWord(c))
                continue;
        }
        if (at > begin && !isHarmless(expr.substr(begin, at - begin), nextVisible(expr, at)))
            return false;
        begin = at + 1;
    }
    return true;
}

} // namespace onex
