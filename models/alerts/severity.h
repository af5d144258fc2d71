// SPDX-License-Identifier: GPL-3.0-or-later
// How urgent an alert is, and how soon somebody has to respond. Source: the specification's table
// of severity levels.
#pragma once

#include <QHash>
#include <QString>

#include <cstdint>
#include <optional>

namespace onex {

enum class Severity { Critical, High, Medium, Low, None }; // most urgent first

// "critical" … "none".
QString severityWord(Severity severity);

// Which severity the words of servers mean: the specification's four, and page, warning, info … of
// servers in the wild. Case does not matter.
class SeverityTable
{
public:
    SeverityTable();
    void set(const QString &word, Severity severity);
    // A word that nobody explained, and none at all, are Medium: somebody should look.
    Severity of(const QString &word) const;

private:
    QHash<QString, Severity> m_words;
};

// ms from firing to the response. Immediate is within a minute; none: nobody has to respond.
std::optional<std::int64_t> responseMs(Severity severity);

} // namespace onex
