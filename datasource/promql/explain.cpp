// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/promql/explain.h"

#include "datasource/promql/functions.h"
#include "datasource/promql/printer.h"

#include <array>
#include <cstdio>

namespace onex::promql {
namespace {

constexpr int kColumn = 56; // where types begin

// What the node itself does, without what it does it to.
struct Head
{
    std::string operator()(const Subquery &) const { return "subquery"; }
    std::string operator()(const Paren &) const { return "( )"; }
    std::string operator()(const Unary &node) const { return node.isNegative ? "-" : "+"; }
    std::string operator()(const Binary &node) const { return textOf(node.op); }
    std::string operator()(const Aggregate &node) const { return textOf(node.op); }
    std::string operator()(const Call &node) const
    {
        return std::string(node.function->name) + "( )";
    }
    template <typename Leaf>
    std::string operator()(const Leaf &) const
    {
        return {};
    }
};

std::string costText(const Cost &cost)
{
    std::array<char, 100> text{};
    const double ms = std::chrono::duration<double, std::milli>(cost.time).count();
    std::snprintf(text.data(), text.size(), "  %zu series  %zu samples  %.2f ms", cost.rows,
                  cost.samples, ms);
    return text.data();
}

void addLines(std::string &text, const Expr &expr, const Profile &profile, std::size_t level)
{
    std::string line(2 * level, ' ');
    const std::string head = std::visit(Head(), expr.node);
    line += head.empty() ? printed(expr) : head;
    line.resize(std::max<std::size_t>(line.size() + 2, kColumn), ' ');
    text += line + nameOf(expr.type);
    if (const auto cost = profile.find(&expr); cost != profile.end())
        text += costText(cost->second);
    text += '\n';
    for (const Expr *child : childrenOf(expr))
        addLines(text, *child, profile, level + 1);
}

} // namespace

std::string explained(const Expr &expr, const Profile &profile)
{
    std::string text = formatted(expr) + "\n\n";
    addLines(text, expr, profile, 0);
    return text;
}

} // namespace onex::promql
