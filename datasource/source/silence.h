// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace onex {

struct Matcher
{
    std::string name;
    std::string value; // a regular expression where isRegex, of the whole label value
    bool isRegex = false;
    bool isEqual = true; // false: labels that do not match
    bool operator==(const Matcher &) const = default;
};

// Times in ms since the epoch.
struct Silence
{
    enum class State { Pending, Active, Expired };

    std::string id;                // empty: not yet known to a server
    std::vector<Matcher> matchers; // all of them have to match
    std::int64_t startsMs = 0;
    std::int64_t endsMs = 0;
    std::int64_t updatedMs = 0; // set by the server
    std::string createdBy;
    std::string comment;
    State state = State::Pending; // set by the server
    bool operator==(const Silence &) const = default;
};

} // namespace onex
