// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/promql/literals.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace onex::promql {
namespace {

struct Unit
{
    std::string_view text;
    std::int64_t ms;
};

constexpr std::int64_t kDay = 86'400'000;
constexpr std::array<Unit, 7> kUnits{Unit{"y", 365 * kDay}, Unit{"w", 7 * kDay}, Unit{"d", kDay},
                                     Unit{"h", 3'600'000},  Unit{"m", 60'000},   Unit{"s", 1000},
                                     Unit{"ms", 1}};
constexpr std::int64_t kLongestMs = std::numeric_limits<std::int64_t>::max() / 1'000'000;

template <typename Number, typename... Base>
std::optional<Number> wholly(std::string_view text, Base... base)
{
    Number number{};
    const char *end = text.data() + text.size();
    const auto [at, error] = std::from_chars(text.data(), end, number, base...);
    return error == std::errc() && at == end ? std::optional(number) : std::nullopt;
}

std::optional<double> integerOf(std::string_view digits, int base)
{
    const auto value = wholly<std::uint64_t>(digits, base);
    return value ? std::optional(static_cast<double>(*value)) : std::nullopt;
}

// An underscore stands between digits, or after 0x.
bool hasStrayUnderscore(std::string_view text)
{
    return text.empty() || text.front() == '_' || text.back() == '_'
        || text.find("__") != std::string_view::npos || text.find("_.") != std::string_view::npos
        || text.find("._") != std::string_view::npos;
}

void appendUtf8(std::string &text, std::uint32_t code)
{
    const auto tail = [&text, code](int shift) {
        text += static_cast<char>(0x80U | ((code >> static_cast<unsigned>(shift)) & 0x3FU));
    };
    if (code < 0x80) {
        text += static_cast<char>(code);
    } else if (code < 0x800) {
        text += static_cast<char>(0xC0U | (code >> 6U));
        tail(0);
    } else if (code < 0x10000) {
        text += static_cast<char>(0xE0U | (code >> 12U));
        tail(6);
        tail(0);
    } else {
        text += static_cast<char>(0xF0U | (code >> 18U));
        tail(12);
        tail(6);
        tail(0);
    }
}

// How many digits follow, in which base.
struct Escape
{
    char letter;
    std::size_t digits;
    int base;
};
constexpr std::array<Escape, 3> kNumeric{Escape{'x', 2, 16}, Escape{'u', 4, 16},
                                         Escape{'U', 8, 16}};

constexpr std::string_view kLetters = "abfnrtv\\'\"";
constexpr std::string_view kMeanings = "\a\b\f\n\r\t\v\\'\"";

// The characters after a backslash; how many they are, 0: no escape.
std::size_t takeEscape(std::string_view rest, std::string &text)
{
    if (rest.empty())
        return 0;
    if (const auto at = kLetters.find(rest[0]); at != std::string_view::npos) {
        text += kMeanings[at];
        return 1;
    }
    const auto *numeric = std::find_if(kNumeric.begin(), kNumeric.end(),
                                       [&](const Escape &one) { return one.letter == rest[0]; });
    const bool isOctal = rest[0] >= '0' && rest[0] <= '7';
    if (numeric == kNumeric.end() && !isOctal)
        return 0;
    const std::size_t from = isOctal ? 0 : 1, digits = isOctal ? 3 : numeric->digits;
    if (rest.size() < from + digits)
        return 0;
    const auto code = wholly<std::uint32_t>(rest.substr(from, digits), isOctal ? 8 : 16);
    if (!code || *code > 0x10FFFF || (isOctal && *code > 255))
        return 0;
    if (isOctal || rest[0] == 'x')
        text += static_cast<char>(*code);
    else
        appendUtf8(text, *code);
    return from + digits;
}

} // namespace

std::string lowered(std::string_view text)
{
    std::string lower(text);
    for (char &c : lower)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return lower;
}

std::optional<double> numberOf(std::string_view text)
{
    std::string digits = lowered(text);
    const double sign = !digits.empty() && digits[0] == '-' ? -1 : 1;
    if (!digits.empty() && (digits[0] == '-' || digits[0] == '+'))
        digits.erase(0, 1);
    if (digits == "inf")
        return sign * std::numeric_limits<double>::infinity();
    if (digits == "nan")
        return std::numeric_limits<double>::quiet_NaN();
    const bool isHexadecimal = digits.starts_with("0x");
    std::string_view rest = std::string_view(digits).substr(isHexadecimal ? 2 : 0);
    if (hasStrayUnderscore(isHexadecimal && rest.starts_with('_') ? rest.substr(1) : rest))
        return std::nullopt;
    std::erase(digits, '_');
    rest = std::string_view(digits).substr(isHexadecimal ? 2 : 0);
    std::optional<double> value;
    if (isHexadecimal)
        value = integerOf(rest, 16);
    else if (rest.size() > 1 && rest[0] == '0')
        value = integerOf(rest, 8);
    if (!value && !isHexadecimal)
        value = wholly<double>(rest);
    return value ? std::optional(sign * *value) : std::nullopt;
}

std::optional<std::int64_t> durationOf(std::string_view text)
{
    if (text == "0")
        return 0;
    std::int64_t total = 0;
    std::size_t unit = 0;
    while (!text.empty()) {
        const auto digits = std::min(text.find_first_not_of("0123456789"), text.size());
        const auto count = wholly<std::int64_t>(text.substr(0, digits));
        const auto letters = std::min(text.find_first_of("0123456789", digits), text.size());
        const std::string_view name = text.substr(digits, letters - digits);
        while (unit < kUnits.size() && kUnits[unit].text != name)
            ++unit;
        if (!count || unit == kUnits.size() || *count > (kLongestMs - total) / kUnits[unit].ms)
            return std::nullopt;
        total += *count * kUnits[unit++].ms;
        text.remove_prefix(letters);
    }
    return unit > 0 ? std::optional(total) : std::nullopt;
}

// Weeks and years only where they are whole: 90d is not 12w6d.
std::string durationText(std::int64_t ms)
{
    if (ms == 0)
        return "0s";
    std::string text = ms < 0 ? "-" : "";
    ms = std::abs(ms);
    for (const Unit &unit : kUnits) {
        const bool isLong = unit.ms > kDay;
        if (ms < unit.ms || (isLong && ms % unit.ms != 0))
            continue;
        text += std::to_string(ms / unit.ms) + std::string(unit.text);
        ms %= unit.ms;
    }
    return text;
}

std::string numberText(double value)
{
    if (std::isnan(value))
        return "NaN";
    if (std::isinf(value))
        return value > 0 ? "+Inf" : "-Inf";
    std::array<char, 400> buffer{};
    const double size = std::abs(value);
    const bool isPlain = size == 0 || (size >= 1e-6 && size < 1e21);
    const auto format = isPlain ? std::chars_format::fixed : std::chars_format::scientific;
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, format);
    return {buffer.data(), end.ptr};
}

Result<std::string> unquoted(std::string_view text)
{
    const bool isRaw = text.front() == '`';
    text = text.substr(1, text.size() - 2);
    if (isRaw)
        return std::string(text);
    std::string value;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '\\') {
            value += text[at];
            continue;
        }
        const std::size_t taken = takeEscape(text.substr(at + 1), value);
        if (taken == 0)
            return fail(Error::Kind::BadQuery,
                        "unknown escape sequence in " + inQuotes(text.substr(at, 2)));
        at += taken;
    }
    return value;
}

std::string inQuotes(std::string_view text)
{
    constexpr std::string_view kEscaped = "\"\\\n\t\r";
    constexpr std::string_view kWritten = "\"\\ntr";
    std::string written = "\"";
    for (const char c : text) {
        if (const auto at = kEscaped.find(c); at != std::string_view::npos) {
            written += '\\';
            written += kWritten[at];
        } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
            constexpr std::string_view kHex = "0123456789abcdef";
            written += "\\x";
            written += kHex[static_cast<unsigned char>(c) / 16U];
            written += kHex[static_cast<unsigned char>(c) % 16U];
        } else {
            written += c;
        }
    }
    return written + '"';
}

} // namespace onex::promql
