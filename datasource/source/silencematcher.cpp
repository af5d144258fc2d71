// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/source/silencematcher.h"

#include <re2/re2.h>

#include <algorithm>

namespace onex {

namespace {

Result<std::shared_ptr<const re2::RE2>> compiled(const Matcher &matcher)
{
    re2::RE2::Options options;
    options.set_log_errors(false);
    auto pattern = std::make_shared<const re2::RE2>("^(?:" + matcher.value + ")$", options);
    if (!pattern->ok())
        return fail(Error::Kind::BadQuery,
                    "the matcher of " + matcher.name + " has a wrong regular expression \""
                        + matcher.value + "\": " + pattern->error());
    return pattern;
}

} // namespace

Result<SilenceMatcher> SilenceMatcher::compile(const std::vector<Matcher> &matchers)
{
    SilenceMatcher result;
    for (const Matcher &matcher : matchers) {
        Part part{matcher, nullptr};
        if (matcher.isRegex) {
            auto pattern = compiled(matcher);
            if (!pattern)
                return fail(std::move(pattern.error()));
            part.pattern = *std::move(pattern);
        }
        result.m_parts.push_back(std::move(part));
    }
    return result;
}

bool SilenceMatcher::matches(const Part &part, std::string_view value)
{
    if (!part.pattern)
        return value == part.matcher.value;
    return re2::RE2::PartialMatch(re2::StringPiece{value.data(), value.size()}, *part.pattern);
}

bool SilenceMatcher::matches(const Labels &labels) const
{
    return std::all_of(m_parts.begin(), m_parts.end(), [&labels](const Part &part) {
        return matches(part, labels.value(part.matcher.name)) == part.matcher.isEqual;
    });
}

Result<bool> matches(const Silence &silence, const Labels &labels)
{
    const auto matcher = SilenceMatcher::compile(silence.matchers);
    if (!matcher)
        return fail(matcher.error());
    return matcher->matches(labels);
}

} // namespace onex
