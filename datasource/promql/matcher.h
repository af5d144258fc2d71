// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/labels.h"
#include "datasource/core/result.h"

#include <memory>
#include <string>
#include <string_view>

namespace re2 {
class RE2;
}

namespace onex::promql {

// One condition on a label. Regular expressions are RE2's, anchored at both ends; a label that is
// not there is "".
class Matcher
{
public:
    enum class Op { Equal, NotEqual, Regex, NotRegex };

    // Fails where the regular expression is wrong or too large.
    static Result<Matcher> make(Op op, std::string name, std::string value);

    Op op() const { return m_op; }
    const std::string &name() const { return m_name; }
    const std::string &value() const { return m_value; }

    bool matches(std::string_view value) const;
    bool matchesEmpty() const { return matches(std::string_view()); }
    bool matches(const Labels &labels) const { return matches(labels.value(m_name)); }

    bool operator==(const Matcher &other) const
    {
        return m_op == other.m_op && m_name == other.m_name && m_value == other.m_value;
    }

private:
    Matcher(Op op, std::string name, std::string value);

    Op m_op;
    std::string m_name;
    std::string m_value;
    std::shared_ptr<const re2::RE2> m_regex;
};

const char *textOf(Matcher::Op op); // "=~"

} // namespace onex::promql
