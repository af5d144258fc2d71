// SPDX-License-Identifier: GPL-3.0-or-later
// What the nodes of an expression evaluate to.
#pragma once

#include "datasource/promql/ast.h"
#include "datasource/promql/storage.h"

#include <span>

namespace onex::promql {

// The moments that a query is evaluated at. count ≥ 1.
struct Steps
{
    std::int64_t startMs = 0;
    std::int64_t stepMs = 1;
    int count = 1;

    std::int64_t at(int step) const { return startMs + stepMs * step; }
    std::int64_t endMs() const { return at(count - 1); }
};

// Series over all steps, a row each: what labels and grouping ask of a series is worked out once,
// not once a step. Not every row has a value at every step.
class Block
{
public:
    Block() = default;
    Block(std::size_t rows, int steps);

    std::size_t rows() const { return m_labels.size(); }
    int steps() const { return m_steps; }
    bool empty() const { return m_labels.empty(); }

    const LabelsPtr &labels(std::size_t row) const { return m_labels[row]; }
    void setLabels(std::size_t row, LabelsPtr labels) { m_labels[row] = std::move(labels); }

    std::span<double> values(std::size_t row) { return {&m_values[row * width()], width()}; }
    std::span<const double> values(std::size_t row) const
    {
        return {&m_values[row * width()], width()};
    }
    // 1 where there is a value, 0 where there is none.
    std::span<std::uint8_t> present(std::size_t row)
    {
        return {&m_present[row * width()], width()};
    }
    std::span<const std::uint8_t> present(std::size_t row) const
    {
        return {&m_present[row * width()], width()};
    }
    bool isEmptyRow(std::size_t row) const;

    void keepRows(const std::vector<std::size_t> &rows); // in this order, each at most once
    void dropEmptyRows();
    // The first step's values at so many steps.
    void widen(int steps);

private:
    std::size_t width() const { return static_cast<std::size_t>(m_steps); }

    int m_steps = 0;
    std::vector<LabelsPtr> m_labels;
    std::vector<double> m_values;
    std::vector<std::uint8_t> m_present;
};

// Scalar: one row without labels, present at every step. Matrix: see RangeBlock.
struct Value
{
    ValueType type = ValueType::Vector;
    Block block;
    std::string text;      // String
    bool isSorted = false; // the order of the rows says something: sort()
};

// Samples to be looked at through windows, without stale markers.
struct RangeBlock
{
    struct Row
    {
        LabelsPtr labels;
        std::span<const std::int64_t> times;
        std::span<const double> values;
        std::shared_ptr<const void> owner;
    };
    std::vector<Row> rows;
    std::int64_t rangeMs = 0;
    std::int64_t offsetMs = 0;
    std::optional<std::int64_t> atMs; // every window ends there

    // The end of the window of the moment t; it begins after end - rangeMs.
    std::int64_t windowEnd(std::int64_t t) const { return atMs.value_or(t) - offsetMs; }
};

} // namespace onex::promql
