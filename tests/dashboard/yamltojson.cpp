// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/dashboard/yamltojson.h"

#include "models/dashboard/node.h"

#include <nlohmann/json.hpp>

#include <cmath>

using nlohmann::json;

namespace {

json toJson(const onex::Node &node)
{
    using Kind = onex::Node::Kind;
    switch (node.kind) {
    case Kind::Null:
        return nullptr;
    case Kind::Bool:
        return node.isTrue();
    case Kind::Number:
        return node.number == std::floor(node.number) ? json(static_cast<std::int64_t>(node.number))
                                                      : json(node.number);
    case Kind::String:
        return node.text.toStdString();
    case Kind::List:
        break;
    case Kind::Map: {
        json object = json::object();
        for (const auto &member : node.members)
            object[member.key.toStdString()] = toJson(member.value);
        return object;
    }
    }
    json list = json::array();
    for (const onex::Node &item : node.items)
        list.push_back(toJson(item));
    return list;
}

} // namespace

std::optional<std::string> yamlToJson(const QByteArray &yaml)
{
    const auto root = onex::parseYaml(yaml);
    return root ? std::optional(toJson(*root).dump()) : std::nullopt;
}
