// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/platform.h"

#include <algorithm>

namespace onex::simulator {

namespace {

constexpr double kStepSeconds = 1;

} // namespace

Platform::Platform(const PlatformOptions &options)
    : m_options(options)
{
    m_jobs.push_back({"onex-registry", makeRegistry()});
    m_jobs.push_back({"onex-execution", makeExecution(options.seed)});
    m_jobs.push_back({"onex-validation", makeValidation()});
    m_jobs.push_back({"onex-analytics", makeAnalytics()});
    m_jobs.push_back({"onex-host", makeHost()});
}

std::vector<std::string_view> Platform::jobs() const
{
    std::vector<std::string_view> names;
    for (const Job &job : m_jobs)
        names.push_back(job.name);
    return names;
}

void Platform::advanceTo(double unixSeconds)
{
    while (m_options.startSeconds + m_elapsed + kStepSeconds <= unixSeconds) {
        m_elapsed += kStepSeconds;
        const Moment moment{m_elapsed, m_elapsed * m_options.speed, m_options.seed};
        for (const Job &job : m_jobs)
            job.component->advance(moment, kStepSeconds);
    }
}

const Component *Platform::find(std::string_view job) const
{
    const auto found = std::ranges::find(m_jobs, job, &Job::name);
    return found == m_jobs.end() ? nullptr : found->component.get();
}

bool Platform::isUp(std::string_view job) const
{
    const Component *component = find(job);
    return component && component->isUp();
}

Families Platform::families(std::string_view job) const
{
    const Component *component = find(job);
    return component ? component->families() : Families();
}

std::string Platform::history(double fromSeconds, double untilSeconds, double stepSeconds)
{
    std::string text;
    for (double now = fromSeconds; now <= untilSeconds; now += stepSeconds) {
        advanceTo(now);
        for (const Job &job : m_jobs) {
            text += datedUp(job.name, job.component->isUp(), now);
            if (job.component->isUp())
                text += datedLines(job.component->families(), job.name, now);
        }
    }
    return text + "# EOF\n";
}

} // namespace onex::simulator
