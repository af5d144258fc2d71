// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/grafana.h"
#include "models/dashboard/variableoptions.h"
#include "models/dashboard/variables.h"

#include <array>

namespace onex {

namespace {

using V = VariableDefinition;

constexpr std::array kKinds{
    Choice{u"query", V::Kind::Query},           Choice{u"custom", V::Kind::Custom},
    Choice{u"textbox", V::Kind::Textbox},       Choice{u"constant", V::Kind::Constant},
    Choice{u"datasource", V::Kind::Datasource}, Choice{u"interval", V::Kind::Interval},
};

// The forms that the query editor keeps apart: {"qryType": 1, "label": …, "metric": …}.
QString composedQuery(const Node &query)
{
    const QString label = query[u"label"].text, metric = query[u"metric"].text;
    switch (static_cast<int>(qBound(-1.0, numberOf(query[u"qryType"]).value_or(-1), 9.0))) {
    case 0:
        return QStringLiteral("label_names()");
    case 1:
        return metric.isEmpty() ? QStringLiteral("label_values(%1)").arg(label)
                                : QStringLiteral("label_values(%1, %2)").arg(metric, label);
    case 2:
        return QStringLiteral("metrics(%1)").arg(metric);
    case 3:
        return QStringLiteral("query_result(%1)").arg(query[u"varQuery"].text);
    default:
        return {};
    }
}

QString queryOf(const Node &node)
{
    const Node &query = node[u"query"];
    if (!query.isMap())
        return query.isNull() ? node[u"definition"].text : query.text;
    if (query[u"query"].kind == Node::Kind::String)
        return query[u"query"].text;
    const QString composed = composedQuery(query);
    return composed.isEmpty() ? node[u"definition"].text : composed;
}

QStringList currentOf(const Node &current)
{
    const Node &value = current[u"value"];
    QStringList values;
    if (!value.isList() && !value.isNull() && !value.isMap())
        values += value.text;
    for (const Node &item : value.items)
        values += item.text;
    values.removeAll(QString());
    return values;
}

V::Refresh refreshOf(const Node &node)
{
    // Never, as written by old versions, would leave a file from elsewhere without any values.
    return node.text == u"2" ? V::Refresh::OnTimeRange : V::Refresh::OnLoad;
}

void readOptions(const Node &node, V &variable)
{
    variable.options = customOptions(variable.query);
    if (!variable.options.empty())
        return;
    for (const Node &item : node[u"options"].items)
        if (item[u"value"].text != kAllValues && !item[u"value"].isList())
            variable.options.push_back({item[u"text"].text, item[u"value"].text});
}

void addAutomatic(const Node &node, V &variable)
{
    if (node[u"auto"].isTrue())
        variable.options.prepend(
            {QStringLiteral("auto"), QStringLiteral("$__auto_interval_") + variable.name});
}

// Why a variable is left out; empty: it is not.
QString whyNot(const Node &node)
{
    const QString name = node[u"name"].text, type = node[u"type"].text;
    const std::span<const Choice<V::Kind>> kinds(kKinds);
    if (name.isEmpty())
        return QStringLiteral("a variable needs a name");
    if (type == u"adhoc")
        return QStringLiteral(
                   "the ad hoc filter \"%1\" is not applied: panels show everything that "
                   "their queries find; write the labels into the queries, with a "
                   "variable of type query")
            .arg(name);
    if (!chosen(type, kinds))
        return QStringLiteral("the variable \"%1\" is left out, as its type %2 is not known; "
                              "expected one of %3")
            .arg(name, node[u"type"].describe(), wordsOf(kinds));
    return {};
}

V readVariable(const Node &node, Problems &problems)
{
    V variable;
    readChoice(node[u"type"], variable.kind, std::span<const Choice<V::Kind>>(kKinds), problems);
    read(node[u"name"], variable.name, problems);
    read(node[u"label"], variable.label, problems);
    read(node[u"description"], variable.description, problems);
    variable.query = queryOf(node);
    variable.source = sourceOf(node[u"datasource"]);
    read(node[u"regex"], variable.regex, problems);
    readGrafanaNumber(node[u"sort"], variable.sort, kSortOrders, problems);
    variable.refresh = refreshOf(node[u"refresh"]);
    read(node[u"multi"], variable.multi, problems);
    read(node[u"includeAll"], variable.includeAll, problems);
    read(node[u"allValue"], variable.allValue, problems);
    variable.hidden = node[u"hide"].text == u"2" || variable.kind == V::Kind::Constant;
    variable.current = currentOf(node[u"current"]);
    if (variable.kind == V::Kind::Custom || variable.kind == V::Kind::Interval)
        readOptions(node, variable);
    addAutomatic(node, variable);
    return variable;
}

} // namespace

std::vector<V> readGrafanaVariables(const Node &list, Problems &problems)
{
    std::vector<V> variables;
    for (const Node &node : list.items) {
        const QString reason = whyNot(node);
        if (reason.isEmpty())
            variables.push_back(readVariable(node, problems));
        else
            addProblem(problems, node, reason);
    }
    return variables;
}

} // namespace onex
