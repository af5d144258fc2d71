// SPDX-License-Identifier: GPL-3.0-or-later
// Requests of Alertmanager's API v2. Source: its api/v2/openapi.yaml.
#pragma once

#include "datasource/http/httpclient.h"
#include "datasource/source/alert.h"
#include "datasource/source/silence.h"

namespace onex {

// path: below /api/v2/. base may have a path of its own.
HttpRequest alertmanagerGet(const QUrl &base, const QString &path);

// Sent once, never repeated. BadQuery where no server should have it: without an author, matchers
// or an end after the start, or not UTF-8. state and updatedMs are the server's and not sent; with
// an id it is changed, and may get a new one.
Result<HttpRequest> silencePost(const QUrl &base, const Silence &silence);

// BadQuery for an empty id.
Result<HttpRequest> silenceDelete(const QUrl &base, const std::string &id);

// Tells of alerts; those that ended have their end in the past. Sent once, for it is told again
// anyway. BadQuery where they are not UTF-8.
Result<HttpRequest> alertsPost(const QUrl &base, const std::vector<Alert> &alerts);

} // namespace onex
