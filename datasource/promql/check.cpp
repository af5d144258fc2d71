// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/promql/check.h"

#include "datasource/promql/functions.h"
#include "datasource/promql/literals.h"

#include <algorithm>

namespace onex::promql {
namespace {

using Found = std::optional<Problem>;
using Type = ValueType;

Found wanted(Type type, const Expr &expr, const std::string &where)
{
    if (expr.type == type)
        return std::nullopt;
    return Problem{expr.span,
                   std::string("expected type ") + nameOf(type) + " in " + where + ", got "
                       + nameOf(expr.type)};
}

bool isValue(const Expr &expr) { return expr.type == Type::Scalar || expr.type == Type::Vector; }

std::string counted(int count, const char *how)
{
    return "expected " + std::string(how) + std::to_string(count) + " argument(s) in call to ";
}

struct Check
{
    Expr &expr;

    Found is(Type type) const
    {
        expr.type = type;
        return std::nullopt;
    }

    Found operator()(const NumberLiteral &) const { return is(Type::Scalar); }
    Found operator()(const StringLiteral &) const { return is(Type::String); }

    Found operator()(const VectorSelector &node) const
    {
        const bool isBound = std::any_of(node.matchers.begin(), node.matchers.end(),
                                         [](const Matcher &one) { return !one.matchesEmpty(); });
        if (!isBound)
            return Problem{expr.span,
                           "vector selector must contain at least one non-empty matcher"};
        return is(Type::Vector);
    }

    Found operator()(const MatrixSelector &) const { return is(Type::Matrix); }

    Found operator()(const Subquery &node) const
    {
        if (node.expr->type != Type::Vector)
            return Problem{node.expr->span,
                           std::string("subquery is only allowed on instant vector, got ")
                               + nameOf(node.expr->type) + " instead"};
        return is(Type::Matrix);
    }

    Found operator()(const Paren &node) const { return is(node.expr->type); }

    Found operator()(const Unary &node) const
    {
        if (!isValue(*node.expr))
            return Problem{node.expr->span,
                           "unary expression only allowed on expressions of type scalar or instant "
                           "vector, got "
                               + inQuotes(nameOf(node.expr->type))};
        return is(node.expr->type);
    }

    Found operator()(const Binary &node) const
    {
        if (auto problem = ofValues(node))
            return problem;
        const bool isScalar = node.left->type == Type::Scalar && node.right->type == Type::Scalar;
        return is(isScalar ? Type::Scalar : Type::Vector);
    }

    Found ofValues(const Binary &node) const
    {
        const std::string op = textOf(node.op);
        const bool hasScalar = node.left->type == Type::Scalar || node.right->type == Type::Scalar;
        if (!isValue(*node.left) || !isValue(*node.right))
            return Problem{isValue(*node.left) ? node.right->span : node.left->span,
                           "binary expression must contain only scalar and instant vector types"};
        if (node.returnsBool && !isComparison(node.op))
            return Problem{expr.span, "bool modifier can only be used on comparison operators"};
        if (isComparison(node.op) && !node.returnsBool && node.left->type == node.right->type
            && hasScalar)
            return Problem{expr.span, "comparisons between scalars must use BOOL modifier"};
        if (isSetOperator(node.op) && hasScalar)
            return Problem{expr.span,
                           "set operator " + inQuotes(op)
                               + " not allowed in binary scalar expression"};
        if (isSetOperator(node.op) && node.matching.many != Matching::Side::None)
            return Problem{expr.span, "no grouping allowed for " + inQuotes(op) + " operation"};
        if (node.matching.isWritten && hasScalar && !node.matching.labels.empty())
            return Problem{expr.span, "vector matching only allowed between instant vectors"};
        return ofMatching(node.matching);
    }

    Found ofMatching(const Matching &matching) const
    {
        const auto &labels = matching.labels;
        for (const std::string &label : matching.include)
            if (matching.isOn && std::find(labels.begin(), labels.end(), label) != labels.end())
                return Problem{expr.span,
                               "label " + inQuotes(label)
                                   + " must not occur in ON and GROUP clause at once"};
        return std::nullopt;
    }

    Found operator()(const Aggregate &node) const
    {
        if (auto problem = wanted(Type::Vector, *node.expr, "aggregation expression"))
            return problem;
        const Type type = node.op == AggregateOp::CountValues ? Type::String : Type::Scalar;
        if (node.parameter)
            if (auto problem = wanted(type, *node.parameter, "aggregation parameter"))
                return problem;
        return is(Type::Vector);
    }

    Found operator()(const Call &node) const
    {
        const Function &function = *node.function;
        const std::string name = inQuotes(function.name);
        const int count = static_cast<int>(node.arguments.size());
        const int most
            = function.optional < 0 ? count : static_cast<int>(function.arguments.size());
        const std::string got = name + ", got " + std::to_string(count);
        if (function.optional == 0 && count != most)
            return Problem{expr.span, counted(most, "") + got};
        if (count < function.least())
            return Problem{expr.span, counted(function.least(), "at least ") + got};
        if (count > most)
            return Problem{expr.span, counted(most, "at most ") + got};
        for (std::size_t i = 0; i < node.arguments.size(); ++i) {
            const Type type = function.arguments[std::min(i, function.arguments.size() - 1)];
            if (auto problem = wanted(type, *node.arguments[i], "call to function " + name))
                return problem;
        }
        return is(function.returns);
    }
};

// What says a moment by "@" does not see the steps around it.
bool isFixed(const Expr &expr)
{
    if (const auto *vector = std::get_if<VectorSelector>(&expr.node))
        return vector->shift.at.has_value();
    if (const auto *matrix = std::get_if<MatrixSelector>(&expr.node))
        return matrix->selector.shift.at.has_value();
    if (const auto *subquery = std::get_if<Subquery>(&expr.node))
        return subquery->shift.at.has_value();
    const auto *call = std::get_if<Call>(&expr.node);
    const auto children = childrenOf(expr);
    return !(call && call->function->usesTime)
        && std::all_of(children.begin(), children.end(),
                       [](const Expr *child) { return child->isFixed; });
}

} // namespace

std::optional<Problem> check(Expr &expr)
{
    expr.isFixed = isFixed(expr);
    return std::visit(Check{expr}, expr.node);
}

} // namespace onex::promql
