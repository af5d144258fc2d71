// SPDX-License-Identifier: GPL-3.0-or-later
// What Alertmanagers, and proxies before them, say when they do not answer.
#pragma once

#include "datasource/core/error.h"

#include <string_view>

namespace onex {

// Of an answer whose status is not 2xx, in the server's own words where there are any. Its body is
// a bare JSON string, {"code","message"}, plain text, a web page or empty. The kind is that of the
// status, but an unknown silence is NotFound also where the status is 500.
Error alertmanagerError(int status, std::string_view body);

// Of an answer that should have been the API's JSON and is not. why: the parser's words.
Error notAlertmanager(std::string_view body, std::string_view why);

} // namespace onex
