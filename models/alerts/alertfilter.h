// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/result.h"
#include "models/alerts/livealert.h"
#include "models/dashboard/regex.h"

#include <array>
#include <vector>

namespace onex {

// Which alerts are shown: those that every part of a typed line fits, in a state that is wanted.
class AlertFilter
{
public:
    // Words, which stand in any label, the summary or the state (case does not matter), and
    // matchers as PromQL writes them: severity=~"critical|high" instance!="a b". Quotes may be left
    // out where there is no space. Error: BadInput, which part and why.
    static Result<AlertFilter> parse(const QString &line);

    void setState(AlertState state, bool shown)
    {
        m_states[static_cast<std::size_t>(state)] = shown;
    }
    bool isShown(AlertState state) const { return m_states[static_cast<std::size_t>(state)]; }
    bool accepts(const LiveAlert &alert) const;

private:
    struct Matcher
    {
        std::string label;
        std::string value;
        std::optional<Regex> pattern; // of =~ and !~
        bool negated = false;
    };
    static Result<void> add(AlertFilter &filter, const QString &part);
    static bool fits(const Matcher &matcher, const LiveAlert &alert);
    static bool holds(const LiveAlert &alert, const QString &word);

    QStringList m_words;
    std::vector<Matcher> m_matchers;
    std::array<bool, kAlertStates> m_states{true, true, true, true, true};
};

} // namespace onex
