// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace onex {

// Follows a PromQL text, character by character, and tells strings and comments from the rest.
// Source: Prometheus' documentation, "String literals" and "Comments".
class PromqlText
{
public:
    enum class Part { Code, DoubleQuoted, SingleQuoted, Backticked, Comment };

    // What the next character is part of; quotes belong to their string, # to its comment.
    Part read(char16_t c);
    // What follows, unless another part begins there.
    Part part() const { return m_part; }

private:
    Part m_part = Part::Code;
    bool m_escaped = false;
};

} // namespace onex
