// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/suggest.h"

#include "models/dashboard/promqltext.h"

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

// Words with a dot between letters, outside of strings. "1.5" and ".5" do not begin with a letter.
std::vector<Span> dottedNames(const QString &expr)
{
    std::vector<Span> found;
    PromqlText text;
    qsizetype begin = 0; // of a word
    for (qsizetype at = 0; at <= expr.size(); ++at) {
        if (at < expr.size() && text.read(expr[at].unicode()) == PromqlText::Part::Code
            && isNamePart(expr[at]))
            continue;
        const QStringView word = QStringView(expr).mid(begin, at - begin);
        if (!word.isEmpty() && isLetter(word[0]) && word.contains(u'.') && !word.endsWith(u'.'))
            found.push_back({begin, at});
        begin = at + 1;
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
