// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/component.h"

#include <cmath>

namespace onex::simulator {

namespace {

class Registry final : public Component
{
public:
    void advance(const Moment &moment, double seconds) override
    {
        m_moment = moment;
        const double trouble = moment.intensity(Trouble::ExecutionErrors);
        m_errors += seconds * (0.004 + 0.1 * trouble);
        m_trouble = trouble;
    }

    Families families() const override
    {
        const double busy = 1 + 0.2 * m_moment.wobble(11, 90) + 1.5 * m_trouble;
        const double nodes = std::round(42 + 3 * m_moment.wobble(12, 1200));
        return {
            gauge("onex_node_count_total", "Nodes known to the registry", nodes),
            gauge("onex_node_discovery_time_ms", "Time the last discovery took", 120 * busy),
            gauge("onex_registry_sync_duration_ms", "Time the last sync took", 340 * busy),
            counter("onex_registry_errors_total", "Registry operations that failed", m_errors),
        };
    }

    bool isUp() const override { return m_moment.intensity(Trouble::RegistryDown) <= 0; }

private:
    Moment m_moment;
    double m_trouble = 0;
    double m_errors = 0;
};

} // namespace

std::unique_ptr<Component> makeRegistry() { return std::make_unique<Registry>(); }

} // namespace onex::simulator
