// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/variableoptions.h"
#include "models/dashboard/variables.h"
#include "models/dashboard/yamldialect.h"

#include <array>

namespace onex {

namespace {

using V = VariableDefinition;

struct Draft
{
    V variable;
    bool hasKind = false;
};

constexpr std::array kKinds{
    Choice{u"query", V::Kind::Query},           Choice{u"custom", V::Kind::Custom},
    Choice{u"textbox", V::Kind::Textbox},       Choice{u"constant", V::Kind::Constant},
    Choice{u"datasource", V::Kind::Datasource}, Choice{u"source", V::Kind::Datasource},
    Choice{u"interval", V::Kind::Interval},
};
constexpr std::array kRefreshes{
    Choice{u"never", V::Refresh::Never},
    Choice{u"load", V::Refresh::OnLoad},
    Choice{u"time_range", V::Refresh::OnTimeRange},
};

// Texts, or {text, value}.
void readValues(const Node &node, Draft &out, Problems &problems)
{
    if (!node.isList())
        wrongType(problems, node, QStringLiteral("a list of values"));
    for (const Node &item : node.items) {
        V::Option option;
        if (item.isMap()) {
            read(item[u"value"], option.value, problems);
            read(item.contains(u"text") ? item[u"text"] : item[u"value"], option.text, problems);
        } else {
            read(item, option.value, problems);
            option.text = option.value;
        }
        out.variable.options.push_back(option);
    }
}

constexpr std::array kFields{
    Field<Draft>{u"name", &into<&Draft::variable, &V::name>},
    Field<Draft>{u"type",
                 [](const Node &node, Draft &out, Problems &problems) {
                     out.hasKind = true;
                     readChoice(node, out.variable.kind, std::span<const Choice<V::Kind>>(kKinds),
                                problems);
                 }},
    Field<Draft>{u"label", &into<&Draft::variable, &V::label>},
    Field<Draft>{u"description", &into<&Draft::variable, &V::description>},
    Field<Draft>{u"query", &into<&Draft::variable, &V::query>},
    Field<Draft>{u"source", &into<&Draft::variable, &V::source>},
    Field<Draft>{u"values", &readValues},
    Field<Draft>{u"regex", &into<&Draft::variable, &V::regex>},
    Field<Draft>{u"sort", &within<kSortOrders, &Draft::variable, &V::sort>},
    Field<Draft>{u"refresh",
                 [](const Node &node, Draft &out, Problems &problems) {
                     readChoice(node, out.variable.refresh,
                                std::span<const Choice<V::Refresh>>(kRefreshes), problems);
                 }},
    Field<Draft>{u"multi", &into<&Draft::variable, &V::multi>},
    Field<Draft>{u"all", &into<&Draft::variable, &V::includeAll>},
    Field<Draft>{u"all_value", &into<&Draft::variable, &V::allValue>},
    Field<Draft>{u"hidden", &into<&Draft::variable, &V::hidden>},
    Field<Draft>{u"default", &into<&Draft::variable, &V::current>},
};

void complete(Draft &draft)
{
    V &variable = draft.variable;
    if (!draft.hasKind && !variable.query.isEmpty())
        variable.kind = V::Kind::Query;
    if (variable.kind == V::Kind::Custom && variable.options.empty())
        variable.options = customOptions(variable.query);
    if (variable.kind == V::Kind::Interval && variable.options.empty())
        variable.options = customOptions(variable.query);
    for (QString &value : variable.current)
        if (value.compare(u"all", Qt::CaseInsensitive) == 0 && variable.includeAll)
            value = kAllValues;
}

V readVariable(const Node &node, const QString &name, Problems &problems)
{
    Draft draft;
    draft.variable.name = name;
    readMap(node, draft, std::span<const Field<Draft>>(kFields), problems);
    if (draft.variable.name.isEmpty())
        addProblem(problems, node, QStringLiteral("a variable needs a name"));
    complete(draft);
    return draft.variable;
}

} // namespace

std::vector<VariableDefinition> readYamlVariables(const Node &node, Problems &problems)
{
    std::vector<V> variables;
    if (!node.isList() && !node.isMap())
        wrongType(problems, node, QStringLiteral("a list of variables, or a map of them by name"));
    for (const Node &item : node.items)
        variables.push_back(readVariable(item, {}, problems));
    for (const Node::Member &member : node.members)
        variables.push_back(readVariable(member.value, member.key, problems));
    std::erase_if(variables, [](const V &variable) { return variable.name.isEmpty(); });
    return variables;
}

} // namespace onex
