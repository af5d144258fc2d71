// SPDX-License-Identifier: GPL-3.0-or-later
// The comment of a silence that is an acknowledgement. It begins with "ACK! ", which other tools
// (karma, kthxbye) look for; ours ends with "[onex NONCE]", or "[onex NONCE until-resolved OWNER]"
// where OWNER renews it while the alert fires.
#pragma once

#include <QString>

#include <optional>
#include <string_view>

namespace onex {

struct AckComment
{
    QString text;  // what a person wrote; may be empty
    QString nonce; // empty: another tool's
    bool untilResolved = false;
    QString owner; // of the lease; no spaces
    bool operator==(const AckComment &) const = default;
};

QString written(const AckComment &comment);
// None where the comment is not an acknowledgement's.
std::optional<AckComment> acknowledgementOf(std::string_view comment);

// A silence's own nonce at the end of its comment, by which it is found again; and without it.
QString withNonce(const QString &comment, const QString &nonce);
QString textWithoutNonce(std::string_view comment);

} // namespace onex
