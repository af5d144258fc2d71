// SPDX-License-Identifier: GPL-3.0-or-later
// Values out of a tree. A value of the wrong type or out of its bounds is a Problem, and what was
// there before stays.
#pragma once

#include "models/dashboard/node.h"

#include <optional>
#include <span>

namespace onex {

// What is wrong with a dashboard or with one of its panels: the first so many, and how many more.
class Problems
{
public:
    static constexpr std::size_t kMost = 100; // nobody reads more

    void add(Problem problem);
    bool isEmpty() const { return m_count == 0; }
    bool isFull() const { return m_count >= kMost; }
    std::size_t count() const { return m_count; } // those too that were not kept
    std::vector<Problem> take();

private:
    std::vector<Problem> m_first;
    std::size_t m_count = 0;
};

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
    const std::size_t before = problems.count();
    read(node, value, problems);
    if (problems.count() == before)
        out = std::move(value);
}

// What the numbers of a dashboard may be, whoever wrote it; both ends count.
struct Bounds
{
    int least, most;
};
inline constexpr Bounds kPanelIds{0, 1'000'000'000};
inline constexpr Bounds kCopiesPerRow{0, 24};
inline constexpr Bounds kDataPoints{1, 100'000};
inline constexpr Bounds kStepFactors{1, 1000};
inline constexpr Bounds kDecimals{0, 20};
inline constexpr Bounds kPercents{0, 100};
inline constexpr Bounds kPixels{0, 100};
inline constexpr Bounds kReducedValues{0, 100'000};
inline constexpr Bounds kBuckets{0, 1000};
inline constexpr Bounds kCellGaps{0, 25};
inline constexpr Bounds kSortOrders{0, 8};

// `out` is an int, a double or an optional of one.
template <typename T>
void readWithin(const Node &node, T &out, const Bounds &bounds, Problems &problems)
{
    T value = out;
    const std::size_t before = problems.count();
    read(node, value, problems);
    const auto number = numberOf(node);
    if (!number || problems.count() != before)
        return;
    if (*number >= bounds.least && *number <= bounds.most)
        out = value;
    else
        wrongType(problems, node,
                  QStringLiteral("a number from %1 to %2").arg(bounds.least).arg(bounds.most));
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
