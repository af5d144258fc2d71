// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alerts/ackcomment.h"

#include <QRegularExpression>

namespace onex {
namespace {

const QLatin1String kPrefix("ACK!");

} // namespace

QString written(const AckComment &comment)
{
    QString text = kPrefix + u' ' + comment.text.simplified();
    if (!comment.text.isEmpty())
        text += u' ';
    text += QLatin1String("[onex ") + comment.nonce;
    if (comment.untilResolved)
        text += QLatin1String(" until-resolved ") + comment.owner;
    return text + u']';
}

QString withNonce(const QString &comment, const QString &nonce)
{
    return comment.simplified() + QLatin1String(" [onex ") + nonce + u']';
}

QString textWithoutNonce(std::string_view comment)
{
    const QString text = QString::fromUtf8(comment.data(), static_cast<qsizetype>(comment.size()));
    static const QRegularExpression ending(QStringLiteral("\\s*\\[onex [0-9a-f]+\\]$"));
    return QString(text).remove(ending);
}

std::optional<AckComment> acknowledgementOf(std::string_view comment)
{
    QString text = QString::fromUtf8(comment.data(), static_cast<qsizetype>(comment.size()));
    if (!text.startsWith(kPrefix))
        return {};
    AckComment ack;
    static const QRegularExpression ending(
        QStringLiteral("\\[onex ([0-9a-f]+)(?: (until-resolved) (\\S+))?\\]$"));
    const QRegularExpressionMatch match = ending.match(text);
    if (match.hasMatch()) {
        ack.nonce = match.captured(1);
        ack.untilResolved = match.hasCaptured(2);
        ack.owner = match.captured(3);
        text.truncate(match.capturedStart());
    }
    ack.text = text.mid(kPrefix.size()).trimmed();
    return ack;
}

} // namespace onex
