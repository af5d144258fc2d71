// SPDX-License-Identifier: GPL-3.0-or-later
// Where in a query the cursor is, and so what may be written there.
#pragma once

#include "datasource/promql/lexer.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <utility>
#include <vector>

namespace onex {

bool isAggregation(const QString &word);

// The tokens of a text up to where it cannot be read.
class QueryTokens
{
public:
    explicit QueryTokens(const QString &query);

    const std::vector<promql::Token> &all() const { return m_tokens; } // without End
    std::pair<int, int> placeOf(std::size_t token) const;              // characters
    std::optional<int> openText() const;       // where a string begins that does not end
    bool isCut() const { return m_isCut; }     // something could not be read
    bool isLabelList(std::size_t token) const; // within { }, or the ( ) of by, on and their like
    bool isCalled(std::size_t token) const;    // ( or a grouping follows

private:
    int characterOf(int byte) const;

    QByteArray m_bytes;
    std::vector<promql::Token> m_tokens;
    std::vector<bool> m_isLabel;
    std::optional<int> m_open; // byte
    bool m_isCut = false;
};

struct QueryPlace
{
    enum class Kind {
        Nothing,
        Expression, // metrics, functions, aggregations
        LabelName,
        LabelValue,
        Duration
    };
    Kind kind = Kind::Nothing;
    int begin = 0;    // of what is replaced; it ends at the cursor
    QString typed;    // what stands there
    QString label;    // LabelValue
    QString selector; // LabelName, LabelValue: what the series have so far; empty: nothing is known
    bool operator==(const QueryPlace &) const = default;
};

QueryPlace placeAt(const QString &query, int cursor);

} // namespace onex
