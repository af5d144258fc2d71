// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/reader.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace onex {

namespace {

// Source: V. Levenshtein, "Binary codes capable of correcting deletions, insertions and reversals",
// 1966.
int editDistance(const QString &a, const QString &b)
{
    std::vector<int> row(static_cast<std::size_t>(b.size()) + 1);
    std::iota(row.begin(), row.end(), 0);
    for (const QChar c : a) {
        int diagonal = row[0]++;
        for (std::size_t j = 1; j < row.size(); ++j) {
            const int replaced = diagonal + (c == b[static_cast<qsizetype>(j) - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row.back();
}

} // namespace

void Problems::add(Problem problem)
{
    if (!isFull())
        m_first.push_back(std::move(problem));
    ++m_count;
}

std::vector<Problem> Problems::take()
{
    if (m_count > m_first.size())
        m_first.push_back({QStringLiteral("and %1 more").arg(m_count - m_first.size()), 0, 0});
    m_count = 0;
    return std::exchange(m_first, {});
}

void addProblem(Problems &problems, const Node &at, const QString &message)
{
    problems.add({message, at.line, at.column});
}

void wrongType(Problems &problems, const Node &at, const QString &expected)
{
    addProblem(problems, at, QStringLiteral("expected %1, found %2").arg(expected, at.describe()));
}

std::optional<double> numberOf(const Node &node)
{
    bool ok = node.kind == Node::Kind::Number;
    double number = node.number;
    if (node.kind == Node::Kind::String)
        number = node.text.trimmed().toDouble(&ok);
    return ok && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

void read(const Node &node, QString &out, Problems &problems)
{
    if (node.isMap() || node.isList())
        wrongType(problems, node, QStringLiteral("a text"));
    else
        out = node.isNull() ? QString() : node.text;
}

void read(const Node &node, bool &out, Problems &problems)
{
    if (node.kind == Node::Kind::Bool || node.kind == Node::Kind::Number)
        out = node.number != 0;
    else if (!node.isNull())
        wrongType(problems, node, QStringLiteral("true or false"));
}

void read(const Node &node, double &out, Problems &problems)
{
    if (const auto number = numberOf(node))
        out = *number;
    else if (!node.isNull())
        wrongType(problems, node, QStringLiteral("a number"));
}

void read(const Node &node, int &out, Problems &problems)
{
    const auto number = numberOf(node);
    if (node.isNull())
        return;
    if (!number || std::abs(*number) > std::numeric_limits<int>::max())
        wrongType(problems, node, QStringLiteral("a whole number"));
    else
        out = static_cast<int>(std::lround(*number));
}

void read(const Node &node, QStringList &out, Problems &problems)
{
    if (node.isMap()) {
        wrongType(problems, node, QStringLiteral("a list of texts"));
        return;
    }
    out.clear();
    if (!node.isList() && !node.isNull())
        out += node.text;
    for (const Node &item : node.items) {
        QString text;
        read(item, text, problems);
        out += text;
    }
}

QString nearest(const QString &word, const QStringList &known)
{
    QString best;
    int bestDistance = word.size() > 4 ? 3 : 2; // beyond this it is another word
    if (word.size() > 40)
        return {};
    for (const QString &candidate : known) {
        const int distance = editDistance(word, candidate);
        if (distance < bestDistance) {
            best = candidate;
            bestDistance = distance;
        }
    }
    return best;
}

} // namespace onex
