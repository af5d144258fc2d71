// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/promql/engine.h"

#include "datasource/promql/evaluation.h"

#include <algorithm>

namespace onex::promql {
namespace {

Series seriesOf(const Block &block, std::size_t row, const Steps &steps)
{
    Series series;
    series.labels = *block.labels(row);
    const auto count = std::ranges::count(block.present(row), 1);
    series.times.reserve(static_cast<std::size_t>(count));
    series.values.reserve(static_cast<std::size_t>(count));
    for (int step = 0; step < steps.count; ++step) {
        if (block.present(row)[static_cast<std::size_t>(step)] == 0)
            continue;
        series.times.push_back(steps.at(step));
        series.values.push_back(block.values(row)[static_cast<std::size_t>(step)]);
    }
    return series;
}

Frame frameOf(const Value &value, const Question &question)
{
    Frame frame;
    frame.kind = question.isInstant && value.type == ValueType::Scalar ? Frame::Kind::Scalar
        : question.isInstant                                           ? Frame::Kind::Vector
                                                                       : Frame::Kind::Matrix;
    if (value.type == ValueType::String) {
        frame.kind = Frame::Kind::String;
        frame.text = value.text;
        return frame;
    }
    for (std::size_t row = 0; row < value.block.rows(); ++row)
        if (!value.block.isEmptyRow(row))
            frame.series.push_back(seriesOf(value.block, row, question.steps));
    if (!value.isSorted || !question.isInstant)
        std::ranges::sort(frame.series, {}, &Series::labels);
    return frame;
}

Frame frameOf(const RangeBlock &range)
{
    Frame frame;
    frame.kind = Frame::Kind::Matrix;
    for (const RangeBlock::Row &row : range.rows)
        frame.series.push_back({*row.labels,
                                {row.times.begin(), row.times.end()},
                                {row.values.begin(), row.values.end()},
                                {}});
    std::ranges::sort(frame.series, {}, &Series::labels);
    return frame;
}

Result<void> mayBeAsked(const Expr &expr, const Question &question)
{
    const bool isDrawn = expr.type == ValueType::Scalar || expr.type == ValueType::Vector;
    if (!question.isInstant && !isDrawn)
        return executionError("invalid expression type \"" + std::string(nameOf(expr.type))
                              + "\" for range query, must be Scalar or instant Vector");
    return {};
}

} // namespace

Result<Frame> evaluate(const Expr &expr, const Storage &storage, const Question &question)
{
    if (auto allowed = mayBeAsked(expr, question); !allowed)
        return fail(std::move(allowed.error()));
    Evaluation evaluation(storage, question);
    Result<Frame> frame = expr.type == ValueType::Matrix
        ? evaluation.range(expr).map([](const RangeBlock &range) { return frameOf(range); })
        : evaluation.evaluate(expr).map(
            [&question](const Value &value) { return frameOf(value, question); });
    if (frame) {
        frame->infos = evaluation.shared().infos;
        frame->warnings = evaluation.shared().warnings;
    }
    return frame;
}

} // namespace onex::promql
