// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/promql/engine.h"

namespace onex::promql {

// One walk over a tree; a subquery or a part that is the same at every step has one of its own.
class Evaluation
{
public:
    Evaluation(const Storage &storage, const Question &question);

    const Steps &steps() const { return m_steps; }

    Result<Value> evaluate(const Expr &expr);
    Result<Value> evaluate(const ExprPtr &expr) { return evaluate(*expr); }
    // A scalar's value at every step.
    Result<std::vector<double>> scalar(const Expr &expr);
    Result<std::string> text(const Expr &expr);
    // A matrix selector or a subquery, in parentheses or not.
    Result<RangeBlock> range(const Expr &expr);
    // The time of each sample instead of its value, in seconds: what timestamp() asks for.
    Result<Value> times(const VectorSelector &selector);

    // More samples are about to be held: fails where they are too many, or it is time to stop.
    Result<void> hold(std::size_t samples);
    Result<void> mayGoOn() const;
    Result<Block> block(std::size_t rows);    // of this evaluation's steps
    void inform(const std::string &sentence); // once
    void warn(const std::string &sentence);

    struct Shared // with the evaluations of its parts
    {
        const Storage &storage;
        const Question &question;
        std::chrono::steady_clock::time_point deadline;
        std::size_t held = 0;
        std::vector<std::string> infos;
        std::vector<std::string> warnings;
    };
    const Shared &shared() const { return *m_shared; }

private:
    Evaluation(std::shared_ptr<Shared> shared, const Steps &steps);

    Result<Value> evaluateNode(const Expr &expr);
    Result<Value> evaluateFixed(const Expr &expr);
    Result<Value> evaluateSelector(const VectorSelector &selector, bool asTimes);
    Result<RangeBlock> evaluateWindows(const MatrixSelector &selector);
    Result<RangeBlock> evaluateSubquery(const Subquery &subquery);
    std::optional<std::int64_t> momentOf(const TimeShift &shift) const;

    std::shared_ptr<Shared> m_shared;
    Steps m_steps;
};

// The nodes that have a file of their own.
Result<Value> evaluateBinary(Evaluation &evaluation, const Binary &node);
Result<Value> evaluateAggregate(Evaluation &evaluation, const Aggregate &node);

tl::unexpected<Error> executionError(std::string message);

} // namespace onex::promql
