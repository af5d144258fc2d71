// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/source/noticestore.h"

#include <map>
#include <set>
#include <tuple>

namespace onex::test {

// What a file would hold: outlives the announcers, as it does a restart and a second window.
class FakeNoticeStore final : public NoticeStore
{
public:
    Async<bool> claim(std::string alertId, std::int64_t startsMs, std::string kind,
                      std::int64_t) override
    {
        if (isBroken)
            co_return fail(Error::Kind::NoSpace, "the disk is full");
        co_return claims.emplace(alertId, startsMs, kind).second;
    }
    Async<void> mute(Mute mute, std::string actor, std::int64_t nowMs) override
    {
        if (isBroken)
            co_return fail(Error::Kind::NoSpace, "the disk is full");
        if (actor.empty())
            co_return fail(Error::Kind::BadInput, "the audit log needs to know who did what");
        actors.push_back(actor);
        muted.erase(mute.severity);
        if (mute.untilMs > nowMs)
            muted[mute.severity] = mute.untilMs;
        co_return {};
    }
    Async<std::vector<Mute>> mutes(std::int64_t nowMs) override
    {
        if (isBroken)
            co_return fail(Error::Kind::NoSpace, "the disk is full");
        std::vector<Mute> all;
        for (const auto &[severity, untilMs] : muted)
            if (untilMs > nowMs)
                all.push_back({severity, untilMs});
        co_return all;
    }

    bool isBroken = false;
    std::set<std::tuple<std::string, std::int64_t, std::string>> claims;
    std::map<std::string, std::int64_t> muted;
    std::vector<std::string> actors;
};

} // namespace onex::test
