// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/node.h"

#include <algorithm>

namespace onex {

const Node &Node::operator[](QStringView key) const
{
    static const Node kNone;
    const auto it = std::find_if(members.rbegin(), members.rend(),
                                 [&](const Member &member) { return member.key == key; });
    return it == members.rend() ? kNone : it->value;
}

QString Node::describe() const
{
    switch (kind) {
    case Kind::Null:
        return QStringLiteral("nothing");
    case Kind::Bool:
    case Kind::Number:
        return text;
    case Kind::String:
        return QStringLiteral("\"%1\"").arg(text.size() > 40 ? text.left(40) + u'…' : text);
    case Kind::List:
        return QStringLiteral("a list");
    case Kind::Map:
        return QStringLiteral("a map");
    }
    return {};
}

} // namespace onex
