// SPDX-License-Identifier: GPL-3.0-or-later
// Answers that are not what was asked for, as sentences for a person: what every HTTP server and
// proxy has in common.
#pragma once

#include "datasource/core/error.h"

#include <string>
#include <string_view>

namespace onex {

std::string_view trimmed(std::string_view text);

// Of a status that is not 2xx.
Error::Kind kindOfStatus(int status);

// The same with what the server says, in its own words as far as the body is text or a web page.
Error errorOfStatus(int status, std::string_view body);

// Of an answer with 2xx that should have been this API's ("Prometheus' API") and is not. why: the
// parser's words.
Error notTheApi(std::string_view api, std::string_view body, std::string_view why);

} // namespace onex
