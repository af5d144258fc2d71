// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/archive/seriestext.h"

namespace onex {
namespace {

bool isBlank(char c) { return c == ' ' || c == '\t'; }

std::string unescaped(std::string_view text)
{
    std::string value;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '\\' || at + 1 == text.size()) {
            value += text[at];
            continue;
        }
        const char next = text[++at];
        if (next != 'n' && next != '\\' && next != '"')
            value += '\\';
        value += next == 'n' ? '\n' : next;
    }
    return value;
}

// One "…" from its first quote; the rest begins behind the last one. None: it has no end.
std::optional<std::string> takeQuoted(std::string_view &rest)
{
    for (std::size_t at = 1; at < rest.size(); ++at) {
        if (rest[at] == '\\') {
            ++at;
        } else if (rest[at] == '"') {
            std::string text = unescaped(rest.substr(1, at - 1));
            rest.remove_prefix(at + 1);
            return text;
        }
    }
    return std::nullopt;
}

} // namespace

std::string_view withoutBlanks(std::string_view text)
{
    while (!text.empty() && isBlank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && (isBlank(text.back()) || text.back() == '\r'))
        text.remove_suffix(1);
    return text;
}

std::optional<Labels> labelsOfSeries(std::string_view text)
{
    std::vector<Labels::Label> labels;
    const std::size_t brace = std::min(text.find('{'), text.size());
    if (const auto name = withoutBlanks(text.substr(0, brace)); !name.empty())
        labels.emplace_back("__name__", name);
    std::string_view rest = brace < text.size() ? text.substr(brace + 1, text.size() - brace - 2)
                                                : std::string_view();
    while (!(rest = withoutBlanks(rest)).empty()) {
        std::string name;
        const bool isQuoted = rest.front() == '"';
        if (isQuoted) {
            auto taken = takeQuoted(rest);
            if (!taken)
                return std::nullopt;
            name = *std::move(taken);
        } else {
            const std::size_t end = std::min(rest.find_first_of("=,"), rest.size());
            name = withoutBlanks(rest.substr(0, end));
            rest.remove_prefix(end);
        }
        rest = withoutBlanks(rest);
        if (rest.starts_with('=')) {
            rest = withoutBlanks(rest.substr(1));
            auto value = rest.starts_with('"') ? takeQuoted(rest) : std::nullopt;
            if (!value || name.empty())
                return std::nullopt;
            if (!value->empty())
                labels.emplace_back(std::move(name), *std::move(value));
        } else if (isQuoted && labels.empty()) {
            labels.emplace_back("__name__", std::move(name));
        } else {
            return std::nullopt;
        }
        rest = withoutBlanks(rest);
        if (rest.starts_with(','))
            rest.remove_prefix(1);
        else if (!rest.empty())
            return std::nullopt;
    }
    Labels made(std::move(labels));
    return made.metricName().empty() ? std::nullopt : std::optional(std::move(made));
}

} // namespace onex
