// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/node.h"

#include <nlohmann/json.hpp>

namespace onex {

namespace {

using nlohmann::json;

// Reads bytes for the parser and tells the tree builder how far it has come.
class CountingIterator
{
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char *;
    using reference = const char &;

    CountingIterator(const char *at, const char **reached)
        : m_at(at)
        , m_reached(reached)
    {
    }
    reference operator*() const { return *m_at; }
    CountingIterator &operator++()
    {
        *m_reached = ++m_at;
        return *this;
    }
    CountingIterator operator++(int)
    {
        const CountingIterator before = *this;
        ++*this;
        return before;
    }
    bool operator==(const CountingIterator &other) const { return m_at == other.m_at; }

private:
    const char *m_at;
    const char **m_reached;
};

// Line and column of ascending offsets.
class Positions
{
public:
    explicit Positions(const QByteArray &bytes)
        : m_bytes(bytes)
    {
    }

    std::pair<int, int> at(qsizetype offset)
    {
        if (offset < m_offset)
            *this = Positions(m_bytes);
        for (; m_offset < offset && m_offset < m_bytes.size(); ++m_offset) {
            const auto byte = static_cast<unsigned char>(m_bytes[m_offset]);
            if (byte == '\n') {
                ++m_line;
                m_column = 1;
            } else if ((byte & 0xC0) != 0x80) {
                ++m_column; // a character, not a byte
            }
        }
        return {m_line, m_column};
    }

private:
    QByteArray m_bytes;
    qsizetype m_offset = 0;
    int m_line = 1;
    int m_column = 1;
};

bool isScalarByte(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '-' || c == '+' || c == '.'
        || c == 'E';
}

// "[json.exception.parse_error.101] parse error at line 1, column 2: syntax error …" -> "syntax
// error …"
QString plainMessage(const char *what)
{
    const QString text = QString::fromUtf8(what);
    const qsizetype prefix = text.indexOf(u"] ");
    const qsizetype column = text.indexOf(u": ", text.indexOf(u", column "));
    if (text.contains(u", column ") && column > 0)
        return text.mid(column + 2);
    return prefix > 0 ? text.mid(prefix + 2) : text;
}

class TreeBuilder
{
public:
    explicit TreeBuilder(const QByteArray &bytes)
        : m_bytes(bytes)
        , m_positions(bytes)
        , m_reached(bytes.constData())
    {
    }

    Result<Node> build()
    {
        const char *begin = m_bytes.constData();
        const CountingIterator first(begin, &m_reached);
        const CountingIterator last(begin + m_bytes.size(), &m_reached);
        if (json::sax_parse(first, last, this))
            return std::move(m_root);
        return fail(std::move(m_error));
    }

    bool null() { return scalar(Node::Kind::Null, QString(), 0, scalarStart()); }
    bool boolean(bool value)
    {
        const QString text = value ? QStringLiteral("true") : QStringLiteral("false");
        return scalar(Node::Kind::Bool, text, value ? 1 : 0, scalarStart());
    }
    bool number_integer(json::number_integer_t value)
    {
        return number(static_cast<double>(value), QString::number(value));
    }
    bool number_unsigned(json::number_unsigned_t value)
    {
        return number(static_cast<double>(value), QString::number(value));
    }
    bool number_float(json::number_float_t value, const std::string &text)
    {
        return number(value, QString::fromStdString(text));
    }
    bool string(std::string &text)
    {
        return scalar(Node::Kind::String, QString::fromStdString(text), 0, stringStart());
    }
    bool binary(json::binary_t &) { return false; }
    bool start_object(std::size_t) { return open(Node::Kind::Map); }
    bool start_array(std::size_t) { return open(Node::Kind::List); }
    bool end_object() { return close(); }
    bool end_array() { return close(); }
    bool key(std::string &text)
    {
        const auto [line, column] = m_positions.at(stringStart());
        m_open.back()->members.push_back({QString::fromStdString(text), line, column, {}});
        return true;
    }
    bool parse_error(std::size_t position, const std::string &, const json::exception &error)
    {
        const auto offset = static_cast<qsizetype>(position) - 1;
        return refuse(Error::Kind::BadInput, plainMessage(error.what()),
                      std::max<qsizetype>(offset, 0));
    }

private:
    qsizetype reached() const { return m_reached - m_bytes.constData(); }

    // Where the string that was just read begins: at the last quote before its end that no
    // backslash escapes.
    qsizetype stringStart() const
    {
        qsizetype at = reached() - 2;
        for (; at > 0; --at) {
            if (m_bytes[at] != '"')
                continue;
            qsizetype slashes = at;
            while (slashes > 0 && m_bytes[slashes - 1] == '\\')
                --slashes;
            if ((at - slashes) % 2 == 0)
                break;
        }
        return std::max<qsizetype>(at, 0);
    }

    // Numbers are known to be over only once the character behind was read.
    qsizetype scalarStart() const
    {
        qsizetype at = reached();
        if (at > 0 && !isScalarByte(m_bytes[at - 1]))
            --at;
        while (at > 0 && isScalarByte(m_bytes[at - 1]))
            --at;
        return at;
    }

    bool number(double value, const QString &text)
    {
        return scalar(Node::Kind::Number, text, value, scalarStart());
    }

    Node *add(Node::Kind kind, qsizetype offset)
    {
        if (++m_count > kMaxJsonNodes) {
            refuse(Error::Kind::TooLarge, QStringLiteral("more than %1 values").arg(kMaxJsonNodes),
                   offset);
            return nullptr;
        }
        Node *node = &m_root;
        if (!m_open.empty() && m_open.back()->isList())
            node = &m_open.back()->items.emplace_back();
        else if (!m_open.empty())
            node = &m_open.back()->members.back().value;
        node->kind = kind;
        std::tie(node->line, node->column) = m_positions.at(offset);
        return node;
    }

    bool scalar(Node::Kind kind, const QString &text, double value, qsizetype offset)
    {
        Node *node = add(kind, offset);
        if (!node)
            return false;
        node->text = text;
        node->number = value;
        return true;
    }

    bool open(Node::Kind kind)
    {
        if (m_open.size() >= kMaxNodeDepth)
            return refuse(Error::Kind::TooLarge,
                          QStringLiteral("nested deeper than %1 levels").arg(kMaxNodeDepth),
                          reached() - 1);
        Node *node = add(kind, reached() - 1);
        if (node)
            m_open.push_back(node);
        return node != nullptr;
    }

    bool close()
    {
        m_open.pop_back();
        return true;
    }

    bool refuse(Error::Kind kind, const QString &message, qsizetype offset)
    {
        const auto [line, column] = m_positions.at(offset);
        m_error = Error{kind, message.toStdString(), {}, line, column};
        return false;
    }

    const QByteArray m_bytes;
    Positions m_positions;
    const char *m_reached;
    Node m_root;
    std::vector<Node *> m_open; // parents stay in place while they are open
    int m_count = 0;
    Error m_error;
};

} // namespace

Result<Node> parseJson(const QByteArray &bytes)
{
    TreeBuilder builder(bytes);
    return builder.build();
}

} // namespace onex
