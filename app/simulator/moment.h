// SPDX-License-Identifier: GPL-3.0-or-later
// A moment of the simulated platform's life: what goes wrong in it, and how much its numbers vary.
#pragma once

#include <cstdint>

namespace onex::simulator {

enum class Trouble {
    ExecutionErrors,
    ValidationFailures,
    SlowValidation,
    LowCoverage,
    RegistryDown,
};

// The troubles come and go in a cycle of this many seconds.
inline constexpr double kCycleSeconds = 1800;

struct Moment
{
    double elapsed = 0;  // seconds since the platform started
    double schedule = 0; // seconds on the clock that the troubles follow
    std::uint64_t seed = 0;

    // 0 (all is well) to 1 (at its worst).
    double intensity(Trouble trouble) const;
    // A smooth random number from -1 to 1 that changes over a period; streams differ.
    double wobble(std::uint64_t stream, double periodSeconds) const;
    // How busy the platform is, about 1.
    double load() const;
};

} // namespace onex::simulator
