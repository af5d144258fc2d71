// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/sidebarmatch.h"

#include <algorithm>
#include <vector>

namespace onex {
namespace {

bool startsWord(const QString &text, qsizetype at)
{
    return at == 0 || !text[at - 1].isLetterOrNumber()
        || (text[at].isUpper() && text[at - 1].isLower());
}

int partScore(const QString &word, const QString &text)
{
    const qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive);
    if (at < 0)
        return 0;
    return 60 + (startsWord(text, at) ? 30 : 0) + (at == 0 ? 20 : 0);
}

// The letters of the word in order, each either right after the one before or at the start of a
// word.
bool isAbbreviation(const QString &word, const QString &text)
{
    const auto size = static_cast<std::size_t>(text.size());
    std::vector<bool> before(size, false); // whether the letter before can be here
    for (qsizetype letter = 0; letter < word.size(); ++letter) {
        std::vector<bool> here(size, false);
        bool wasBefore = letter == 0; // anywhere to the left
        for (std::size_t at = 0; at < size; ++at) {
            const auto index = static_cast<qsizetype>(at);
            const bool follows = at > 0 && before[at - 1];
            const bool allowed = follows || (wasBefore && startsWord(text, index));
            here[at] = allowed && text[index].toCaseFolded() == word[letter].toCaseFolded();
            wasBefore = wasBefore || before[at];
        }
        before = std::move(here);
    }
    return std::find(before.begin(), before.end(), true) != before.end();
}

// The letters in order with few others between: forgives one that was left out.
bool isNearly(const QString &word, const QString &text)
{
    const qsizetype most = word.size() + word.size() / 2;
    for (qsizetype start = 0; start < text.size(); ++start) {
        qsizetype letter = 0;
        for (qsizetype at = start; at < qMin(text.size(), start + most); ++at) {
            if (text[at].toCaseFolded() == word[letter].toCaseFolded() && ++letter == word.size())
                return true;
        }
    }
    return false;
}

int titleScore(const QString &word, const QString &title)
{
    if (const int score = partScore(word, title))
        return score + 40;
    if (word.size() > 32)
        return 0;
    if (word.size() > 1 && isAbbreviation(word, title))
        return 50;
    return word.size() > 3 && isNearly(word, title) ? 20 : 0;
}

} // namespace

int matchScore(const QString &wanted, const QString &title, const QString &folder,
               const QStringList &tags)
{
    int sum = 1;
    const QString name = title.left(200);
    for (const QString &word : wanted.split(u' ', Qt::SkipEmptyParts)) {
        int best = qMax(titleScore(word, name), partScore(word, folder) / 2);
        for (const QString &tag : tags)
            best = qMax(best, partScore(word, tag) / 2);
        if (best == 0)
            return 0;
        sum += best;
    }
    return sum;
}

} // namespace onex
