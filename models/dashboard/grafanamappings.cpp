// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/grafana.h"
#include "models/dashboard/words.h"

namespace onex {

namespace {

void takeResult(const Node &result, ValueMapping &out)
{
    out.text = result[u"text"].text;
    out.color = result[u"color"].text;
}

// {"type": "value", "options": {"0": {"text": …, "color": …}, …}}: one a key.
void addValues(const Node &options, std::vector<ValueMapping> &out)
{
    for (const Node::Member &member : options.members) {
        ValueMapping mapping;
        mapping.value = member.key;
        takeResult(member.value, mapping);
        out.push_back(mapping);
    }
}

void addRange(const Node &options, std::vector<ValueMapping> &out)
{
    ValueMapping mapping;
    mapping.kind = ValueMapping::Kind::Range;
    mapping.from = numberOf(options[u"from"]);
    mapping.to = numberOf(options[u"to"]);
    takeResult(options[u"result"], mapping);
    out.push_back(mapping);
}

void addRegex(const Node &options, std::vector<ValueMapping> &out)
{
    ValueMapping mapping;
    mapping.kind = ValueMapping::Kind::Regex;
    mapping.pattern = options[u"pattern"].text;
    takeResult(options[u"result"], mapping);
    out.push_back(mapping);
}

void addSpecial(const Node &options, std::vector<ValueMapping> &out, Problems &problems)
{
    ValueMapping mapping;
    mapping.kind = ValueMapping::Kind::Special;
    readChoice(options[u"match"], mapping.special, specials(), problems);
    takeResult(options[u"result"], mapping);
    out.push_back(mapping);
}

bool isNullWord(const QString &text) { return text.isEmpty() || text == u"null"; }

// Before Grafana 8: {"type": 1, "value": "0", "text": …} and {"type": 2, "from": …, "to": …,
// "text": …}.
void addOld(const Node &node, std::vector<ValueMapping> &out)
{
    ValueMapping mapping;
    mapping.text = node[u"text"].text;
    if (node[u"type"].text == u"2") {
        mapping.kind = ValueMapping::Kind::Range;
        mapping.from = numberOf(node[u"from"]);
        mapping.to = numberOf(node[u"to"]);
    } else if (isNullWord(node[u"value"].text)) {
        mapping.kind = ValueMapping::Kind::Special;
        mapping.special = ValueMapping::Special::Null;
    } else {
        mapping.value = node[u"value"].text;
    }
    if (mapping.kind != ValueMapping::Kind::Range || mapping.from || mapping.to)
        out.push_back(mapping);
}

} // namespace

std::vector<ValueMapping> readGrafanaMappings(const Node &list, Problems &problems)
{
    std::vector<ValueMapping> mappings;
    for (const Node &node : list.items) {
        const QString type = node[u"type"].text;
        const Node &options = node[u"options"];
        if (type == u"value")
            addValues(options, mappings);
        else if (type == u"range")
            addRange(options, mappings);
        else if (type == u"regex")
            addRegex(options, mappings);
        else if (type == u"special")
            addSpecial(options, mappings, problems);
        else if (type == u"1" || type == u"2")
            addOld(node, mappings);
        else
            wrongType(problems, node.contains(u"type") ? node[u"type"] : node,
                      QStringLiteral("a mapping of type value, range, regex or special"));
    }
    return mappings;
}

} // namespace onex
