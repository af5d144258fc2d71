// SPDX-License-Identifier: GPL-3.0-or-later
// What this program is willing to send, where, and which redirects it follows.
#pragma once

#include "datasource/http/httpclient.h"

#include <optional>

namespace onex {

// host or host:port, for messages; never a user name, a password or a query.
std::string hostOf(const QUrl &url);

// The URL without user name, password, query and fragment, for Error::origin.
std::string originOf(const QUrl &url);

// Scheme, host and effective port are the same.
bool sameOrigin(const QUrl &a, const QUrl &b);

// 127.0.0.0/8, ::1, localhost: nothing leaves this machine.
bool isLoopback(const QUrl &url);

bool hasSecrets(const HttpCredentials &credentials);

// Refused: other schemes than http and https, a password in the URL, secrets in the clear to
// another machine or to another origin than pinned (empty: none yet).
std::optional<Error> objection(const QUrl &url, const QUrl &pinned,
                               const HttpCredentials &credentials);

// Where to ask next after a 3xx with this Location, or why not.
Result<QUrl> redirectTarget(const QUrl &from, const QByteArray &location, int status,
                            HttpRequest::Method method);

// "Sun, 06 Nov 1994 08:49:37 GMT" (RFC 9110, 5.6.7, IMF-fixdate) as ms since the epoch.
std::optional<qint64> parseHttpDate(const QByteArray &text);

} // namespace onex
