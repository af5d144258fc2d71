// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/result.h"
#include "datasource/promql/ast.h"

#include <string>
#include <string_view>
#include <vector>

namespace onex::promql {

struct Token
{
    enum class Kind {
        End,
        Number,     // 1, 0x1F, 1e3, 1_000
        Duration,   // 5m, 1h30m
        Text,       // a string; value is what it says
        Identifier, // also keywords: which it is depends on where it stands
        Operator    // + - * / % ^ == != <= < >= > = =~ !~ ( ) { } [ ] , : @
    };

    Kind kind = Kind::End;
    Span span;
    std::string_view text; // in the query, which outlives it
    std::string value{};   // of a string, without quotes and escapes

    bool is(std::string_view op) const { return kind == Kind::Operator && text == op; }
};

// The query's tokens, the last one End; comments are left out. Fails with a column.
Result<std::vector<Token>> tokensOf(std::string_view query);

// At this place of the query.
Error errorAt(std::string_view query, int position, std::string message);

} // namespace onex::promql
