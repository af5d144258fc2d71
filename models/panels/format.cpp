// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/panels/format.h"

#include "models/panels/formattime.h"
#include "models/panels/units.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace onex {
namespace {

constexpr int kMaxDecimals = 12;

// So many that about three digits carry the value.
int automaticDecimals(double value)
{
    const double size = std::fabs(value);
    if (size == 0 || !std::isfinite(size))
        return 0;
    return std::clamp(2 - static_cast<int>(std::floor(std::log10(size))), 0, kMaxDecimals);
}

QString withoutTrailingZeros(QString number)
{
    if (!number.contains(u'.'))
        return number;
    while (number.endsWith(u'0'))
        number.chop(1);
    if (number.endsWith(u'.'))
        number.chop(1);
    return number;
}

QString withoutMinusZero(const QString &number)
{
    const bool zero = std::none_of(number.begin(), number.end(),
                                   [](QChar c) { return c >= u'1' && c <= u'9'; });
    return zero && number.startsWith(u'-') ? number.mid(1) : number;
}

QString numberText(double value, std::optional<int> decimals)
{
    const double size = std::fabs(value);
    if (size >= 1e15 || (!decimals && size > 0 && size < 1e-6))
        return QString::number(value, 'g', 3);
    if (decimals)
        return withoutMinusZero(QString::number(value, 'f', std::clamp(*decimals, 0, 20)));
    const QString text = QString::number(value, 'f', automaticDecimals(value));
    return withoutMinusZero(withoutTrailingZeros(text));
}

double rounded(double value, std::optional<int> decimals)
{
    const double factor = std::pow(10.0, decimals.value_or(automaticDecimals(value)));
    const double result = std::round(value * factor) / factor;
    return std::isfinite(result) ? result : value;
}

// The largest scale in which the value, as it will be rounded, is 1 or more; never below the
// smallest.
const UnitScale &scaleFor(double value, const std::vector<UnitScale> &scales,
                          std::optional<int> decimals)
{
    const double size = std::fabs(value);
    const auto unscaled = std::min_element(scales.begin(), scales.end(), [](auto &a, auto &b) {
        return std::fabs(std::log(a.factor)) < std::fabs(std::log(b.factor));
    });
    if (size == 0)
        return *unscaled;
    const UnitScale *best = &scales.front();
    for (const UnitScale &scale : scales) {
        const double here = rounded(size / best->factor, decimals) * best->factor;
        if (std::max(size, here) >= scale.factor * (1 - 1e-12))
            best = &scale;
    }
    return *best;
}

QString pluralized(const UnitScale &scale, const QString &number)
{
    return scale.plural && number != u"1" ? scale.suffix + u's' : scale.suffix;
}

QString prefixOf(const Unit &unit) { return unit.before ? unit.symbol : QString(); }

FormattedValue scaled(double value, const Unit &unit, std::optional<int> decimals)
{
    const std::vector<UnitScale> scales = scalesOf(unit);
    const UnitScale &scale = scaleFor(value, scales, decimals);
    const QString number = numberText(value / scale.factor, decimals);
    return {prefixOf(unit), number, pluralized(scale, number)};
}

FormattedValue notANumber(double value)
{
    if (std::isnan(value))
        return {{}, QStringLiteral("NaN"), {}};
    return {{}, value > 0 ? QStringLiteral("+Inf") : QStringLiteral("-Inf"), {}};
}

QString hexText(double value, const QString &prefix)
{
    if (std::fabs(value) >= 9e18)
        return QString::number(value, 'g', 3);
    const auto whole = static_cast<qint64>(std::llround(value));
    const QString digits = QString::number(whole < 0 ? -whole : whole, 16).toUpper();
    return (whole < 0 ? QStringLiteral("-") : QString()) + prefix + digits;
}

QString grouped(double value, std::optional<int> decimals)
{
    if (std::fabs(value) >= 1e15)
        return numberText(value, decimals);
    const int places = decimals.value_or(automaticDecimals(value));
    const QString text
        = QLocale(QLocale::English, QLocale::UnitedStates).toString(value, 'f', places);
    return decimals ? text : withoutTrailingZeros(text);
}

// Zero decimals too many are noise; one too few makes two ticks look alike.
int decimalsForStep(double step)
{
    for (int decimals = 0; decimals < 9; ++decimals) {
        const double shifted = step * std::pow(10.0, decimals);
        if (std::fabs(shifted - std::round(shifted)) <= shifted * 1e-6)
            return decimals;
    }
    return std::min(automaticDecimals(step), kMaxDecimals);
}

// One scale for a whole axis: the largest not above a few steps in which the step is a short
// number, else the one the step itself would be shown in.
const UnitScale &tickScale(double step, const std::vector<UnitScale> &scales)
{
    const UnitScale *best = nullptr;
    for (const UnitScale &scale : scales) {
        const double steps = step / scale.factor;
        const double reach = scale.plural ? 1 : 2;
        if (steps * reach >= 1 - 1e-9 && steps < 1000 && decimalsForStep(steps) <= 2)
            best = &scale;
    }
    return best ? *best : scaleFor(step, scales, {});
}

bool isScaled(UnitKind kind)
{
    switch (kind) {
    case UnitKind::Plain:
    case UnitKind::Percent:
    case UnitKind::Short:
    case UnitKind::Count:
    case UnitKind::Si:
    case UnitKind::Binary:
    case UnitKind::Time:
    case UnitKind::Currency:
        return true;
    default:
        return false;
    }
}

} // namespace

FormattedValue formatValue(double value, const QString &unitId, std::optional<int> decimals)
{
    const Unit unit = unitOf(unitId);
    if (!std::isfinite(value))
        return notANumber(value);
    switch (unit.kind) {
    case UnitKind::Duration:
        return {{}, durationText(value * unit.base, decimals), {}};
    case UnitKind::ClockShort:
        return {{}, clockText(value * unit.base, !unit.symbol.isEmpty()), {}};
    case UnitKind::Clock:
        return {{}, letteredClockText(value * unit.base), {}};
    case UnitKind::DateTime:
        return {{}, dateTimeText(value, unit.symbol), {}};
    case UnitKind::Boolean:
        return {{}, unit.symbol.section(u'|', value == 0 ? 1 : 0, value == 0 ? 1 : 0), {}};
    case UnitKind::Hex:
        return {{}, hexText(value, unit.symbol), {}};
    case UnitKind::Scientific:
        return {{}, QString::number(value, 'e', decimals.value_or(2)), {}};
    case UnitKind::Grouped:
        return {{}, grouped(value, decimals), {}};
    case UnitKind::Text:
        return {{}, numberText(value, decimals), {}};
    default:
        return scaled(value, unit, decimals);
    }
}

QString formatTick(double value, double step, const QString &unitId, std::optional<int> decimals)
{
    const Unit unit = unitOf(unitId);
    if (!std::isfinite(value) || !std::isfinite(step) || step <= 0 || !isScaled(unit.kind))
        return formatValue(value, unitId, decimals).all();
    const std::vector<UnitScale> scales = scalesOf(unit);
    const UnitScale &scale = tickScale(step, scales);
    const int places = std::max(decimalsForStep(step / scale.factor), decimals.value_or(0));
    const QString number = numberText(value / scale.factor, places);
    return prefixOf(unit) + number + pluralized(scale, number);
}

bool isBinaryUnit(const QString &unit) { return unitOf(unit).kind == UnitKind::Binary; }

bool isTimeUnit(const QString &unit, double *seconds)
{
    const Unit found = unitOf(unit);
    if (seconds)
        *seconds = found.base;
    return found.kind == UnitKind::Time || found.kind == UnitKind::Duration;
}

} // namespace onex
