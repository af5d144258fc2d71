// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/variablefetch.h"

#include "models/dashboard/regex.h"
#include "models/query/sourceregistry.h"

#include <QRegularExpression>

#include <algorithm>

namespace onex {

namespace {

using Option = VariableDefinition::Option;
using Options = std::vector<Option>;

Options optionsOf(const std::vector<std::string> &values)
{
    Options options;
    for (const std::string &value : values)
        options.push_back({QString::fromStdString(value), QString::fromStdString(value)});
    return options;
}

} // namespace

Options knownOptions(const VariableDefinition &definition, const SourceRegistry &sources,
                     const Variables &)
{
    if (definition.kind != VariableDefinition::Kind::Datasource)
        return definition.options;
    Options options;
    for (const QString &name : sources.namesOfKind(definition.query.trimmed()))
        options.push_back({name, name});
    return options;
}

Async<Options> fetchOptions(MetricSource *source, VariableDefinition definition,
                            Variables variables, TimeRange range, std::stop_token stop)
{
    if (!source)
        co_return fail(Error::Kind::BadInput, "No source is configured.");
    const QString query = variables.fill(definition.query, Variables::Use::Query).trimmed();
    static const QRegularExpression call(
        QStringLiteral("^label_values\\((?:(.+),)?\\s*([\\w.:]+)\\s*\\)$"));
    const auto match = call.match(query);
    if (!match.hasMatch())
        co_return fail(Error::Kind::BadInput, "Not a variable query: " + query.toStdString());
    std::vector<std::string> matchers;
    if (!match.captured(1).isEmpty())
        matchers.push_back(match.captured(1).trimmed().toStdString());
    auto task = source->labelValues(match.captured(2).toStdString(), matchers, range, stop);
    auto values = co_await task;
    if (!values)
        co_return fail(values.error());
    co_return optionsOf(*values);
}

} // namespace onex
