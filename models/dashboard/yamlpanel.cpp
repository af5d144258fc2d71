// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/words.h"
#include "models/dashboard/yamldialect.h"

#include <array>

namespace onex {

namespace {

constexpr std::array kTarget{
    Field<Target>{u"id", &into<&Target::refId>},
    Field<Target>{u"query", &into<&Target::expr>},
    Field<Target>{u"legend", &into<&Target::legend>},
    Field<Target>{u"interval",
                  [](const Node &node, Target &out, Problems &problems) {
                      readDuration(node, out.minStep, problems);
                  }},
    Field<Target>{u"step_factor", &within<kStepFactors, &Target::stepFactor>},
    Field<Target>{u"instant", &into<&Target::instant>},
    Field<Target>{u"format",
                  [](const Node &node, Target &out, Problems &problems) {
                      readChoice(node, out.format, formats(), problems);
                  }},
    Field<Target>{u"hidden", &into<&Target::hidden>},
    Field<Target>{u"source", &into<&Target::source>},
};

// What is written once for a panel and means all its queries.
struct Draft
{
    PanelDefinition panel;
    QString query;
    QString legend;
    std::optional<bool> instant;
    std::optional<Target::Format> format;
    bool hasKind = false;
};

QStringList yamlKinds()
{
    return {QStringLiteral("single_stat"), QStringLiteral("graph"), QStringLiteral("pie_chart"),
            QStringLiteral("heatmap"), QStringLiteral("row")};
}

void readType(const Node &node, Draft &out, Problems &problems)
{
    out.hasKind = true;
    read(node, out.panel.writtenKind, problems);
    out.panel.kind = kindOf(out.panel.writtenKind);
    if (isDrawnKind(out.panel.kind) || out.panel.kind == u"row")
        return;
    const QString near = nearest(out.panel.writtenKind.toLower(), yamlKinds());
    addProblem(
        problems, node,
        QStringLiteral("no panel of the kind \"%1\"; %2")
            .arg(out.panel.writtenKind,
                 near.isEmpty()
                     ? QStringLiteral("expected %1").arg(yamlKinds().join(QStringLiteral(", ")))
                     : QStringLiteral("did you mean \"%1\"?").arg(near)));
}

// A text is the template of the names; a map also says where the legend is and what it lists.
void readLegend(const Node &node, Draft &out, Problems &problems)
{
    if (!node.isMap()) {
        read(node, out.legend, problems);
        return;
    }
    read(node, out.panel.legend, problems);
    if (node.contains(u"text"))
        read(node[u"text"], out.legend, problems);
}

void readChildren(const Node &node, Draft &out, Problems &problems)
{
    if (!node.isList())
        wrongType(problems, node, QStringLiteral("a list of panels"));
    for (const Node &item : node.items)
        out.panel.panels.push_back(readYamlPanel(item));
}

using P = PanelDefinition;
constexpr auto kPanel = &Draft::panel;

constexpr std::array kPanelFields{
    Field<Draft>{u"title", &into<kPanel, &P::title>},
    Field<Draft>{u"description", &into<kPanel, &P::description>},
    Field<Draft>{u"type", &readType},
    Field<Draft>{u"query", &into<&Draft::query>},
    Field<Draft>{u"queries", &into<kPanel, &P::targets>},
    Field<Draft>{u"legend", &readLegend},
    Field<Draft>{u"instant", &into<&Draft::instant>},
    Field<Draft>{u"format",
                 [](const Node &node, Draft &out, Problems &problems) {
                     readChoice(node, out.format, formats(), problems);
                 }},
    Field<Draft>{u"id", &within<kPanelIds, kPanel, &P::id>},
    Field<Draft>{u"position", &into<kPanel, &P::rect>},
    Field<Draft>{u"source", &into<kPanel, &P::source>},
    Field<Draft>{u"interval",
                 [](const Node &node, Draft &out, Problems &problems) {
                     readDuration(node, out.panel.minStep, problems);
                 }},
    Field<Draft>{u"max_data_points", &within<kDataPoints, kPanel, &P::maxDataPoints>},
    Field<Draft>{u"time_from",
                 [](const Node &node, Draft &out, Problems &problems) {
                     readDuration(node, out.panel.timeFrom, problems);
                 }},
    Field<Draft>{u"time_shift",
                 [](const Node &node, Draft &out, Problems &problems) {
                     readDuration(node, out.panel.timeShift, problems);
                 }},
    Field<Draft>{u"repeat", &into<kPanel, &P::repeat>},
    Field<Draft>{u"repeat_vertically", &into<kPanel, &P::repeatVertically>},
    Field<Draft>{u"repeat_per_row", &within<kCopiesPerRow, kPanel, &P::repeatPerRow>},
    Field<Draft>{u"transparent", &into<kPanel, &P::transparent>},
    Field<Draft>{u"tooltip", &into<kPanel, &P::tooltip>},
    Field<Draft>{u"reduce", &into<kPanel, &P::reduce>},
    Field<Draft>{u"stat", &into<kPanel, &P::stat>},
    Field<Draft>{u"pie", &into<kPanel, &P::pie>},
    Field<Draft>{u"heatmap", &into<kPanel, &P::heatmap>},
    Field<Draft>{u"links", &into<kPanel, &P::links>},
    Field<Draft>{u"overrides", &into<kPanel, &P::overrides>},
    Field<Draft>{u"collapsed", &into<kPanel, &P::collapsed>},
    Field<Draft>{u"panels", &readChildren},
};

void readKeys(const Node &node, Draft &draft, Problems &problems)
{
    const std::span<const Field<Draft>> fields(kPanelFields);
    repeatedKeys(node, problems);
    for (const Node::Member &member : node.members)
        if (!readField(member, draft, fields, problems)
            && !readField(member, draft.panel.defaults, yamlFieldOptions(), problems))
            unknownKey(member, keysOf(fields) + keysOf(yamlFieldOptions()), problems);
}

void applyToTargets(Draft &draft)
{
    auto &targets = draft.panel.targets;
    if (!draft.query.isEmpty()) {
        targets.emplace(targets.begin());
        targets.front().expr = draft.query;
    }
    for (Target &target : targets) {
        if (target.legend.isEmpty())
            target.legend = draft.legend;
        target.instant = target.instant || draft.instant.value_or(false);
        target.format = draft.format.value_or(target.format);
    }
}

void checkKind(const Node &node, Draft &draft, Problems &problems)
{
    P &panel = draft.panel;
    if (!draft.hasKind) {
        addProblem(problems, node,
                   QStringLiteral("type is missing; expected %1; shown as a graph")
                       .arg(yamlKinds().join(QStringLiteral(", "))));
        panel.kind = panel.writtenKind = QStringLiteral("graph");
    }
    if (isDrawnKind(panel.kind) && panel.targets.empty())
        addProblem(problems, node, QStringLiteral("query is missing"));
}

} // namespace

void read(const Node &node, Target &out, Problems &problems)
{
    if (node.kind == Node::Kind::String)
        out.expr = node.text;
    else
        readMap(node, out, std::span<const Field<Target>>(kTarget), problems);
}

PanelDefinition readYamlPanel(const Node &node)
{
    Draft draft;
    Problems problems;
    if (node.isMap()) {
        readKeys(node, draft, problems);
        applyToTargets(draft);
        checkKind(node, draft, problems);
    } else {
        wrongType(problems, node, QStringLiteral("a panel: a map with title, type and query"));
    }
    draft.panel.problems = problems.take();
    return std::move(draft.panel);
}

} // namespace onex
