// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/alertmanager/alertmanagererror.h"

#include "datasource/http/answererror.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace onex {

namespace {

constexpr std::size_t kMaxErrorBody = 1024 * 1024;
constexpr std::size_t kMaxWords = 1000;

// Empty where the body is no JSON with words.
std::string ownWords(std::string_view body)
{
    const std::string_view text = trimmed(body);
    if (text.size() > kMaxErrorBody || !(text.starts_with('"') || text.starts_with('{')))
        return {};
    auto json = nlohmann::json::parse(text, nullptr, false);
    for (const char *key : {"message", "error"})
        if (json.is_object() && json.contains(key) && json[key].is_string())
            return json[key].get<std::string>().substr(0, kMaxWords);
    return json.is_string() ? json.get<std::string>().substr(0, kMaxWords) : std::string{};
}

} // namespace

Error alertmanagerError(int status, std::string_view body)
{
    Error error = errorOfStatus(status, body);
    std::string words = ownWords(body);
    if (words.empty())
        return error;
    if (words == "silence not found")
        error.kind = Error::Kind::NotFound;
    error.message = std::move(words);
    return error;
}

Error notAlertmanager(std::string_view body, std::string_view why)
{
    return notTheApi("Alertmanager's API", body, why);
}

} // namespace onex
