// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/promql/evaluation.h"
#include "datasource/promql/literals.h"
#include "datasource/promql/rates.h"
#include "datasource/promql/vectorfunctions.h"

#include <array>

namespace onex::promql {

Result<Value> smoothing(Evaluation &evaluation, const Call &call)
{
    constexpr std::array kNames{"smoothing", "trend"};
    for (std::size_t i = 0; i < kNames.size(); ++i) {
        const auto factors = evaluation.scalar(*call.arguments[i + 1]);
        if (!factors)
            return fail(factors.error());
        for (const double factor : *factors)
            if (factor <= 0 || factor >= 1)
                return executionError(std::string("invalid ") + kNames[i]
                                      + " factor. Expected: 0 < " + (i == 0 ? "sf" : "tf")
                                      + " < 1, got: " + numberText(factor));
    }
    return overRange<doubleExponentialSmoothing>(evaluation, call);
}

} // namespace onex::promql
