// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/state/keptsilences.h"

#include "datasource/source/silencematcher.h"
#include "datasource/sqlite/sqltext.h"

#include <QUuid>

#include <nlohmann/json.hpp>

#include <algorithm>

namespace onex {
namespace {

using Json = nlohmann::json;

constexpr std::string_view kPrefix = "silence.";

Silence::State stateAt(const Silence &silence, std::int64_t nowMs)
{
    if (silence.endsMs <= nowMs)
        return Silence::State::Expired;
    return silence.startsMs > nowMs ? Silence::State::Pending : Silence::State::Active;
}

Json toJson(const Silence &silence)
{
    Json matchers = Json::array();
    for (const Matcher &matcher : silence.matchers)
        matchers.push_back({matcher.name, matcher.value, matcher.isRegex, matcher.isEqual});
    return {{"matchers", std::move(matchers)}, {"starts", silence.startsMs},
            {"ends", silence.endsMs},          {"updated", silence.updatedMs},
            {"by", silence.createdBy},         {"comment", silence.comment}};
}

// The file is ours, and others write to it all the same.
Result<Silence> silenceOf(const QSqlQuery &row)
{
    const std::string key = utf8Of(row.value(0));
    try {
        const Json json = Json::parse(utf8Of(row.value(1)));
        Silence silence;
        silence.id = key.substr(kPrefix.size());
        for (const Json &matcher : json.at("matchers"))
            silence.matchers.push_back({matcher.at(0).get<std::string>(),
                                        matcher.at(1).get<std::string>(), matcher.at(2).get<bool>(),
                                        matcher.at(3).get<bool>()});
        silence.startsMs = json.at("starts").get<std::int64_t>();
        silence.endsMs = json.at("ends").get<std::int64_t>();
        silence.updatedMs = json.at("updated").get<std::int64_t>();
        silence.createdBy = json.at("by").get<std::string>();
        silence.comment = json.at("comment").get<std::string>();
        return silence;
    } catch (const Json::exception &) {
        return fail(Error::Kind::BadAnswer, "the silence " + key + " is damaged");
    }
}

Result<void> check(const Silence &silence)
{
    const auto matcher = SilenceMatcher::compile(silence.matchers);
    if (!matcher)
        return fail(matcher.error());
    if (matcher->matches(Labels()))
        return fail(Error::Kind::BadQuery, "at least one matcher must not match the empty text");
    if (silence.createdBy.empty())
        return fail(Error::Kind::BadQuery, "a silence needs an author");
    return {};
}

} // namespace

Result<std::vector<Silence>> KeptSilences::all(std::int64_t nowMs) const
{
    auto found = m_db.all<Silence>("SELECT key, value FROM settings WHERE key GLOB 'silence.*'"
                                   " ORDER BY key",
                                   {}, &silenceOf);
    if (found)
        for (Silence &silence : *found)
            silence.state = stateAt(silence, nowMs);
    return found;
}

Result<Silence> KeptSilences::find(const std::string &id, std::int64_t nowMs) const
{
    auto found = m_db.first<Silence>("SELECT key, value FROM settings WHERE key = ?",
                                     {textOf(std::string(kPrefix) + id)}, &silenceOf);
    if (!found)
        return fail(found.error());
    if (!*found)
        return fail(Error::Kind::NotFound, "there is no silence " + id);
    (*found)->state = stateAt(**found, nowMs);
    return **std::move(found);
}

Result<void> KeptSilences::write(const Silence &silence)
{
    std::string json;
    try {
        json = toJson(silence).dump();
    } catch (const Json::exception &) {
        return fail(Error::Kind::BadQuery, "a silence has text that is not UTF-8");
    }
    return m_db
        .run("INSERT INTO settings VALUES(?, ?)"
             " ON CONFLICT(key) DO UPDATE SET value = excluded.value",
             {textOf(std::string(kPrefix) + silence.id), textOf(json)})
        .map([](const QSqlQuery &) {});
}

Result<std::string> KeptSilences::insert(Silence silence, std::int64_t nowMs)
{
    const auto known = all(nowMs);
    if (!known)
        return fail(known.error());
    if (known->size() >= kMostKeptSilences)
        return fail(Error::Kind::TooLarge, "there are too many silences; end some of them");
    silence.id = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    silence.startsMs = std::max(silence.startsMs, nowMs);
    silence.updatedMs = nowMs;
    if (silence.endsMs <= silence.startsMs)
        return fail(Error::Kind::BadQuery, "a silence has to end after it starts");
    return write(silence).map([&silence] { return silence.id; });
}

Result<std::string> KeptSilences::change(const Silence &known, Silence silence, std::int64_t nowMs)
{
    const bool hasBegun = known.state == Silence::State::Active;
    const bool isInPlace = known.state != Silence::State::Expired
        && known.matchers == silence.matchers && silence.endsMs > nowMs
        && (known.startsMs == silence.startsMs || (hasBegun && silence.startsMs <= nowMs));
    if (isInPlace) {
        silence.startsMs = known.startsMs;
        silence.updatedMs = nowMs;
        return write(silence).map([&known] { return known.id; });
    }
    return end(known.id, nowMs).and_then([&] { return insert(std::move(silence), nowMs); });
}

Result<std::string> KeptSilences::put(Silence silence, std::int64_t nowMs)
{
    if (const auto good = check(silence); !good)
        return fail(good.error());
    return m_db.write([&]() -> Result<std::string> {
        if (silence.id.empty())
            return insert(std::move(silence), nowMs);
        const auto known = find(silence.id, nowMs);
        if (!known)
            return fail(known.error());
        return change(*known, std::move(silence), nowMs);
    });
}

Result<void> KeptSilences::end(const std::string &id, std::int64_t nowMs)
{
    return m_db.write([&]() -> Result<void> {
        auto silence = find(id, nowMs);
        if (!silence)
            return fail(silence.error());
        if (silence->state == Silence::State::Expired)
            return {};
        silence->startsMs = std::min(silence->startsMs, nowMs);
        silence->endsMs = silence->updatedMs = nowMs;
        return write(*silence);
    });
}

Result<void> KeptSilences::prune(std::int64_t nowMs)
{
    return m_db.write([&]() -> Result<void> {
        const auto known = all(nowMs);
        if (!known)
            return fail(known.error());
        for (const Silence &silence : *known) {
            if (silence.endsMs > nowMs - kSilencesKeptMs)
                continue;
            const auto dropped = m_db.run("DELETE FROM settings WHERE key = ?",
                                          {textOf(std::string(kPrefix) + silence.id)});
            if (!dropped)
                return fail(dropped.error());
        }
        return {};
    });
}

} // namespace onex
