// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/panelqueries.h"

#include "datasource/promql/earlier.h"
#include "datasource/promql/parser.h"
#include "models/dashboard/links.h"
#include "models/query/sourceregistry.h"
#include "models/query/step.h"

#include <QCoreApplication>

#include <algorithm>

namespace onex {

namespace {

QString translated(const char *text) { return QCoreApplication::translate("PanelQueries", text); }

// Ms of a duration that may hold variables; 0 where there is none.
std::int64_t durationOf(QString text, const Variables &variables, const Builtins &builtins)
{
    text = variables.fill(text, Variables::Use::Text, builtins).trimmed();
    if (text.startsWith(u'>')) // "at least", as old dashboards write it
        text.remove(0, 1);
    return text.isEmpty() ? 0 : parseDuration(text).value_or(0);
}

// --- the panel's own range

struct PanelRange
{
    TimeRange range;
    QString problem;
};

PanelRange withTimeFrom(const QString &timeFrom, const PlanContext &context)
{
    if (timeFrom.isEmpty() || !context.time.isRelative())
        return {context.range, {}};
    const QString from = timeFrom.startsWith(u"now") ? timeFrom : QStringLiteral("now-") + timeFrom;
    const auto range = resolve({from, QStringLiteral("now")}, context.nowMs, context.zone);
    if (range)
        return {*range, {}};
    return {context.range, translated("\"%1\" is not a time range for this panel.").arg(timeFrom)};
}

PanelRange rangeOf(const PanelDefinition &panel, const PlanContext &context)
{
    const auto text = [&](const QString &written) {
        return context.variables.fill(written, Variables::Use::Text).trimmed();
    };
    PanelRange result = withTimeFrom(text(panel.timeFrom), context);
    const QString shift = text(panel.timeShift);
    if (shift.isEmpty())
        return result;
    if (const auto ms = parseDuration(shift))
        result.range = {result.range.from - *ms, result.range.to - *ms};
    else
        result.problem = translated("\"%1\" is not a time to shift this panel by.").arg(shift);
    return result;
}

// --- its queries

QString sourceName(const PanelDefinition &panel, const Target &target, const Variables &variables)
{
    const QString own = variables.fill(target.source, Variables::Use::Text);
    return own.isEmpty() ? variables.fill(panel.source, Variables::Use::Text) : own;
}

std::int64_t minStepOf(const PanelDefinition &panel, const Target &target, std::int64_t scrapeMs,
                       const Variables &variables, const Builtins &builtins)
{
    for (const QString &text : {target.minStep, panel.minStep}) {
        if (const std::int64_t ms = durationOf(text, variables, builtins))
            return ms;
    }
    return scrapeMs;
}

Builtins rangeBuiltins(const PlanContext &context, TimeRange range)
{
    Builtins builtins{{QStringLiteral("__dashboard"), context.dashboard}};
    addRangeBuiltins(builtins, range);
    return builtins;
}

// Servers answer for some minutes past now from the samples they have, and that never was.
TimeRange untilNow(TimeRange range, const PlanContext &context)
{
    const bool known = context.nowMs > range.from;
    return {range.from, known ? std::min(range.to, context.nowMs) : range.to};
}

PlannedQuery planQuery(const PanelDefinition &panel, const Target &target, TimeRange range,
                       const PlanContext &context)
{
    PlannedQuery planned;
    planned.refId = target.refId;
    planned.heatmap = target.format == Target::Format::Heatmap;
    const auto source = context.sources.find(sourceName(panel, target, context.variables));
    if (source)
        planned.source = *source;
    else
        planned.error = QString::fromStdString(source.error().message);

    const std::int64_t scrape
        = std::max<std::int64_t>(planned.source ? planned.source->scrapeIntervalMs() : 0, 0);
    Builtins builtins = rangeBuiltins(context, range);
    StepRequest request{range, scrape > 0 ? scrape : 15'000, context.width, target.stepFactor};
    addStepBuiltins(builtins, request.minStepMs, request.minStepMs);
    request.minStepMs = minStepOf(panel, target, request.minStepMs, context.variables, builtins);
    request.maxDataPoints = panel.maxDataPoints.value_or(context.width);
    planned.stepMs = stepFor(request);
    addStepBuiltins(builtins, planned.stepMs, request.minStepMs);

    const auto query = Variables::Use::Query;
    planned.query.expr
        = context.variables.fill(target.expr, query, builtins).trimmed().toStdString();
    planned.query.instant = target.instant;
    planned.legend = context.variables.fill(target.legend, Variables::Use::Text, builtins);
    planned.question = (planned.source ? QString::fromStdString(planned.source->name()) : QString())
        + QLatin1Char(target.instant ? '\n' : '\t') + context.variables.fill(target.expr, query);
    if (target.instant) {
        planned.query.range = {range.to, range.to};
    } else {
        planned.query.range = alignedTo(untilNow(range, context), planned.stepMs);
        planned.query.stepMs = planned.stepMs;
    }
    return planned;
}

// The same question about what is compared with. Its expression says how much earlier, so that it
// is asked over the same range and drawn where the panel's own is.
Result<PlannedQuery> compared(const PlannedQuery &own, const PlanContext &context)
{
    const Comparison &with = context.comparison;
    PlannedQuery other = own;
    other.comparison = with;
    auto source = context.sources.find(with.source);
    if (!with.source.isEmpty()) {
        if (!source)
            return fail(std::move(source.error()));
        other.source = *source;
    }
    auto expr = promql::parse(own.query.expr);
    if (!expr)
        return fail(std::move(expr.error()));
    other.query.expr = promql::earlier(*std::move(expr), with.earlierMs);
    other.question += u'\n' + with.source + u'\n' + QString::number(with.earlierMs);
    return other;
}

bool isComparable(const PanelDefinition &panel, const PlannedQuery &query)
{
    return panel.kind == u"graph" && query.source && !query.query.instant && !query.heatmap;
}

void addCompared(PanelPlan &plan, const PanelDefinition &panel, const PlanContext &context)
{
    const std::size_t own = plan.queries.size();
    for (std::size_t i = 0; i < own && context.comparison.isOn(); ++i) {
        if (!isComparable(panel, plan.queries[i]))
            continue;
        auto other = compared(plan.queries[i], context);
        if (other)
            plan.queries.push_back(*std::move(other));
        else
            plan.problem
                = translated("Not compared: %1").arg(QString::fromStdString(other.error().message));
    }
}

// Why nothing is left to ask.
QString whyNothing(const PanelDefinition &panel)
{
    QStringList reasons;
    for (const Problem &problem : panel.problems)
        reasons.append(problem.message);
    return reasons.join(QLatin1Char('\n'));
}

} // namespace

PanelPlan planPanel(const PanelDefinition &panel, const PlanContext &context)
{
    const PanelRange range = rangeOf(panel, context);
    PanelPlan plan{range.range, {}, range.problem, context.move};
    for (const Target &target : panel.targets) {
        if (!target.hidden && !target.expr.trimmed().isEmpty())
            plan.queries.push_back(planQuery(panel, target, range.range, context));
    }
    addCompared(plan, panel, context);
    if (panel.targets.empty() && plan.problem.isEmpty())
        plan.problem = whyNothing(panel);
    return plan;
}

PanelDefinition filledPanel(PanelDefinition panel, const Variables &variables,
                            const Builtins &builtins)
{
    const auto fill = [&](QString &text) {
        if (text.contains(u'$') || text.contains(u"[["))
            text = variables.fill(text, Variables::Use::Text, builtins);
    };
    const auto fillLinks = [&](std::vector<Link> &links) {
        for (Link &link : links)
            link = filledLink(std::move(link), variables, builtins);
    };
    const auto fillOptions = [&](FieldOptions &options) {
        for (auto *text :
             {&options.displayName, &options.noValue, &options.unit, &options.axisLabel}) {
            if (*text)
                fill(**text);
        }
        if (options.links)
            fillLinks(*options.links);
    };
    fill(panel.title);
    fill(panel.description);
    fillLinks(panel.links);
    fillOptions(panel.defaults);
    for (Override &override : panel.overrides) {
        fillOptions(override.options);
        for (QString &argument : override.arguments)
            fill(argument);
    }
    return panel;
}

QString textsWithVariables(const PanelDefinition &panel)
{
    QStringList texts{panel.source, panel.minStep, panel.timeFrom, panel.timeShift,
                      u'$' + panel.repeat};
    for (const Target &target : panel.targets)
        texts << target.expr << target.source << target.minStep << target.legend;
    return texts.join(u' ');
}

} // namespace onex
