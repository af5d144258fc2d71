// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/sqlite/sqltext.h"

#include <nlohmann/json.hpp>

namespace onex {

using Json = nlohmann::json;

QString textOf(std::string_view utf8)
{
    QString text = QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
    while (text.startsWith(QChar(0xfeff)) || text.startsWith(QChar(0xfffe)))
        text.remove(0, 1);
    return text.isNull() ? QStringLiteral("") : text;
}

Result<QString> labelsText(const Labels &labels)
{
    Json object = Json::object();
    for (const auto &[name, value] : labels)
        object[name] = value;
    try {
        return textOf(object.dump());
    } catch (const Json::exception &) {
        return fail(Error::Kind::BadInput, "a label is not UTF-8");
    }
}

Result<Labels> labelsOf(const QVariant &text)
{
    const Json object = Json::parse(utf8Of(text), nullptr, false);
    if (!object.is_object())
        return fail(Error::Kind::BadInput, "stored labels are damaged");
    std::vector<Labels::Label> labels;
    for (const auto &[name, value] : object.items()) {
        if (!value.is_string())
            return fail(Error::Kind::BadInput, "stored labels are damaged");
        labels.emplace_back(name, value.get<std::string>());
    }
    return Labels(std::move(labels));
}

Result<void> requireJson(const std::string &text)
{
    if (Json::accept(text))
        return {};
    return fail(Error::Kind::BadInput, "this is not JSON: " + text);
}

Result<void> requireJsonObject(const std::string &text)
{
    if (Json::parse(text, nullptr, false).is_object())
        return {};
    return fail(Error::Kind::BadInput, "this is not a JSON object: " + text);
}

std::string jsonObject(std::initializer_list<std::pair<std::string, std::string>> members)
{
    Json object = Json::object();
    for (const auto &[name, value] : members)
        object[name] = value;
    return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace onex
