// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of the platform that are scraped, one job each.
#pragma once

#include "app/simulator/metrics.h"
#include "app/simulator/moment.h"

#include <memory>

namespace onex::simulator {

class Component
{
public:
    virtual ~Component() = default;
    virtual void advance(const Moment &moment, double seconds) = 0;
    virtual Families families() const = 0;
    virtual bool isUp() const { return true; }
};

std::unique_ptr<Component> makeRegistry();
std::unique_ptr<Component> makeExecution(std::uint64_t seed);
std::unique_ptr<Component> makeValidation();
std::unique_ptr<Component> makeAnalytics();
std::unique_ptr<Component> makeHost();

} // namespace onex::simulator
