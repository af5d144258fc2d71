// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/promql/earlier.h"

#include "datasource/promql/printer.h"

namespace onex::promql {
namespace {

// Of a subquery the whole moves at once.
void shift(Expr &expr, std::int64_t ms)
{
    struct Visitor
    {
        std::int64_t ms;

        void operator()(NumberLiteral &) const { }
        void operator()(StringLiteral &) const { }
        void operator()(VectorSelector &node) const { node.shift.offsetMs += ms; }
        void operator()(MatrixSelector &node) const { node.selector.shift.offsetMs += ms; }
        void operator()(Subquery &node) const { node.shift.offsetMs += ms; }
        void operator()(Paren &node) const { shift(*node.expr, ms); }
        void operator()(Unary &node) const { shift(*node.expr, ms); }
        void operator()(Binary &node) const
        {
            shift(*node.left, ms);
            shift(*node.right, ms);
        }
        void operator()(Aggregate &node) const
        {
            shift(*node.expr, ms);
            if (node.parameter)
                shift(*node.parameter, ms);
        }
        void operator()(Call &node) const
        {
            for (ExprPtr &argument : node.arguments)
                shift(*argument, ms);
        }
    };
    std::visit(Visitor{ms}, expr.node);
}

} // namespace

std::string earlier(ExprPtr expr, std::int64_t ms)
{
    shift(*expr, ms);
    return printed(*expr);
}

} // namespace onex::promql
