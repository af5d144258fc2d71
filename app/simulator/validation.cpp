// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/component.h"
#include "app/simulator/durationhistogram.h"

#include <cmath>
#include <map>

namespace onex::simulator {

namespace {

constexpr double kSpread = 0.5;
constexpr double kUsualFailureShare = 0.02;
constexpr double kTroubleFailureShare = 0.3;
constexpr double kTroubleSlowdown = 14;

struct ValidatorKind
{
    const char *type;
    double perSecond;
    double medianSeconds;
};

constexpr ValidatorKind kValidators[]{
    {"metadata", 1.5, 0.8}, {"schema", 1.0, 2.0}, {"naming", 0.8, 0.5}, {"dependency", 0.6, 4.0}};

struct ErrorKind
{
    const char *category;
    const char *code;
    double share; // of the failed runs
};

constexpr ErrorKind kErrors[]{
    {"schema", "E1001", 0.35},   {"schema", "E1002", 0.10},     {"metadata", "E2001", 0.25},
    {"naming", "E3001", 0.15},   {"dependency", "E4001", 0.20}, {"dependency", "E4002", 0.05},
    {"security", "E5001", 0.04},
};

class Validator
{
public:
    Validator(const ValidatorKind &kind, std::uint64_t stream)
        : m_kind(kind)
        , m_stream(stream)
        , m_durations({0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 30, 60, 120})
    {
    }

    // Returns how many runs failed.
    double advance(const Moment &moment, double seconds)
    {
        const double runs
            = seconds * m_kind.perSecond * moment.load() * (1 + 0.2 * moment.wobble(m_stream, 75));
        const double failed = runs
            * (kUsualFailureShare
               + kTroubleFailureShare * moment.intensity(Trouble::ValidationFailures));
        const double median = m_kind.medianSeconds
            * (1 + kTroubleSlowdown * moment.intensity(Trouble::SlowValidation))
            * (1 + 0.2 * moment.wobble(m_stream + 1, 150));
        m_failures += failed;
        m_successes += runs - failed;
        m_durations.observe(runs, median, kSpread);
        m_mean = logNormalMean(median, kSpread);
        return failed;
    }

    Labels type() const { return {{"validator_type", m_kind.type}}; }
    Labels outcome(const char *status) const
    {
        return {{"validator_type", m_kind.type}, {"status", status}};
    }
    double successes() const { return std::floor(m_successes); }
    double failures() const { return std::floor(m_failures); }
    double meanMs() const { return m_mean * 1000; }
    const DurationHistogram &durations() const { return m_durations; }

private:
    ValidatorKind m_kind;
    std::uint64_t m_stream;
    DurationHistogram m_durations;
    double m_successes = 0;
    double m_failures = 0;
    double m_mean = 0;
};

class Validation final : public Component
{
public:
    Validation()
    {
        for (const ValidatorKind &kind : kValidators)
            m_validators.emplace_back(kind, 200 + 10 * m_validators.size());
    }

    void advance(const Moment &moment, double seconds) override
    {
        for (Validator &validator : m_validators)
            m_failed += validator.advance(moment, seconds);
        m_successRate = 100
            * (1 - kUsualFailureShare
               - kTroubleFailureShare * moment.intensity(Trouble::ValidationFailures));
    }

    Families families() const override;

private:
    Families runs() const;
    Families errors() const;

    std::vector<Validator> m_validators;
    double m_failed = 0;
    double m_successRate = 100;
};

Families Validation::runs() const
{
    Family runs{"onex_validation_runs_total", "Total validation runs", MetricType::Counter};
    Family durations{"onex_validation_duration_seconds", "Validation execution time",
                     MetricType::Histogram};
    Family means{"onex_validation_duration_ms", "Mean time of the latest runs"};
    for (const Validator &validator : m_validators) {
        runs.samples.push_back({runs.name, validator.outcome("success"), validator.successes()});
        runs.samples.push_back({runs.name, validator.outcome("failure"), validator.failures()});
        validator.durations().appendTo(durations, validator.type());
        means.samples.push_back({means.name, validator.type(), validator.meanMs()});
    }
    return {runs, durations, means};
}

Families Validation::errors() const
{
    Family byCode{"onex_validation_errors_total", "Validation errors by category",
                  MetricType::Counter};
    Family byType{"onex_validation_errors_by_type", "Validation errors by type",
                  MetricType::Counter};
    std::map<std::string, double> types;
    for (const ErrorKind &error : kErrors) {
        const double count = std::floor(m_failed * error.share);
        Labels labels{{"error_category", error.category}, {"error_code", error.code}};
        byCode.samples.push_back({byCode.name, std::move(labels), count});
        types[error.category] += count;
    }
    for (const auto &[type, count] : types)
        byType.samples.push_back({byType.name, {{"error_type", type}}, count});
    return {byCode, byType};
}

Families Validation::families() const
{
    Families all = runs();
    for (Family &family : errors())
        all.push_back(std::move(family));
    all.push_back(
        gauge("onex_validation_success_rate", "Percent of runs that pass", m_successRate));
    return all;
}

} // namespace

std::unique_ptr<Component> makeValidation() { return std::make_unique<Validation>(); }

} // namespace onex::simulator
