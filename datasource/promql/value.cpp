// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/promql/value.h"

#include <algorithm>

namespace onex::promql {

Block::Block(std::size_t rows, int steps)
    : m_steps(steps)
    , m_labels(rows)
    , m_values(rows * width())
    , m_present(rows * width())
{
}

bool Block::isEmptyRow(std::size_t row) const
{
    const auto here = present(row);
    return std::find(here.begin(), here.end(), 1) == here.end();
}

void Block::keepRows(const std::vector<std::size_t> &rows)
{
    Block kept(rows.size(), m_steps);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        kept.m_labels[i] = std::move(m_labels[rows[i]]);
        std::ranges::copy(values(rows[i]), kept.values(i).begin());
        std::ranges::copy(present(rows[i]), kept.present(i).begin());
    }
    *this = std::move(kept);
}

void Block::dropEmptyRows()
{
    std::vector<std::size_t> rest;
    for (std::size_t row = 0; row < rows(); ++row)
        if (!isEmptyRow(row))
            rest.push_back(row);
    if (rest.size() < rows())
        keepRows(rest);
}

void Block::widen(int steps)
{
    Block wide(rows(), steps);
    for (std::size_t row = 0; row < rows(); ++row) {
        wide.m_labels[row] = std::move(m_labels[row]);
        std::ranges::fill(wide.values(row), values(row)[0]);
        std::ranges::fill(wide.present(row), present(row)[0]);
    }
    *this = std::move(wide);
}

} // namespace onex::promql
