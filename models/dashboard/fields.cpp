// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/fields.h"

#include <QSet>

namespace onex {

QString snakeCase(const QString &key)
{
    QString result;
    for (const QChar c : key) {
        if (c.isUpper())
            result += u'_';
        result += c.toLower();
    }
    return result;
}

void unknownKey(const Node::Member &member, const QStringList &known, Problems &problems)
{
    const QString near = problems.isFull() ? QString() : nearest(snakeCase(member.key), known);
    const QString expected = near.isEmpty()
        ? QStringLiteral("expected one of ") + known.join(QStringLiteral(", "))
        : QStringLiteral("did you mean \"%1\"?").arg(near);
    problems.add({QStringLiteral("unknown key \"%1\"; %2").arg(member.key.left(60), expected),
                  member.line, member.column});
}

void repeatedKeys(const Node &map, Problems &problems)
{
    QSet<QString> seen;
    for (const Node::Member &member : map.members) {
        if (seen.contains(member.key))
            problems.add({QStringLiteral("\"%1\" stands here twice; the last one counts")
                              .arg(member.key.left(60)),
                          member.line, member.column});
        seen.insert(member.key);
    }
}

} // namespace onex
