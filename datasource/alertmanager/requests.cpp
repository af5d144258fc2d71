// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/alertmanager/requests.h"

#include "datasource/core/rfc3339.h"

#include <nlohmann/json.hpp>

namespace onex {

namespace {

using Json = nlohmann::json;

QUrl endpoint(const QUrl &base, const QString &path)
{
    QString root = base.path(QUrl::FullyEncoded);
    while (root.endsWith(u'/'))
        root.chop(1);
    QUrl url = base.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment);
    url.setPath(root + QStringLiteral("/api/v2/") + path, QUrl::StrictMode);
    return url;
}

Json toJson(const Silence &silence)
{
    Json matchers = Json::array();
    for (const Matcher &matcher : silence.matchers)
        matchers.push_back({{"name", matcher.name},
                            {"value", matcher.value},
                            {"isRegex", matcher.isRegex},
                            {"isEqual", matcher.isEqual}});
    Json json{{"matchers", std::move(matchers)},
              {"startsAt", formatRfc3339(silence.startsMs)},
              {"endsAt", formatRfc3339(silence.endsMs)},
              {"createdBy", silence.createdBy},
              {"comment", silence.comment}};
    if (!silence.id.empty())
        json["id"] = silence.id;
    return json;
}

Json toJson(const Labels &labels)
{
    Json json = Json::object();
    for (const auto &[name, value] : labels)
        json[name] = value;
    return json;
}

Json toJson(const Alert &alert)
{
    Json json{{"labels", toJson(alert.labels)},
              {"annotations", toJson(alert.annotations)},
              {"startsAt", formatRfc3339(alert.startsMs)},
              {"endsAt", formatRfc3339(alert.endsMs)}};
    if (!alert.generatorUrl.empty())
        json["generatorURL"] = alert.generatorUrl;
    return json;
}

const char *objectionTo(const Silence &silence)
{
    if (silence.createdBy.empty())
        return "a silence needs an author";
    if (silence.matchers.empty())
        return "a silence needs a matcher";
    return silence.endsMs <= silence.startsMs ? "a silence has to end after it starts" : nullptr;
}

} // namespace

HttpRequest alertmanagerGet(const QUrl &base, const QString &path)
{
    HttpRequest request;
    request.url = endpoint(base, path);
    return request;
}

Result<HttpRequest> silencePost(const QUrl &base, const Silence &silence)
{
    if (const char *objection = objectionTo(silence))
        return fail(Error::Kind::BadQuery, objection);
    HttpRequest request = alertmanagerGet(base, QStringLiteral("silences"));
    request.method = HttpRequest::Method::Post;
    request.contentType = "application/json";
    try {
        request.body = QByteArray::fromStdString(toJson(silence).dump());
    } catch (const Json::exception &) {
        return fail(Error::Kind::BadQuery, "a silence has text that is not UTF-8");
    }
    return request;
}

Result<HttpRequest> alertsPost(const QUrl &base, const std::vector<Alert> &alerts)
{
    Json json = Json::array();
    for (const Alert &alert : alerts)
        json.push_back(toJson(alert));
    HttpRequest request = alertmanagerGet(base, QStringLiteral("alerts"));
    request.method = HttpRequest::Method::Post;
    request.contentType = "application/json";
    try {
        request.body = QByteArray::fromStdString(json.dump());
    } catch (const Json::exception &) {
        return fail(Error::Kind::BadQuery, "an alert has text that is not UTF-8");
    }
    return request;
}

Result<HttpRequest> silenceDelete(const QUrl &base, const std::string &id)
{
    if (id.empty())
        return fail(Error::Kind::BadQuery, "there is no silence without an id");
    const QByteArray inPath = QByteArray::fromStdString(id).toPercentEncoding();
    HttpRequest request
        = alertmanagerGet(base, QStringLiteral("silence/") + QString::fromLatin1(inPath));
    request.method = HttpRequest::Method::Delete;
    return request;
}

} // namespace onex
