// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/moments.h"

#include "datasource/core/rfc3339.h"
#include "datasource/promql/literals.h"

#include <cmath>
#include <string_view>

namespace onex {
namespace {

constexpr double kLatest = 9e12; // s

std::optional<std::int64_t> fromSeconds(const std::string &text)
{
    const auto seconds = promql::numberOf(text);
    return seconds && std::abs(*seconds) < kLatest ? std::optional(std::llround(*seconds * 1000))
                                                   : std::nullopt;
}

// What stands behind "now".
std::optional<std::int64_t> shiftOf(std::string_view text)
{
    if (text.empty())
        return 0;
    const auto ms
        = text[0] == '-' || text[0] == '+' ? promql::durationOf(text.substr(1)) : std::nullopt;
    return ms ? std::optional(text[0] == '-' ? -*ms : *ms) : std::nullopt;
}

} // namespace

Result<std::int64_t> parseMoment(const std::string &text, std::int64_t nowMs)
{
    if (text.starts_with("now"))
        if (const auto shift = shiftOf(std::string_view(text).substr(3)))
            return nowMs + *shift;
    if (const auto time = parseRfc3339(text))
        return *time;
    if (const auto time = fromSeconds(text))
        return *time;
    return fail(Error::Kind::BadInput,
                promql::inQuotes(text)
                    + " is not a time: seconds since 1970, 2026-05-01T10:00:00Z or now-1h");
}

Result<std::int64_t> parseStep(const std::string &text)
{
    const auto duration = promql::durationOf(text);
    const auto ms = duration ? duration : fromSeconds(text);
    if (ms && *ms > 0)
        return *ms;
    return fail(Error::Kind::BadInput,
                promql::inQuotes(text) + " is not a step: seconds, or 30s, 5m, 1h30m");
}

} // namespace onex
