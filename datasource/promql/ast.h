// SPDX-License-Identifier: GPL-3.0-or-later
// A parsed PromQL expression. Source of the language: Prometheus 3.5 documentation, "Querying".
#pragma once

#include "datasource/promql/matcher.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace onex::promql {

enum class ValueType { Scalar, Vector, Matrix, String };
const char *nameOf(ValueType type); // "instant vector", as error messages say it

// Bytes of the query's text, end exclusive.
struct Span
{
    int begin = 0;
    int end = 0;
    bool operator==(const Span &) const = default;
};

struct Expr;
using ExprPtr = std::unique_ptr<Expr>;

struct NumberLiteral
{
    double value = 0;
    std::string text; // as it was written: 5m and 0x1F stay what they are
};

struct StringLiteral
{
    std::string value;
};

// "@": at this moment whatever the step.
struct AtModifier
{
    enum class Kind { Time, Start, End };
    Kind kind = Kind::Time;
    std::int64_t timeMs = 0;
};

struct TimeShift
{
    std::int64_t offsetMs = 0; // positive: earlier
    std::optional<AtModifier> at;
};

struct VectorSelector
{
    std::string name;              // "": none was written before the braces
    std::vector<Matcher> matchers; // with the one that the name is
    TimeShift shift;
};

struct MatrixSelector
{
    VectorSelector selector;
    std::int64_t rangeMs = 0;
};

struct Subquery
{
    ExprPtr expr;
    std::int64_t rangeMs = 0;
    std::int64_t stepMs = 0; // 0: the default
    TimeShift shift;
};

struct Paren
{
    ExprPtr expr;
};

struct Unary
{
    bool isNegative = false;
    ExprPtr expr;
};

enum class BinaryOp {
    Add,
    Sub,
    Mul,
    Div,
    Mod,
    Pow,
    Atan2, // arithmetic
    Equal,
    NotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual, // comparisons
    And,
    Or,
    Unless // sets
};
bool isComparison(BinaryOp op);
bool isSetOperator(BinaryOp op);
const char *textOf(BinaryOp op);

struct Matching
{
    enum class Side { None, Left, Right }; // that has many: group_left, group_right

    bool isOn = false; // false: ignoring, or nothing
    std::vector<std::string> labels;
    Side many = Side::None;
    std::vector<std::string> include; // labels that the "one" side gives
    bool isWritten = false;           // "on ()" and "ignoring ()" are
};

struct Binary
{
    BinaryOp op = BinaryOp::Add;
    bool returnsBool = false;
    Matching matching;
    ExprPtr left;
    ExprPtr right;
};

enum class AggregateOp {
    Sum,
    Avg,
    Min,
    Max,
    Count,
    Group,
    Stddev,
    Stdvar, // one value a group
    Topk,
    Bottomk,
    Quantile,
    CountValues,
    Limitk,
    LimitRatio // with a parameter
};
const char *textOf(AggregateOp op);
bool hasParameter(AggregateOp op);

struct Aggregate
{
    AggregateOp op = AggregateOp::Sum;
    ExprPtr expr;
    ExprPtr parameter; // null: none
    bool isWithout = false;
    std::vector<std::string> grouping;
};

struct Function;

struct Call
{
    const Function *function = nullptr; // never null
    std::vector<ExprPtr> arguments;
};

using Node = std::variant<NumberLiteral, StringLiteral, VectorSelector, MatrixSelector, Subquery,
                          Paren, Unary, Binary, Aggregate, Call>;

struct Expr
{
    Node node;
    Span span;
    ValueType type = ValueType::Scalar;
    int depth = 1;        // of the tree that it is the root of
    bool isFixed = false; // the same at every step
};

// What an expression is made of, in the order of its text.
std::vector<const Expr *> childrenOf(const Expr &expr);

} // namespace onex::promql
