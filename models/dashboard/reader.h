// SPDX-License-Identifier: GPL-3.0-or-later
// Values out of a tree. A value of the wrong type is a Problem, and what was there before stays.
#pragma once

#include "models/dashboard/node.h"

#include <optional>
#include <span>

namespace onex {

using Problems = std::vector<Problem>;

void addProblem(Problems &problems, const Node &at, const QString &message);
void wrongType(Problems &problems, const Node &at, const QString &expected);

void read(const Node &node, QString &out, Problems &problems);
void read(const Node &node, bool &out, Problems &problems);
void read(const Node &node, int &out, Problems &problems);
void read(const Node &node, double &out, Problems &problems);
void read(const Node &node, QStringList &out, Problems &problems); // a list, or one text

// A number, also as text ("80"); none for anything else.
std::optional<double> numberOf(const Node &node);

template <typename T>
void read(const Node &node, std::optional<T> &out, Problems &problems)
{
    if (node.isNull())
        return;
    T value{};
    const std::size_t before = problems.size();
    read(node, value, problems);
    if (problems.size() == before)
        out = std::move(value);
}

// A word that stands for a value of an enum, or of anything.
template <typename E>
struct Choice
{
    QStringView word;
    E value;
};
template <typename E>
Choice(QStringView, E) -> Choice<E>; // Clang before 17 does not deduce it for aggregates

template <typename E>
QString wordsOf(std::span<const Choice<E>> choices)
{
    QStringList words;
    for (const Choice<E> &choice : choices)
        words += choice.word.toString();
    words.removeDuplicates();
    return words.join(QStringLiteral(", "));
}

template <typename E>
std::optional<E> chosen(const QString &word, std::span<const Choice<E>> choices)
{
    for (const Choice<E> &choice : choices)
        if (word.compare(choice.word, Qt::CaseInsensitive) == 0)
            return choice.value;
    return std::nullopt;
}

// `out` is the enum or an optional of it.
template <typename E, typename Out>
void readChoice(const Node &node, Out &out, std::span<const Choice<E>> choices, Problems &problems)
{
    if (const auto value = chosen(node.text, choices))
        out = *value;
    else
        wrongType(problems, node, QStringLiteral("one of ") + wordsOf(choices));
}

// The word of `known` that `word` was most likely meant to be; empty if none is near.
QString nearest(const QString &word, const QStringList &known);

} // namespace onex
