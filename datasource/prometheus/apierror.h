// SPDX-License-Identifier: GPL-3.0-or-later
// What Prometheus-compatible servers say when they do not answer.
#pragma once

#include "datasource/core/error.h"

#include <string>
#include <string_view>

namespace onex {

// Source: Prometheus HTTP API, "Format overview"; the types are those of web/api/v1.
Error apiError(std::string_view errorType, std::string message);

// Of an answer whose status is not 2xx, whatever its body: the server's own words where there are
// any.
Error errorOfAnswer(int status, std::string_view body);

// Of an answer that should have been the API's JSON and is not. why: the parser's words.
Error notTheApi(std::string_view body, std::string_view why);

} // namespace onex
