// SPDX-License-Identifier: GPL-3.0-or-later
// A map of the YAML dialect is read by a table with one row a key; a key without a row is a
// Problem.
#pragma once

#include "models/dashboard/reader.h"

namespace onex {

template <typename T>
struct Field
{
    QStringView key;
    void (*read)(const Node &node, T &out, Problems &problems);
};

// The usual reader of a row: into<&Panel::title>, into<&Panel::defaults, &FieldOptions::unit>.
template <auto... Members, typename T>
void into(const Node &node, T &out, Problems &problems)
{
    read(node, (out.*....*Members), problems);
}

// … of a number: within<kDecimals, &FieldOptions::decimals>.
template <const Bounds &Limits, auto... Members, typename T>
void within(const Node &node, T &out, Problems &problems)
{
    readWithin(node, (out.*....*Members), Limits, problems);
}

// "lineWidth" -> "line_width".
QString snakeCase(const QString &key);
void unknownKey(const Node::Member &member, const QStringList &known, Problems &problems);
void repeatedKeys(const Node &map, Problems &problems);

template <typename T>
QStringList keysOf(std::span<const Field<T>> fields)
{
    QStringList keys;
    for (const Field<T> &field : fields)
        keys += field.key.toString();
    return keys;
}

// False where there is no row for the key.
template <typename T>
bool readField(const Node::Member &member, T &out, std::span<const Field<T>> fields,
               Problems &problems)
{
    const QString key = snakeCase(member.key);
    for (const Field<T> &field : fields) {
        if (field.key == key) {
            field.read(member.value, out, problems);
            return true;
        }
    }
    return false;
}

template <typename T>
void readMap(const Node &node, T &out, std::span<const Field<T>> fields, Problems &problems)
{
    if (!node.isMap()) {
        wrongType(problems, node,
                  QStringLiteral("a map with ") + keysOf(fields).join(QStringLiteral(", ")));
        return;
    }
    repeatedKeys(node, problems);
    for (const Node::Member &member : node.members)
        if (!readField(member, out, fields, problems))
            unknownKey(member, keysOf(fields), problems);
}

} // namespace onex
