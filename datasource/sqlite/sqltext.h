// SPDX-License-Identifier: GPL-3.0-or-later
// Strings of this program as what SQLite stores, and back.
#pragma once

#include "datasource/core/labels.h"
#include "datasource/core/result.h"

#include <QString>
#include <QVariant>

#include <optional>
#include <string_view>

namespace onex {

// As it will be read back. Never null, which SQLite would take for NULL; bytes that are not UTF-8
// become U+FFFD; byte-order marks at the start go, because SQLite takes them for ones and turns
// every character behind them around. (What has to stay exact, labels, is JSON.)
QString textOf(std::string_view utf8);
inline std::string utf8Of(const QVariant &value) { return value.toString().toStdString(); }

// std::int64_t is a long on Linux, which QVariant does not know.
inline QVariant number(std::int64_t value) { return QVariant::fromValue<qlonglong>(value); }
inline QVariant numberOr(const std::optional<std::int64_t> &value)
{
    return value ? number(*value) : QVariant();
}
inline QVariant textOr(const std::optional<std::string> &value)
{
    return value ? QVariant(textOf(*value)) : QVariant();
}

// A JSON object, name to value. BadInput where a label is not UTF-8.
Result<QString> labelsText(const Labels &labels);
Result<Labels> labelsOf(const QVariant &text);

// BadInput where it is not JSON, or not an object.
Result<void> requireJson(const std::string &text);
Result<void> requireJsonObject(const std::string &text);
std::string jsonObject(std::initializer_list<std::pair<std::string, std::string>> members);

} // namespace onex
