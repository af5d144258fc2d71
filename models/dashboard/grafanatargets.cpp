// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/grafana.h"
#include "models/dashboard/words.h"

namespace onex {

namespace {

bool isExpression(const Node &datasource)
{
    return datasource[u"type"].text == u"__expr__" || datasource[u"uid"].text == u"__expr__"
        || datasource.text == u"__expr__";
}

// "logs" and other formats of other sources are read as time series.
Target::Format formatOf(const Node &node)
{
    return chosen(node[u"format"].text, formats()).value_or(Target::Format::TimeSeries);
}

Target readTarget(const Node &node, Problems &problems)
{
    Target target;
    read(node[u"refId"], target.refId, problems);
    read(node[u"expr"], target.expr, problems);
    read(node[u"legendFormat"], target.legend, problems);
    read(node[u"interval"], target.minStep, problems);
    readWithin(node[u"intervalFactor"], target.stepFactor, kStepFactors, problems);
    read(node[u"hide"], target.hidden, problems);
    target.format = formatOf(node);
    target.source = sourceOf(node[u"datasource"]);
    // Both may be asked for; the range holds the instant's answer as its last sample.
    target.instant = node[u"instant"].isTrue() && !node[u"range"].isTrue();
    return target;
}

bool isUsable(const Node &node, Problems &problems)
{
    if (isExpression(node[u"datasource"])) {
        addProblem(problems, node,
                   QStringLiteral("query %1 is a server-side expression, which only Grafana can "
                                  "compute; write it in PromQL")
                       .arg(node[u"refId"].text));
        return false;
    }
    if (isForeignSource(node[u"datasource"])) {
        addProblem(problems, node[u"datasource"],
                   QStringLiteral("query %1 asks a source of type \"%2\"; expected prometheus")
                       .arg(node[u"refId"].text, node[u"datasource"][u"type"].text));
        return false;
    }
    return true;
}

} // namespace

std::vector<Target> readGrafanaTargets(const Node &panel, Problems &problems)
{
    std::vector<Target> targets;
    const Node &list = panel[u"targets"];
    if (!list.isNull() && !list.isList())
        wrongType(problems, list, QStringLiteral("a list of targets"));
    const bool isForeign = isForeignSource(panel[u"datasource"]); // the panel's own problem
    for (const Node &node : list.items) {
        if (isForeign && node[u"datasource"].isNull())
            continue;
        if (!node.isMap())
            wrongType(problems, node, QStringLiteral("a target: a map with expr"));
        else if (isUsable(node, problems))
            targets.push_back(readTarget(node, problems));
    }
    // A query that was added and never written.
    std::erase_if(targets, [](const Target &target) { return target.expr.trimmed().isEmpty(); });
    return targets;
}

QString sourceOf(const Node &datasource)
{
    const QString name = datasource.isMap() ? datasource[u"uid"].text : datasource.text;
    const bool isNone = datasource.isNull() || name == u"-- Mixed --" || name == u"null"
        || name == u"default" || name == u"-- Grafana --" || name == u"grafana";
    return isNone ? QString() : name;
}

bool isForeignSource(const Node &datasource)
{
    const QString type = datasource[u"type"].text;
    return !type.isEmpty() && type != u"prometheus" && type != u"datasource"
        && !type.contains(u"prometheus") && !type.startsWith(u"victoriametrics");
}

} // namespace onex
