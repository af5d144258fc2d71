// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/node.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <limits>

namespace onex {

namespace {

struct LimitReached
{
    std::string message;
    YAML::Mark mark;
};

tl::unexpected<Error> failAt(Error::Kind kind, std::string message, const YAML::Mark &mark)
{
    Error error;
    error.kind = kind;
    error.message = std::move(message);
    error.line = mark.is_null() ? 0 : mark.line + 1;
    error.column = mark.is_null() ? 0 : mark.column + 1;
    return fail(std::move(error));
}

bool isOneOf(const QString &text, std::initializer_list<QStringView> words)
{
    return std::ranges::any_of(
        words, [&](QStringView word) { return text.compare(word, Qt::CaseInsensitive) == 0; });
}

std::optional<double> toNumber(const QString &text)
{
    bool ok = false;
    const double number = text.toDouble(&ok);
    if (ok && !text.contains(u"inf", Qt::CaseInsensitive)
        && !text.contains(u"nan", Qt::CaseInsensitive))
        return number;
    if (isOneOf(text, {u".inf", u"+.inf"}))
        return std::numeric_limits<double>::infinity();
    if (isOneOf(text, {u"-.inf"}))
        return -std::numeric_limits<double>::infinity();
    return std::nullopt;
}

void setScalar(Node &node, const YAML::Node &from)
{
    node.text = QString::fromStdString(from.Scalar());
    node.kind = Node::Kind::String;
    if (from.Tag() == "!" || from.Tag().ends_with(":str"))
        return; // quoted
    if (node.text.isEmpty() || isOneOf(node.text, {u"null", u"~"})) {
        node.kind = Node::Kind::Null;
    } else if (isOneOf(node.text, {u"true", u"yes", u"on"})) {
        node.kind = Node::Kind::Bool;
        node.number = 1;
    } else if (isOneOf(node.text, {u"false", u"no", u"off"})) {
        node.kind = Node::Kind::Bool;
    } else if (const auto number = toNumber(node.text)) {
        node.kind = Node::Kind::Number;
        node.number = *number;
    }
}

// Copies a document, counting what an alias stands for each time it is used.
class Walker
{
public:
    Node walk(const YAML::Node &from, int depth)
    {
        if (++m_count > kMaxNodes)
            throw LimitReached{"more than " + std::to_string(kMaxNodes) + " values", from.Mark()};
        if (depth > kMaxNodeDepth)
            throw LimitReached{"nested deeper than " + std::to_string(kMaxNodeDepth) + " levels",
                               from.Mark()};
        Node node;
        node.line = from.Mark().line + 1;
        node.column = from.Mark().column + 1;
        if (from.IsSequence())
            walkList(node, from, depth);
        else if (from.IsMap())
            walkMap(node, from, depth);
        else if (from.IsScalar())
            setScalar(node, from);
        return node;
    }

private:
    void walkList(Node &node, const YAML::Node &from, int depth)
    {
        node.kind = Node::Kind::List;
        for (const YAML::Node &item : from)
            node.items.push_back(walk(item, depth + 1));
    }

    void walkMap(Node &node, const YAML::Node &from, int depth)
    {
        node.kind = Node::Kind::Map;
        std::vector<Node> merged;
        for (const auto &entry : from) {
            const Node key = walk(entry.first, depth + 1);
            Node value = walk(entry.second, depth + 1);
            if (key.text == u"<<")
                merged.push_back(std::move(value));
            else
                node.members.push_back({key.text, key.line, key.column, std::move(value)});
        }
        for (const Node &other : merged)
            merge(node, other);
    }

    // "<<": the keys of another map, or of several, that this one has not itself.
    static void merge(Node &node, const Node &other)
    {
        for (const Node &item : other.items)
            merge(node, item);
        for (const Node::Member &member : other.members)
            if (std::ranges::find(node.members, member.key, &Node::Member::key)
                == node.members.end())
                node.members.push_back(member);
    }

    int m_count = 0;
};

} // namespace

Result<Node> parseYaml(const QByteArray &bytes)
{
    try {
        const std::vector<YAML::Node> documents = YAML::LoadAll(bytes.toStdString());
        if (documents.size() != 1)
            return failAt(Error::Kind::BadInput,
                          "expected one YAML document, found " + std::to_string(documents.size()),
                          documents.empty() ? YAML::Mark::null_mark() : documents[1].Mark());
        return Walker().walk(documents.front(), 1);
    } catch (const LimitReached &limit) {
        return failAt(Error::Kind::TooLarge, limit.message, limit.mark);
    } catch (const YAML::Exception &error) {
        return failAt(Error::Kind::BadInput, error.msg, error.mark);
    }
}

} // namespace onex
