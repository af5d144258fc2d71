// SPDX-License-Identifier: GPL-3.0-or-later
// Functions of instant vectors and scalars, see Function::Evaluate.
#pragma once

#include "datasource/promql/value.h"

namespace onex::promql {

class Evaluation;

Result<Value> absent(Evaluation &evaluation, const Call &call);
Result<Value> absentOverTime(Evaluation &evaluation, const Call &call);
Result<Value> clamp(Evaluation &evaluation, const Call &call);
Result<Value> clampMax(Evaluation &evaluation, const Call &call);
Result<Value> clampMin(Evaluation &evaluation, const Call &call);
Result<Value> histogramFraction(Evaluation &evaluation, const Call &call);
Result<Value> histogramQuantile(Evaluation &evaluation, const Call &call);
Result<Value> labelJoin(Evaluation &evaluation, const Call &call);
Result<Value> labelReplace(Evaluation &evaluation, const Call &call);
// Of native histograms, of which there are none: what is not one has no result.
Result<Value> nothing(Evaluation &evaluation, const Call &call);
Result<Value> pi(Evaluation &evaluation, const Call &call);
Result<Value> round(Evaluation &evaluation, const Call &call);
Result<Value> scalar(Evaluation &evaluation, const Call &call);
// holt_winters(): factors outside 0 to 1 are an error.
Result<Value> smoothing(Evaluation &evaluation, const Call &call);
Result<Value> sort(Evaluation &evaluation, const Call &call);
Result<Value> sortDescending(Evaluation &evaluation, const Call &call);
Result<Value> sortByLabel(Evaluation &evaluation, const Call &call);
Result<Value> sortByLabelDescending(Evaluation &evaluation, const Call &call);
Result<Value> time(Evaluation &evaluation, const Call &call);
Result<Value> timestamp(Evaluation &evaluation, const Call &call);
Result<Value> vector(Evaluation &evaluation, const Call &call);

// A value a value: abs, sin, … A date's part is one of the time in seconds, of now without an
// argument.
using Map = double (*)(double);
Result<Value> mapped(Evaluation &evaluation, const Call &call, Map map);

template <Map map>
Result<Value> mapped(Evaluation &evaluation, const Call &call)
{
    return mapped(evaluation, call, map);
}

} // namespace onex::promql
