// SPDX-License-Identifier: GPL-3.0-or-later
// The table of units behind format.h.
#pragma once

#include <QString>

#include <span>
#include <vector>

namespace onex {

// How a unit is written.
enum class UnitKind {
    Plain,      // one scale: "42 °C"
    Percent,    // 0 to 1 shown as 0 to 100
    Short,      // 1.2 K, 3 Mil, 4 Bil
    Count,      // 1.2K req/s
    Si,         // 1.2 kW, 3 mV; base is a power of 1000
    Binary,     // 1.5 MiB; base is a power of 1024
    Time,       // base in seconds; ns … year
    Currency,   // $1.2K
    Duration,   // base in seconds; "1 hour 5 mins"
    ClockShort, // base in seconds; "1 d 02:05:00" and "26:05:00"
    Clock,      // base in seconds; "26h:05m:00s"
    DateTime,   // ms since the epoch
    Boolean,
    Hex,
    Scientific,
    Grouped, // 1,234,567
    Text
};

struct Unit
{
    QString id;
    UnitKind kind = UnitKind::Plain;
    QString symbol;      // or a format, or the two words of a Boolean parted by '|'
    double base = 1;     // what 1 stands for: a power of 1000 or 1024, or seconds
    bool before = false; // the symbol stands before the number
};

// Also "suffix:x", "prefix:x", "si:x", "count:x", "currency:x", "time:fmt", "bool:a/b", and any
// other text as a suffix.
Unit unitOf(const QString &id);

// Larger and smaller scales of a unit, ascending: 1 of `factor` is written with `suffix`.
struct UnitScale
{
    double factor = 1;
    QString suffix;
    bool plural = false; // "1 min", "2 mins"
};
std::vector<UnitScale> scalesOf(const Unit &unit);

} // namespace onex
