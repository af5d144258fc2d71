// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/http/answererror.h"

#include <algorithm>
#include <array>
#include <utility>

namespace onex {

namespace {

using Kind = Error::Kind;

constexpr std::size_t kMaxWords = 300;

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

} // namespace

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view kSpace = " \t\r\n";
    const auto first = text.find_first_not_of(kSpace);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

Error::Kind kindOfStatus(int status)
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

Error errorOfStatus(int status, std::string_view body)
{
    const std::string suffix = " (HTTP " + std::to_string(status) + ")";
    const std::string words = looksLikeHtml(body) ? pageTitle(body) : firstLine(body);
    return Error{kindOfStatus(status),
                 reasonOf(status) + (words.empty() ? "" : ": " + words) + suffix,
                 {},
                 0,
                 0};
}

Error notTheApi(std::string_view api, std::string_view body, std::string_view why)
{
    std::string words;
    if (trimmed(body).empty())
        words = "the server's answer is empty";
    else if (looksLikeHtml(body))
        words = "the server answered with " + webPage(body) + " instead of " + std::string{api}
            + "; is the address right?";
    else
        words
            = "the server's answer is cut off or not " + std::string{api} + ": " + std::string{why};
    return Error{Kind::BadAnswer, std::move(words), {}, 0, 0};
}

} // namespace onex
