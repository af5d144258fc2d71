// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers in the units that dashboards name. Source of the unit ids: Grafana's unit list
// (../shared facts; "short", "bytes", "percentunit", "s", "reqps", "suffix:x" …).
#pragma once

#include "models/dashboard/definition.h"

#include <QString>

#include <optional>

namespace onex {

struct FormattedValue
{
    QString prefix; // "$"
    QString text;   // "1.23"
    QString suffix; // " GiB", "%", " ms"; with its space
    QString all() const { return prefix + text + suffix; }
    bool operator==(const FormattedValue &) const = default;
};

// decimals: none is automatic (about three significant digits). NaN is "NaN", infinities "+Inf",
// "-Inf".
FormattedValue formatValue(double value, const QString &unit, std::optional<int> decimals = {});

// Axis labels: every tick of one axis in the same scale and with the same decimals.
// step: distance of two ticks, in the unit of the value.
QString formatTick(double value, double step, const QString &unit,
                   std::optional<int> decimals = {});

// What an axis needs to put its ticks at round numbers of the unit.
bool isBinaryUnit(const QString &unit);                          // bytes, binBps …: powers of 2
bool isTimeUnit(const QString &unit, double *seconds = nullptr); // seconds that 1 stands for

// A value as the field's options say it is shown: mapping first, then unit.
struct MappedValue
{
    FormattedValue text;
    QString color; // of the mapping, empty if none matched or it has none
};
MappedValue mappedValue(std::optional<double> value, const FieldOptions &options);

// "1m 30s", "2h", "350 ms": ages and timers. ms.
QString formatAge(std::int64_t ms);

} // namespace onex
