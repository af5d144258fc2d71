// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/node.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <limits>
#include <map>
#include <sstream>

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

void resolve(Node &node, const std::string &tag)
{
    node.kind = Node::Kind::String;
    if (tag == "!" || tag.ends_with(":str"))
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

int countOf(const Node &node)
{
    int count = 1;
    for (const Node &item : node.items)
        count += countOf(item);
    for (const Node::Member &member : node.members)
        count += 1 + countOf(member.value);
    return count;
}

std::size_t heightOf(const Node &node)
{
    std::size_t height = 0;
    for (const Node &item : node.items)
        height = std::max(height, heightOf(item));
    for (const Node::Member &member : node.members)
        height = std::max(height, heightOf(member.value));
    return height + 1;
}

// "<<": the keys of another map, or of several, that this one has not itself.
void merge(Node &node, const Node &other)
{
    for (const Node &item : other.items)
        merge(node, item);
    for (const Node::Member &member : other.members)
        if (std::ranges::find(node.members, member.key, &Node::Member::key) == node.members.end())
            node.members.push_back(member);
}

// Builds the tree while the file is read, so that the limits hold from the first value on. What an
// alias stands for counts each time it is used.
class TreeBuilder final : public YAML::EventHandler
{
public:
    Node take() { return std::move(m_root); }

    void OnDocumentStart(const YAML::Mark &) override { }
    void OnDocumentEnd() override { }
    void OnNull(const YAML::Mark &mark, YAML::anchor_t anchor) override
    {
        add(at(mark, Node::Kind::Null), anchor);
    }
    void OnScalar(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                  const std::string &value) override
    {
        Node node = at(mark, Node::Kind::String);
        node.text = QString::fromStdString(value);
        resolve(node, tag);
        add(std::move(node), anchor);
    }
    void OnAlias(const YAML::Mark &mark, YAML::anchor_t anchor) override
    {
        const auto known = m_anchors.find(anchor);
        if (known == m_anchors.end())
            throw YAML::ParserException(mark, "an alias to something it is part of");
        count(countOf(known->second), mark);
        checkDepth(heightOf(known->second), mark);
        add(Node(known->second), 0);
    }
    void OnSequenceStart(const YAML::Mark &mark, const std::string &, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override
    {
        open(mark, Node::Kind::List, anchor);
    }
    void OnMapStart(const YAML::Mark &mark, const std::string &, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override
    {
        open(mark, Node::Kind::Map, anchor);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapEnd() override { close(); }

private:
    struct Open
    {
        Node node;
        YAML::anchor_t anchor = 0;
        std::optional<Node> key;  // read, its value not yet
        std::vector<Node> merged; // values of "<<"
    };

    void count(int more, const YAML::Mark &mark)
    {
        m_count += more;
        if (m_count > kMaxNodes)
            throw LimitReached{"more than " + std::to_string(kMaxNodes) + " values", mark};
    }

    void checkDepth(std::size_t more, const YAML::Mark &mark) const
    {
        if (m_open.size() + more > kMaxNodeDepth)
            throw LimitReached{"nested deeper than " + std::to_string(kMaxNodeDepth) + " levels",
                               mark};
    }

    Node at(const YAML::Mark &mark, Node::Kind kind)
    {
        count(1, mark);
        Node node;
        node.kind = kind;
        node.line = mark.line + 1;
        node.column = mark.column + 1;
        return node;
    }

    void open(const YAML::Mark &mark, Node::Kind kind, YAML::anchor_t anchor)
    {
        checkDepth(1, mark);
        m_open.push_back({at(mark, kind), anchor, {}, {}});
    }

    void close()
    {
        Open done = std::move(m_open.back());
        m_open.pop_back();
        for (const Node &other : done.merged)
            merge(done.node, other);
        add(std::move(done.node), done.anchor);
    }

    void add(Node node, YAML::anchor_t anchor)
    {
        if (anchor != 0)
            m_anchors[anchor] = node;
        if (m_open.empty())
            m_root = std::move(node);
        else if (m_open.back().node.isList())
            m_open.back().node.items.push_back(std::move(node));
        else
            addToMap(m_open.back(), std::move(node));
    }

    static void addToMap(Open &map, Node node)
    {
        if (!map.key) {
            map.key = std::move(node);
            return;
        }
        const Node key = *std::exchange(map.key, std::nullopt);
        if (key.text == u"<<")
            map.merged.push_back(std::move(node));
        else
            map.node.members.push_back({key.text, key.line, key.column, std::move(node)});
    }

    Node m_root;
    std::vector<Open> m_open;
    std::map<YAML::anchor_t, Node> m_anchors;
    int m_count = 0;
};

} // namespace

Result<Node> parseYaml(const QByteArray &bytes)
{
    try {
        std::istringstream stream(bytes.toStdString());
        YAML::Parser parser(stream);
        TreeBuilder builder;
        if (!parser.HandleNextDocument(builder))
            return failAt(Error::Kind::BadInput, "expected a YAML document, found nothing",
                          YAML::Mark::null_mark());
        Node root = builder.take();
        // At most once: on some texts the parser goes on to find documents for ever.
        TreeBuilder second;
        if (parser.HandleNextDocument(second)) {
            const Node other = second.take();
            return fail(Error{Error::Kind::BadInput,
                              "expected one YAML document, found another",
                              {},
                              other.line,
                              other.column});
        }
        return root;
    } catch (const LimitReached &limit) {
        return failAt(Error::Kind::TooLarge, limit.message, limit.mark);
    } catch (const YAML::Exception &error) {
        return failAt(Error::Kind::BadInput, error.msg, error.mark);
    }
}

} // namespace onex
