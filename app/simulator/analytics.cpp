// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/component.h"

#include <cmath>

namespace onex::simulator {

namespace {

constexpr double kUsualCoverage = 86;
constexpr double kCoverageDrop = 9;

Family perLabel(std::string name, std::string help, const char *label,
                std::initializer_list<std::pair<const char *, double>> values)
{
    Family family{std::move(name), std::move(help)};
    for (const auto &[key, value] : values)
        family.samples.push_back({family.name, {{label, key}}, value});
    return family;
}

// Business metrics: how the platform is used, and how well it is made.
class Analytics final : public Component
{
public:
    void advance(const Moment &moment, double) override { m_moment = moment; }

    Families families() const override
    {
        Families all = productivity();
        for (Family &family : quality())
            all.push_back(std::move(family));
        for (Family &family : adoption())
            all.push_back(std::move(family));
        return all;
    }

private:
    double about(double value, double share, std::uint64_t stream) const
    {
        return value * (1 + share * m_moment.wobble(stream, 900));
    }

    Families productivity() const
    {
        return {
            gauge("onex_nodes_created_per_day", "Nodes created in the last day",
                  std::round(about(14, 0.3, 31))),
            gauge("onex_successful_deployments_per_week", "Deployments in the last week",
                  std::round(about(38, 0.15, 32))),
            gauge("onex_time_to_production_hours", "From the first commit to production",
                  about(26, 0.2, 33)),
        };
    }

    Families quality() const
    {
        const double coverage = kUsualCoverage + m_moment.wobble(34, 300)
            - kCoverageDrop * m_moment.intensity(Trouble::LowCoverage);
        return {
            gauge("onex_test_coverage_percent", "Lines that tests run", coverage),
            gauge("onex_bug_detection_rate", "Share of bugs found before release",
                  about(0.87, 0.08, 35)),
            gauge("onex_security_scan_pass_rate", "Share of security scans that pass",
                  about(0.96, 0.03, 36)),
        };
    }

    Families adoption() const
    {
        return {
            gauge("onex_active_users_count", "People who used the platform in the last hour",
                  std::round(120 * m_moment.load())),
            perLabel("onex_node_usage_frequency", "Uses an hour", "node_name",
                     {{"stamper_node", about(310, 0.2, 37)},
                      {"validator_node", about(240, 0.2, 38)},
                      {"transformer_node", about(95, 0.2, 39)}}),
            perLabel("onex_feature_adoption_rate", "Share of the teams that use it", "feature",
                     {{"tracing", about(0.42, 0.1, 40)},
                      {"dashboards", about(0.71, 0.1, 41)},
                      {"auto_stamping", about(0.58, 0.1, 42)}}),
        };
    }

    Moment m_moment;
};

} // namespace

std::unique_ptr<Component> makeAnalytics() { return std::make_unique<Analytics>(); }

} // namespace onex::simulator
