// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/prometheus/apierror.h"

#include "datasource/http/answererror.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace onex {

namespace {

using Kind = Error::Kind;

constexpr std::size_t kMaxErrorBody = 1024 * 1024;

Error make(Kind kind, std::string message) { return Error{kind, std::move(message), {}, 0, 0}; }

std::optional<Error> errorObject(std::string_view body)
{
    if (body.size() > kMaxErrorBody || !trimmed(body).starts_with('{'))
        return std::nullopt;
    const auto json = nlohmann::json::parse(body, nullptr, false);
    if (!json.is_object())
        return std::nullopt;
    const auto text = [&json](const char *key) {
        const auto field = json.find(key);
        return field != json.end() && field->is_string() ? field->get<std::string>()
                                                         : std::string{};
    };
    if (text("error").empty())
        return std::nullopt;
    return apiError(text("errorType"), text("error"));
}

} // namespace

Error apiError(std::string_view errorType, std::string message)
{
    static constexpr std::array<std::pair<std::string_view, Kind>, 6> kKinds{{
        {"timeout", Kind::Timeout},
        {"canceled", Kind::Unavailable},
        {"unavailable", Kind::Unavailable},
        {"internal", Kind::BadAnswer},
        {"too_many_requests", Kind::Unavailable},
        {"not_found", Kind::NotFound},
    }};
    const auto known = std::find_if(kKinds.begin(), kKinds.end(), [errorType](const auto &row) {
        return row.first == errorType;
    });
    if (message.empty())
        message = "the server reports an error without saying which";
    return make(known == kKinds.end() ? Kind::BadQuery : known->second, std::move(message));
}

Error errorOfAnswer(int status, std::string_view body)
{
    if (auto error = errorObject(body)) {
        // The types do not tell a proxy's 503 from a bad query; the status does.
        if (error->kind == Kind::BadQuery)
            error->kind = kindOfStatus(status);
        return *std::move(error);
    }
    return errorOfStatus(status, body);
}

Error notTheApi(std::string_view body, std::string_view why)
{
    return notTheApi("Prometheus' API", body, why);
}

} // namespace onex
