// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/promql/ast.h"

#include <array>

namespace onex::promql {
namespace {

struct ChildrenOf
{
    std::vector<const Expr *> children;

    void add(const ExprPtr &expr)
    {
        if (expr)
            children.push_back(expr.get());
    }
    void operator()(const Subquery &node) { add(node.expr); }
    void operator()(const Paren &node) { add(node.expr); }
    void operator()(const Unary &node) { add(node.expr); }
    void operator()(const Binary &node)
    {
        add(node.left);
        add(node.right);
    }
    void operator()(const Aggregate &node)
    {
        add(node.parameter);
        add(node.expr);
    }
    void operator()(const Call &node)
    {
        for (const ExprPtr &argument : node.arguments)
            add(argument);
    }
    template <typename Leaf>
    void operator()(const Leaf &)
    {
    }
};

} // namespace

const char *nameOf(ValueType type)
{
    constexpr std::array kNames{"scalar", "instant vector", "range vector", "string"};
    return kNames[static_cast<std::size_t>(type)];
}

bool isComparison(BinaryOp op) { return op >= BinaryOp::Equal && op <= BinaryOp::GreaterEqual; }

bool isSetOperator(BinaryOp op) { return op >= BinaryOp::And; }

const char *textOf(BinaryOp op)
{
    constexpr std::array kTexts{"+",  "-", "*",  "/", "%",  "^",   "atan2", "==",
                                "!=", "<", "<=", ">", ">=", "and", "or",    "unless"};
    return kTexts[static_cast<std::size_t>(op)];
}

const char *textOf(AggregateOp op)
{
    constexpr std::array kTexts{"sum",      "avg",          "min",    "max",        "count",
                                "group",    "stddev",       "stdvar", "topk",       "bottomk",
                                "quantile", "count_values", "limitk", "limit_ratio"};
    return kTexts[static_cast<std::size_t>(op)];
}

bool hasParameter(AggregateOp op) { return op >= AggregateOp::Topk; }

std::vector<const Expr *> childrenOf(const Expr &expr)
{
    ChildrenOf visitor;
    std::visit(visitor, expr.node);
    return std::move(visitor.children);
}

} // namespace onex::promql
