// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/labels.h"
#include "datasource/core/result.h"
#include "datasource/source/silence.h"

#include <memory>

namespace re2 {
class RE2;
}

namespace onex {

// Matchers made ready for many label sets, with Alertmanager's meaning (its pkg/labels): a label
// that is missing is the empty string, regular expressions are RE2's and match the whole value, and
// all matchers have to match. Whether the silence is active is another question.
class SilenceMatcher
{
public:
    // Error: BadQuery, saying which regular expression is wrong.
    static Result<SilenceMatcher> compile(const std::vector<Matcher> &matchers);

    bool matches(const Labels &labels) const;

private:
    struct Part
    {
        Matcher matcher;
        std::shared_ptr<const re2::RE2> pattern; // null: equality
    };
    static bool matches(const Part &part, std::string_view value);

    std::vector<Part> m_parts;
};

// The same for one label set.
Result<bool> matches(const Silence &silence, const Labels &labels);

} // namespace onex
