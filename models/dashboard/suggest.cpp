// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/suggest.h"

#include <QCoreApplication>

#include <vector>

namespace onex {

namespace {

bool isLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || c == u'_' || c == u':';
}

bool isNamePart(QChar c) { return isLetter(c) || (c >= u'0' && c <= u'9') || c == u'.'; }

struct Span
{
    qsizetype begin = 0, end = 0;
};

qsizetype behindString(const QString &expr, qsizetype at)
{
    const QChar quote = expr[at++];
    while (at < expr.size() && expr[at] != quote)
        at += expr[at] == u'\\' && quote != u'`' ? 2 : 1;
    return at + 1;
}

// Words with a dot between letters, outside of strings. "1.5" and ".5" do not begin with a letter.
std::vector<Span> dottedNames(const QString &expr)
{
    std::vector<Span> found;
    for (qsizetype at = 0; at < expr.size();) {
        const QChar c = expr[at];
        if (c == u'"' || c == u'\'' || c == u'`') {
            at = behindString(expr, at);
            continue;
        }
        const qsizetype begin = at;
        while (at < expr.size() && isNamePart(expr[at]))
            ++at;
        const QStringView word = QStringView(expr).mid(begin, at - begin);
        if (!word.isEmpty() && isLetter(word[0]) && word.contains(u'.') && !word.endsWith(u'.'))
            found.push_back({begin, at});
        at = qMax(at, begin + 1);
    }
    return found;
}

} // namespace

QString withoutDots(const QString &expr)
{
    QString result = expr;
    for (const Span &name : dottedNames(expr))
        for (qsizetype at = name.begin; at < name.end; ++at)
            if (result[at] == u'.')
                result[at] = u'_';
    return result;
}

QString suggestForQuery(const QString &expr)
{
    const auto names = dottedNames(expr);
    if (names.empty())
        return {};
    const QString name = expr.mid(names[0].begin, names[0].end - names[0].begin);
    return QCoreApplication::translate(
               "Suggestion", "%1 is not PromQL: metric names have no dots; did you mean %2?")
        .arg(name, withoutDots(name));
}

} // namespace onex
