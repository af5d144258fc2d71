// SPDX-License-Identifier: GPL-3.0-or-later
// Regular expressions that come with dashboards. RE2 only: linear time, whatever the pattern.
#pragma once

#include "datasource/core/result.h"

#include <QMap>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

namespace re2 {
class RE2;
}

namespace onex {

// "/…/", "/…/i", "/…/g" search anywhere; a plain pattern has to match the whole text.
class Regex
{
public:
    struct Match
    {
        QStringList groups; // the whole match first; "" for a group that took no part
        QMap<QString, QString> named;
    };

    static Result<Regex> compile(const QString &pattern); // Error: BadInput, saying what is wrong

    bool matches(const QString &text) const;
    std::vector<Match> allMatches(const QString &text) const; // of /…/g all, else at most one

private:
    std::shared_ptr<const re2::RE2> m_re;
    bool m_global = false;
};

} // namespace onex
