// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/promql/engine.h"

#include "datasource/promql/evaluation.h"

#include <algorithm>

namespace onex::promql {
namespace {

std::vector<std::int64_t> timesOf(const Steps &steps)
{
    std::vector<std::int64_t> times(static_cast<std::size_t>(steps.count));
    for (int step = 0; step < steps.count; ++step)
        times[static_cast<std::size_t>(step)] = steps.at(step);
    return times;
}

// times: of all steps.
Series seriesOf(const Block &block, std::size_t row, const std::vector<std::int64_t> &times)
{
    const auto values = block.values(row);
    const auto present = block.present(row);
    const auto count = static_cast<std::size_t>(std::ranges::count(present, 1));
    if (count == times.size())
        return {*block.labels(row), times, {values.begin(), values.end()}, {}};
    Series series;
    series.labels = *block.labels(row);
    series.times.reserve(count);
    series.values.reserve(count);
    for (std::size_t step = 0; step < times.size(); ++step) {
        if (present[step] == 0)
            continue;
        series.times.push_back(times[step]);
        series.values.push_back(values[step]);
    }
    return series;
}

void sortByLabels(std::vector<Series> &all)
{
    if (!std::ranges::is_sorted(all, {}, &Series::labels)) // as most storages give them
        std::ranges::sort(all, {}, &Series::labels);
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
    const std::vector<std::int64_t> times = timesOf(question.steps);
    frame.series.reserve(value.block.rows());
    for (std::size_t row = 0; row < value.block.rows(); ++row)
        if (!value.block.isEmptyRow(row))
            frame.series.push_back(seriesOf(value.block, row, times));
    if (!value.isSorted || !question.isInstant)
        sortByLabels(frame.series);
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
    sortByLabels(frame.series);
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
