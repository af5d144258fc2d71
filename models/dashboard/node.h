// SPDX-License-Identifier: GPL-3.0-or-later
// A YAML or JSON document as a plain tree that knows where each value stands; what the two dialects
// are read from.
#pragma once

#include "datasource/core/result.h"
#include "models/dashboard/definition.h"

#include <QByteArray>
#include <QString>

#include <utility>
#include <vector>

namespace onex {

class Node
{
public:
    enum class Kind { Null, Bool, Number, String, List, Map };
    struct Member;

    Kind kind = Kind::Null;
    QString text;                // of a scalar, as written
    double number = 0;           // of Number; 1 for true
    std::vector<Node> items;     // of List
    std::vector<Member> members; // of Map
    int line = 0;                // 1-based
    int column = 0;              // 1-based

    bool isNull() const { return kind == Kind::Null; }
    bool isMap() const { return kind == Kind::Map; }
    bool isList() const { return kind == Kind::List; }
    bool isTrue() const { return kind == Kind::Bool && number != 0; }
    // The value of a key, the last one where it stands twice; an empty node where there is none or
    // this is no map.
    const Node &operator[](QStringView key) const;
    bool contains(QStringView key) const { return !(*this)[key].isNull(); }
    // "a list", "the text \"x\"": for messages.
    QString describe() const;
};

struct Node::Member
{
    QString key;
    int line = 0;
    int column = 0;
    Node value;
};

// What a definition may have at most; going over it is an Error.
constexpr qsizetype kMaxDefinitionBytes = 4 * 1024 * 1024;
constexpr int kMaxNodeDepth = 64;
constexpr int kMaxNodes = 10'000;      // of YAML, aliases counted each time they are used
constexpr int kMaxJsonNodes = 250'000; // JSON has no aliases: the bytes bound it already
constexpr std::size_t kMaxPanels = 500;
constexpr std::size_t kMaxQueries = 5000;
constexpr std::size_t kMaxVariables = 200;

// Errors: BadInput with line and column, TooLarge for a limit.
Result<Node> parseYaml(const QByteArray &bytes);
Result<Node> parseJson(const QByteArray &bytes);

} // namespace onex
