// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/promql/windows.h"

#include "datasource/promql/blocklabels.h"
#include "datasource/promql/evaluation.h"

namespace onex::promql {

Result<Value> overRange(Evaluation &evaluation, const Call &call, RowFunction function,
                        bool keepsNames)
{
    RangeBlock range;
    std::vector<std::vector<double>> parameters;
    for (const ExprPtr &argument : call.arguments) {
        if (argument->type == ValueType::Matrix) {
            Result<RangeBlock> found = evaluation.range(*argument);
            if (!found)
                return fail(std::move(found.error()));
            range = *std::move(found);
            continue;
        }
        auto parameter = evaluation.scalar(*argument);
        if (!parameter)
            return fail(std::move(parameter.error()));
        parameters.push_back(*std::move(parameter));
    }
    Result<Block> block = evaluation.block(range.rows.size());
    if (!block)
        return fail(std::move(block.error()));
    for (std::size_t row = 0; row < range.rows.size(); ++row) {
        if (auto ready = evaluation.mayGoOn(); !ready)
            return fail(std::move(ready.error()));
        block->setLabels(row, range.rows[row].labels);
        function({range, range.rows[row], evaluation.steps(), parameters}, block->values(row),
                 block->present(row));
    }
    block->dropEmptyRows();
    if (!keepsNames)
        if (auto named = dropNames(*block); !named)
            return fail(std::move(named.error()));
    return Value{ValueType::Vector, *std::move(block), {}, false};
}

} // namespace onex::promql
