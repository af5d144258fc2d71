// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/promql/value.h"

namespace onex::promql {

class Evaluation;

// An operator between two vectors: series with the same matching labels are put together once, and
// then every step of them is worked out. Fails where one step has more than one partner and the
// query does not say which side may have many.
Result<Block> matched(Evaluation &evaluation, const Binary &node, Block left, Block right);

} // namespace onex::promql
