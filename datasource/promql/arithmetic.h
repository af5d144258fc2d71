// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/promql/ast.h"

#include <cmath>

namespace onex::promql {

// Calls what with a function (double, double) -> double; of comparisons the result is 0 or 1. A
// template, so that the loops of each operator are its own.
template <typename What>
auto withOperator(BinaryOp op, const What &what)
{
    switch (op) {
    case BinaryOp::Add:
        return what([](double a, double b) { return a + b; });
    case BinaryOp::Sub:
        return what([](double a, double b) { return a - b; });
    case BinaryOp::Mul:
        return what([](double a, double b) { return a * b; });
    case BinaryOp::Div:
        return what([](double a, double b) { return a / b; });
    case BinaryOp::Mod:
        return what([](double a, double b) { return std::fmod(a, b); });
    case BinaryOp::Pow:
        return what([](double a, double b) { return std::pow(a, b); });
    case BinaryOp::Atan2:
        return what([](double a, double b) { return std::atan2(a, b); });
    case BinaryOp::Equal:
        return what([](double a, double b) { return double(a == b); });
    case BinaryOp::NotEqual:
        return what([](double a, double b) { return double(a != b); });
    case BinaryOp::Less:
        return what([](double a, double b) { return double(a < b); });
    case BinaryOp::LessEqual:
        return what([](double a, double b) { return double(a <= b); });
    case BinaryOp::Greater:
        return what([](double a, double b) { return double(a > b); });
    default:
        return what([](double a, double b) { return double(a >= b); });
    }
}

} // namespace onex::promql
