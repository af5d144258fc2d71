// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/rules/templatefunctions.h"

#include "datasource/core/rfc3339.h"
#include "datasource/promql/literals.h"

#include <re2/re2.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <limits>

namespace onex {
namespace {

using Arguments = TemplateArguments;
using Answer = Result<TemplateValue>;

constexpr std::size_t kLongestReplaced = 1 << 20;
constexpr std::size_t kAny = std::numeric_limits<std::size_t>::max();

// Go and C agree on digits, not on what is no number.
std::string formatted(const char *format, double value)
{
    if (std::isnan(value))
        return "NaN";
    if (std::isinf(value))
        return value > 0 ? "+Inf" : "-Inf";
    char text[400];
    const int length = std::snprintf(text, sizeof text, format, value);
    return {text, static_cast<std::size_t>(std::clamp(length, 0, 399))};
}

// As Go's %v: the shortest that is read back as the same, with an exponent below 1e-4 and from 1e6.
std::string shortest(double value)
{
    if (!std::isfinite(value) || value == 0)
        return formatted("%g", value);
    const double size = std::abs(value);
    const auto form
        = size < 1e-4 || size >= 1e6 ? std::chars_format::scientific : std::chars_format::fixed;
    char text[64];
    const auto end = std::to_chars(std::begin(text), std::end(text), value, form).ptr;
    return {std::begin(text), end};
}

std::string short4(double value) { return formatted("%.4g", value); }

Result<double> numberIn(const TemplateValue &value)
{
    if (const auto *number = std::get_if<double>(&value))
        return *number;
    if (const auto *whole = std::get_if<std::int64_t>(&value))
        return static_cast<double>(*whole);
    const std::string &text = std::get<std::string>(value);
    if (const auto number = promql::numberOf(text))
        return *number;
    return fail(Error::Kind::BadInput, "\"" + text + "\" is not a number");
}

template <std::string (*write)(double)>
Answer ofNumber(const Arguments &arguments)
{
    return numberIn(arguments.back()).map([](double value) { return TemplateValue(write(value)); });
}

template <std::string (*write)(std::string)>
Answer ofText(const Arguments &arguments)
{
    return TemplateValue(write(textOf(arguments.back())));
}

// Up to 1 by thousands.
std::string small(double value, const char *unit)
{
    std::string prefix;
    for (const char one : std::string_view("munpfazy")) {
        if (std::abs(value) >= 1)
            break;
        prefix = one;
        value *= 1000;
    }
    return short4(value) + prefix + unit;
}

std::string large(double value, double base, const char *suffix)
{
    std::string prefix;
    for (const char one : std::string_view("kMGTPEZY")) {
        if (std::abs(value) < base)
            break;
        prefix = std::string(1, one) + suffix;
        value /= base;
    }
    return short4(value) + prefix;
}

std::string humanize(double value)
{
    if (value == 0 || !std::isfinite(value))
        return short4(value);
    return std::abs(value) >= 1 ? large(value, 1000, "") : small(value, "");
}

std::string humanize1024(double value)
{
    return std::abs(value) <= 1 || !std::isfinite(value) ? short4(value) : large(value, 1024, "i");
}

std::string humanizeDuration(double value)
{
    constexpr double kMost = 9e18;
    if (!std::isfinite(value))
        return short4(value);
    if (value == 0)
        return "0s";
    if (std::abs(value) < 1)
        return small(value, "s");
    const std::string sign = value < 0 ? "-" : "";
    const auto whole = static_cast<std::int64_t>(std::min(std::abs(value), kMost));
    const std::int64_t days = whole / 86400, hours = whole / 3600 % 24, minutes = whole / 60 % 60;
    std::string text;
    if (days != 0)
        text += std::to_string(days) + "d ";
    if (days != 0 || hours != 0)
        text += std::to_string(hours) + "h ";
    if (days != 0 || hours != 0 || minutes != 0)
        return sign + text + std::to_string(minutes) + "m " + std::to_string(whole % 60) + "s";
    return sign + short4(std::abs(value)) + "s";
}

std::string humanizePercentage(double value) { return short4(value * 100) + "%"; }

std::string humanizeTimestamp(double value)
{
    constexpr double kMost = 253'402'300'799; // the year 9999
    if (!std::isfinite(value) || std::abs(value) > kMost)
        return short4(value);
    const auto ms = static_cast<std::int64_t>(std::floor(value * 1000));
    std::string text = formatRfc3339(ms);
    std::ranges::replace(text, 'T', ' ');
    text.resize(text.size() - 1);                // Z
    text.resize(text.find_last_not_of('0') + 1); // of the milliseconds
    if (text.ends_with('.'))
        text.pop_back();
    return text + " +0000 UTC";
}

std::string upper(std::string text)
{
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return std::toupper(c); });
    return text;
}

std::string title(std::string text)
{
    bool isFirst = true;
    for (char &c : text) {
        if (isFirst)
            c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
        isFirst = c == ' ' || c == '\t' || c == '-';
    }
    return text;
}

std::string stripPort(std::string text)
{
    const std::size_t colon = text.rfind(':');
    const bool hasPort = colon != std::string::npos && text.find(':') == colon;
    if (text.starts_with('[') && text.find(']') != std::string::npos)
        return text.substr(1, text.find(']') - 1);
    return hasPort ? text.substr(0, colon) : text;
}

std::string stripDomain(std::string text)
{
    const std::string host = stripPort(text);
    const std::string port = text.substr(std::min(host.size(), text.size()));
    return host.substr(0, host.find('.')) + port;
}

Answer reReplaceAll(const Arguments &arguments)
{
    const std::string pattern = textOf(arguments[0]);
    const re2::RE2 regex(pattern, re2::RE2::Quiet);
    if (!regex.ok())
        return fail(Error::Kind::BadInput, "\"" + pattern + "\" is not a regular expression");
    std::string replacement, written = textOf(arguments[1]);
    for (std::size_t i = 0; i < written.size(); ++i) // $1 and ${1} are RE2's \1
        if (written[i] == '$' && i + 1 < written.size()) {
            const bool isBraced = written[i + 1] == '{' && i + 3 < written.size();
            replacement += '\\';
            replacement += written[i + (isBraced ? 2 : 1)];
            i += isBraced ? 3 : 1;
        } else {
            replacement += written[i] == '\\' ? "\\\\" : std::string(1, written[i]);
        }
    std::string text = textOf(arguments[2]);
    if ((text.size() + 1) * (replacement.size() + 1) > kLongestReplaced)
        return fail(Error::Kind::BadInput, "what reReplaceAll makes could become too long");
    re2::RE2::GlobalReplace(&text, regex, replacement);
    return TemplateValue(text);
}

Answer print(const Arguments &arguments)
{
    std::string text;
    for (const TemplateValue &value : arguments)
        text += textOf(value);
    return TemplateValue(text);
}

// One of printf's directives: %-8.2f.
Answer directive(const std::string &format, const TemplateValue &value)
{
    const char verb = format.back();
    const bool isWhole = std::holds_alternative<std::int64_t>(value);
    const bool isText = std::holds_alternative<std::string>(value);
    if ((verb == 'd' || verb == 'x') && isWhole) {
        const std::string longer = format.substr(0, format.size() - 1) + "ll" + verb;
        char text[400];
        // NOLINTNEXTLINE: the format was read digit by digit
        const int length = std::snprintf(text, sizeof text, longer.c_str(),
                                         static_cast<long long>(std::get<std::int64_t>(value)));
        return TemplateValue(
            std::string(text, static_cast<std::size_t>(std::clamp(length, 0, 399))));
    }
    if (std::string_view("feEgG").find(verb) != std::string_view::npos && !isText && !isWhole)
        return TemplateValue(formatted(format.c_str(), std::get<double>(value)));
    if (verb == 's' && isText) {
        char text[4096];
        const int length = std::snprintf(text, sizeof text, format.c_str(),
                                         std::get<std::string>(value).c_str());
        return TemplateValue(
            std::string(text, static_cast<std::size_t>(std::clamp(length, 0, 4095))));
    }
    if (verb == 'v')
        return TemplateValue(textOf(value));
    if (verb == 'q')
        return TemplateValue(promql::inQuotes(textOf(value)));
    return fail(Error::Kind::BadInput, "printf cannot write " + textOf(value) + " as " + format);
}

// %, flags, a width and a precision of up to two digits, a letter; as long as it is: 0 where it is
// none.
std::size_t directiveLength(std::string_view text)
{
    static const re2::RE2 shape(R"((%[-+ 0#]{0,3}[0-9]{0,2}(\.[0-9]{0,2})?[a-zA-Z]))");
    re2::StringPiece rest(text.data(), text.size()), found;
    return re2::RE2::Consume(&rest, shape, &found) ? found.size() : 0;
}

Answer printFormatted(const Arguments &arguments)
{
    const std::string format = textOf(arguments[0]);
    std::string text;
    std::size_t next = 1;
    for (std::size_t i = 0; i < format.size();) {
        if (format[i] != '%' || format.substr(i, 2) == "%%") {
            text += format[i];
            i += format[i] == '%' ? 2 : 1;
            continue;
        }
        const std::size_t length = directiveLength(std::string_view(format).substr(i));
        if (length == 0 || next >= arguments.size())
            return fail(Error::Kind::BadInput, "printf's format \"" + format + "\" does not fit");
        const Answer part = directive(format.substr(i, length), arguments[next++]);
        if (!part)
            return part;
        text += textOf(*part);
        i += length;
    }
    return TemplateValue(text);
}

constexpr TemplateFunction kFunctions[] = {
    {"humanize", 1, 1, &ofNumber<&humanize>},
    {"humanize1024", 1, 1, &ofNumber<&humanize1024>},
    {"humanizeDuration", 1, 1, &ofNumber<&humanizeDuration>},
    {"humanizePercentage", 1, 1, &ofNumber<&humanizePercentage>},
    {"humanizeTimestamp", 1, 1, &ofNumber<&humanizeTimestamp>},
    {"printf", 1, kAny, &printFormatted},
    {"print", 0, kAny, &print},
    {"title", 1, 1, &ofText<&title>},
    {"toUpper", 1, 1, &ofText<&upper>},
    {"toLower", 1, 1,
     [](const Arguments &arguments) {
         return Answer(TemplateValue(promql::lowered(textOf(arguments[0]))));
     }},
    {"stripPort", 1, 1, &ofText<&stripPort>},
    {"stripDomain", 1, 1, &ofText<&stripDomain>},
    {"reReplaceAll", 3, 3, &reReplaceAll},
};

} // namespace

std::string textOf(const TemplateValue &value)
{
    if (const auto *number = std::get_if<double>(&value))
        return shortest(*number);
    if (const auto *whole = std::get_if<std::int64_t>(&value))
        return std::to_string(*whole);
    return std::get<std::string>(value);
}

const TemplateFunction *templateFunction(std::string_view name)
{
    const auto *found = std::ranges::find(kFunctions, name, &TemplateFunction::name);
    return found != std::end(kFunctions) ? found : nullptr;
}

} // namespace onex
