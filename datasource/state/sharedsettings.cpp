// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/state/sharedsettings.h"

#include "datasource/sqlite/sqltext.h"

#include <nlohmann/json.hpp>

namespace onex {

namespace {

using Json = nlohmann::json;

constexpr std::string_view kMute = "mute.";

Result<std::string> textOfRow(const QSqlQuery &row) { return utf8Of(row.value(0)); }

Result<Mute> muteOf(const QSqlQuery &row)
{
    return Mute{utf8Of(row.value(0)).substr(kMute.size()), row.value(1).toLongLong()};
}

// Those with a dot are changed together with their audit record.
Result<void> requirePlain(const std::string &key)
{
    if (key.find('.') == std::string::npos)
        return {};
    return fail(Error::Kind::BadInput, "this setting is not changed by itself: " + key);
}

std::string muteKey(const Mute &mute) { return std::string(kMute) + mute.severity; }

} // namespace

Result<std::optional<std::string>> SharedSettings::value(const std::string &key) const
{
    return m_db.first<std::string>("SELECT value FROM settings WHERE key = ?", {textOf(key)},
                                   &textOfRow);
}

Result<void> SharedSettings::setValue(const std::string &key, const std::string &json)
{
    return requirePlain(key).and_then([&] { return requireJson(json); }).and_then([&] {
        return put(key, json);
    });
}

Result<void> SharedSettings::put(const std::string &key, const std::string &json)
{
    return m_db.write([&] {
        return m_db
            .run("INSERT INTO settings VALUES(?, ?)"
                 " ON CONFLICT(key) DO UPDATE SET value = excluded.value",
                 {textOf(key), textOf(json)})
            .map([](const QSqlQuery &) {});
    });
}

Result<void> SharedSettings::remove(const std::string &key)
{
    return requirePlain(key).and_then([&] { return drop(key); });
}

Result<void> SharedSettings::drop(const std::string &key)
{
    return m_db.write([&] {
        return m_db.run("DELETE FROM settings WHERE key = ?", {textOf(key)})
            .map([](const QSqlQuery &) {});
    });
}

Result<std::string> SharedSettings::author() const
{
    return value("author").map([](const std::optional<std::string> &json) {
        const Json name = Json::parse(json.value_or("\"\""), nullptr, false);
        return name.is_string() ? name.get<std::string>() : std::string();
    });
}

Result<void> SharedSettings::setAuthor(const std::string &name)
{
    const QString trimmed = textOf(name).trimmed();
    if (trimmed.isEmpty())
        return fail(Error::Kind::BadInput, "the author needs a name");
    return setValue("author", Json(trimmed.toStdString()).dump());
}

Result<void> SharedSettings::mute(const Mute &mute, const std::string &actor, std::int64_t nowMs)
{
    const bool isOn = mute.untilMs > nowMs;
    const std::string until = std::to_string(mute.untilMs);
    const AuditEntry note{nowMs, actor, isOn ? "mute" : "unmute", mute.severity,
                          jsonObject({{"untilMs", until}})};
    return m_db.write([&] {
        return m_audit.append(note).and_then([&](const AuditRecord &) {
            return isOn ? put(muteKey(mute), until) : drop(muteKey(mute));
        });
    });
}

Result<std::vector<Mute>> SharedSettings::mutes(std::int64_t nowMs) const
{
    return m_db.all<Mute>("SELECT key, CAST(value AS INTEGER) AS until FROM settings"
                          " WHERE key GLOB 'mute.*' AND until > ? ORDER BY key",
                          {number(nowMs)}, &muteOf);
}

} // namespace onex
