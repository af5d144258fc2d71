// SPDX-License-Identifier: GPL-3.0-or-later
// Operators between scalars, a scalar and a vector, and sets. Between vectors: matching.cpp.
#include "datasource/promql/arithmetic.h"
#include "datasource/promql/blocklabels.h"
#include "datasource/promql/evaluation.h"
#include "datasource/promql/matching.h"

namespace onex::promql {
namespace {

Value ofScalars(BinaryOp op, Value left, const Value &right)
{
    const auto a = left.block.values(0);
    const auto b = right.block.values(0);
    withOperator(op, [&](auto apply) {
        for (std::size_t step = 0; step < a.size(); ++step)
            a[step] = apply(a[step], b[step]);
    });
    return left;
}

// A comparison without bool keeps the vector's value where it holds.
Result<Value> ofVectorAndScalar(const Binary &node, Value vector, const Value &scalar,
                                bool vectorIsLeft)
{
    const bool keeps = isComparison(node.op) && !node.returnsBool;
    const auto other = scalar.block.values(0);
    withOperator(node.op, [&](auto apply) {
        for (std::size_t row = 0; row < vector.block.rows(); ++row) {
            const auto values = vector.block.values(row);
            const auto present = vector.block.present(row);
            for (std::size_t step = 0; step < values.size(); ++step) {
                const double result = vectorIsLeft ? apply(values[step], other[step])
                                                   : apply(other[step], values[step]);
                if (keeps)
                    present[step] &= static_cast<std::uint8_t>(result != 0);
                else
                    values[step] = result;
            }
        }
    });
    if (keeps)
        vector.block.dropEmptyRows();
    else if (auto named = dropNames(vector.block); !named)
        return fail(std::move(named.error()));
    return vector;
}

} // namespace

Result<Value> evaluateBinary(Evaluation &evaluation, const Binary &node)
{
    Result<Value> left = evaluation.evaluate(node.left);
    if (!left)
        return left;
    Result<Value> right = evaluation.evaluate(node.right);
    if (!right)
        return right;
    left->isSorted = false;
    const bool leftIsScalar = left->type == ValueType::Scalar;
    const bool rightIsScalar = right->type == ValueType::Scalar;
    if (leftIsScalar && rightIsScalar)
        return ofScalars(node.op, *std::move(left), *right);
    if (rightIsScalar)
        return ofVectorAndScalar(node, *std::move(left), *right, true);
    if (leftIsScalar)
        return ofVectorAndScalar(node, *std::move(right), *left, false);
    return matched(evaluation, node, std::move(left->block), std::move(right->block))
        .map([](Block &&block) {
            return Value{ValueType::Vector, std::move(block), {}, false};
        });
}

} // namespace onex::promql
