// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/sidebarmatch.h"

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
bool isAbbreviation(const QString &word, qsizetype letter, const QString &text, qsizetype from)
{
    if (letter == word.size())
        return true;
    for (qsizetype at = from; at < text.size(); ++at) {
        const bool allowed = startsWord(text, at) || (letter > 0 && at == from);
        if (allowed && text[at].toCaseFolded() == word[letter].toCaseFolded()
            && isAbbreviation(word, letter + 1, text, at + 1))
            return true;
    }
    return false;
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
    if (word.size() > 1 && isAbbreviation(word, 0, title, 0))
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
