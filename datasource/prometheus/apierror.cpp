// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/prometheus/apierror.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace onex {

namespace {

using Kind = Error::Kind;

constexpr std::size_t kMaxErrorBody = 1024 * 1024;
constexpr std::size_t kMaxWords = 300;

Error make(Kind kind, std::string message) { return Error{kind, std::move(message), {}, 0, 0}; }

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view kSpace = " \t\r\n";
    const auto first = text.find_first_not_of(kSpace);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

bool looksLikeHtml(std::string_view body) { return trimmed(body).starts_with('<'); }

// The page's title, which is where proxies and login pages say who they are.
std::string pageTitle(std::string_view body)
{
    const auto start = body.find("<title>");
    const auto end = body.find("</title>");
    if (start == std::string_view::npos || end == std::string_view::npos || end < start + 7)
        return {};
    return std::string{trimmed(body.substr(start + 7, std::min(end - start - 7, kMaxWords)))};
}

std::string webPage(std::string_view body)
{
    const std::string title = pageTitle(body);
    return "a web page" + (title.empty() ? std::string{} : " (\"" + title + "\")");
}

// The first line of a plain text, without control characters.
std::string firstLine(std::string_view body)
{
    std::string line{trimmed(body)};
    line.resize(std::min({line.size(), line.find('\n'), kMaxWords}));
    std::replace_if(
        line.begin(), line.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; }, ' ');
    return line;
}

Kind kindOfStatus(int status)
{
    switch (status) {
    case 401:
    case 403:
        return Kind::Denied;
    case 404:
        return Kind::NotFound;
    case 429:
    case 502:
    case 503:
    case 504:
        return Kind::Unavailable;
    default:
        return status >= 500 ? Kind::BadAnswer : Kind::BadQuery;
    }
}

std::string reasonOf(int status)
{
    static constexpr std::array<std::pair<int, const char *>, 9> kReasons{{
        {401, "the server wants credentials"},
        {403, "the server does not allow this"},
        {404, "there is no such page on the server; is the address right?"},
        {405, "the server does not allow this method"},
        {413, "the request is too large for the server"},
        {429, "the server asks to be asked less often"},
        {431, "the request is too large for the server"},
        {502, "the proxy cannot reach the server"},
        {503, "the server is not ready"},
    }};
    const auto known = std::find_if(kReasons.begin(), kReasons.end(),
                                    [status](const auto &row) { return row.first == status; });
    return known == kReasons.end() ? "the server failed" : known->second;
}

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
    const std::string suffix = " (HTTP " + std::to_string(status) + ")";
    const std::string words = looksLikeHtml(body) ? pageTitle(body) : firstLine(body);
    return make(kindOfStatus(status),
                reasonOf(status) + (words.empty() ? "" : ": " + words) + suffix);
}

Error notTheApi(std::string_view body, std::string_view why)
{
    if (trimmed(body).empty())
        return make(Kind::BadAnswer, "the server's answer is empty");
    if (looksLikeHtml(body))
        return make(Kind::BadAnswer,
                    "the server answered with " + webPage(body)
                        + " instead of Prometheus' API; is the address right?");
    return make(Kind::BadAnswer,
                "the server's answer is cut off or not Prometheus' API: " + std::string{why});
}

} // namespace onex
