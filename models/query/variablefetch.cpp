// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/variablefetch.h"

#include "models/dashboard/regex.h"
#include "models/dashboard/variableoptions.h"
#include "models/dashboard/variablequery.h"
#include "models/query/sourceregistry.h"
#include "models/query/step.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace onex {

namespace {

constexpr qsizetype kMostOptions = 10'000;

QStringList textsOf(const std::vector<std::string> &values)
{
    QStringList texts;
    for (const std::string &value : values)
        texts.append(QString::fromStdString(value));
    return texts;
}

std::vector<std::string> matchersOf(const VariableQuery &query)
{
    return query.selector.isEmpty() ? std::vector<std::string>()
                                    : std::vector{query.selector.toStdString()};
}

Result<QStringList> matching(const QStringList &names, const QString &pattern)
{
    const auto regex = Regex::compile(u'/' + pattern + u'/');
    if (!regex)
        return fail(regex.error());
    QStringList found;
    std::copy_if(names.begin(), names.end(), std::back_inserter(found),
                 [&](const QString &name) { return regex->matches(name); });
    return found;
}

// As PromQL writes it.
QString numberText(double value)
{
    if (std::isnan(value))
        return QStringLiteral("NaN");
    if (std::isinf(value))
        return value > 0 ? QStringLiteral("+Inf") : QStringLiteral("-Inf");
    return QString::number(value, 'g', QLocale::FloatingPointShortest);
}

// name{k="v"} value ts_ms; Grafana's form of an instant query's answer.
QStringList sampleTexts(const Frame &frame)
{
    QStringList texts;
    for (const Series &series : frame.series) {
        if (series.times.empty())
            continue;
        texts.append(QStringLiteral("%1 %2 %3")
                         .arg(QString::fromStdString(series.labels.toString()),
                              numberText(series.values.back()),
                              QString::number(series.times.back())));
    }
    return texts;
}

Async<QStringList> labelTexts(MetricSource *source, VariableQuery query, TimeRange range,
                              std::stop_token stop)
{
    const bool isNames = query.kind == VariableQuery::Kind::LabelNames;
    const bool isMetrics = query.kind == VariableQuery::Kind::Metrics;
    const std::string label = isMetrics ? "__name__" : query.label.toStdString();
    auto task = isNames ? source->labelNames(matchersOf(query), range, stop)
                        : source->labelValues(label, matchersOf(query), range, stop);
    auto values = co_await task;
    if (!values)
        co_return fail(values.error());
    const QStringList texts = textsOf(*values);
    co_return isMetrics ? matching(texts, query.pattern) : texts;
}

Async<QStringList> seriesTexts(MetricSource *source, VariableQuery query, TimeRange range,
                               std::stop_token stop)
{
    auto task = source->series(matchersOf(query), range, stop);
    auto series = co_await task;
    if (!series)
        co_return fail(series.error());
    QStringList texts;
    for (const Labels &labels : *series)
        texts.append(QString::fromStdString(labels.toString()));
    co_return texts;
}

Async<QStringList> resultTexts(MetricSource *source, VariableQuery query, TimeRange range,
                               std::stop_token stop)
{
    MetricQuery metricQuery;
    metricQuery.expr = query.expr.toStdString();
    metricQuery.instant = true;
    metricQuery.range = {range.to, range.to};
    auto task = source->query(std::move(metricQuery), stop);
    auto answer = co_await task;
    if (!answer)
        co_return fail(answer.error());
    co_return sampleTexts(*answer->frame);
}

Async<QStringList> fetchTexts(MetricSource *source, VariableQuery query, TimeRange range,
                              std::stop_token stop)
{
    switch (query.kind) {
    case VariableQuery::Kind::Series:
        return seriesTexts(source, std::move(query), range, std::move(stop));
    case VariableQuery::Kind::QueryResult:
        return resultTexts(source, std::move(query), range, std::move(stop));
    default:
        return labelTexts(source, std::move(query), range, std::move(stop));
    }
}

Result<VariableDefinition::Options> finished(const VariableDefinition &definition,
                                             const QString &regex, const QStringList &texts)
{
    auto options = optionsFrom(texts, regex);
    if (!options)
        return options;
    sortOptions(*options, definition.sort);
    if (options->size() > kMostOptions)
        options->resize(kMostOptions);
    return options;
}

Result<VariableQuery> filledQuery(const VariableDefinition &definition, const Variables &variables,
                                  TimeRange range)
{
    Builtins builtins;
    addRangeBuiltins(builtins, range);
    return parseVariableQuery(variables.fill(definition.query, Variables::Use::Query, builtins));
}

} // namespace

VariableDefinition::Options knownOptions(const VariableDefinition &definition,
                                         const SourceRegistry &sources, const Variables &variables)
{
    if (definition.kind != VariableDefinition::Kind::Datasource)
        return definition.options;
    const QString regex = variables.fill(definition.regex, Variables::Use::Text);
    const QString kind = definition.query.trimmed();
    return finished(definition, regex, sources.namesOfKind(kind))
        .value_or(VariableDefinition::Options());
}

Async<VariableDefinition::Options> fetchOptions(MetricSource *source, VariableDefinition definition,
                                                Variables variables, TimeRange range,
                                                std::stop_token stop)
{
    auto query = filledQuery(definition, variables, range);
    if (!query)
        co_return fail(query.error());
    auto task = fetchTexts(source, std::move(*query), range, std::move(stop));
    const auto texts = co_await task;
    if (!texts)
        co_return fail(texts.error());
    const QString regex = variables.fill(definition.regex, Variables::Use::Text);
    co_return finished(definition, regex, *texts);
}

std::optional<MetricQuery> queryBehind(const VariableDefinition &definition,
                                       const Variables &variables, TimeRange range)
{
    const auto query = filledQuery(definition, variables, range);
    if (definition.kind != VariableDefinition::Kind::Query || !query)
        return {};
    const QString &text
        = query->kind == VariableQuery::Kind::QueryResult ? query->expr : query->selector;
    if (text.isEmpty())
        return {};
    MetricQuery behind;
    behind.expr = text.toStdString();
    behind.range = range;
    return behind;
}

} // namespace onex
