// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/http/httppolicy.h"

#include <QHostAddress>

#include <algorithm>
#include <array>
#include <chrono>

namespace onex {

namespace {

int effectivePort(const QUrl &url)
{
    return url.port(url.scheme() == QLatin1String("https") ? 443 : 80);
}

bool isWeb(const QUrl &url)
{
    return url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
}

// Headers that are credentials whatever the configuration calls them.
bool isSecretName(const QByteArray &name)
{
    static constexpr std::array kNames{"authorization", "proxy-authorization", "cookie",
                                       "x-api-key"};
    const QByteArray lower = name.toLower();
    return std::any_of(kNames.begin(), kNames.end(),
                       [&lower](const char *known) { return lower == known; });
}

Error refusal(const QUrl &url, std::string message)
{
    return Error{Error::Kind::Refused, std::move(message), originOf(url), 0, 0};
}

// A Location is server text: shown without a query, which may carry secrets, and not endless.
std::string shown(const QUrl &target)
{
    const auto hidden = QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment;
    return target.adjusted(hidden).toDisplayString().left(200).toStdString();
}

bool keepsMethod(int status, HttpRequest::Method method)
{
    return method == HttpRequest::Method::Get || status == 307 || status == 308;
}

} // namespace

std::string hostOf(const QUrl &url)
{
    return url.authority(QUrl::FullyEncoded).section(u'@', -1).toStdString();
}

std::string originOf(const QUrl &url)
{
    const auto hidden = QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment;
    return url.adjusted(hidden).toString(QUrl::FullyEncoded).toStdString();
}

bool sameOrigin(const QUrl &a, const QUrl &b)
{
    return a.scheme() == b.scheme() && a.host() == b.host() && effectivePort(a) == effectivePort(b);
}

bool isLoopback(const QUrl &url)
{
    const QString host = url.host();
    return host == QLatin1String("localhost") || host.endsWith(QLatin1String(".localhost"))
        || QHostAddress(host).isLoopback();
}

bool hasSecrets(const HttpCredentials &credentials)
{
    return !credentials.basicUser.isEmpty() || !credentials.basicPassword.isEmpty()
        || !credentials.bearerToken.isEmpty() || !credentials.secretHeaders.empty()
        || std::any_of(credentials.headers.begin(), credentials.headers.end(),
                       [](const auto &header) { return isSecretName(header.first); });
}

std::optional<Error> objection(const QUrl &url, const QUrl &pinned,
                               const HttpCredentials &credentials)
{
    if (!url.isValid() || !isWeb(url) || url.host().isEmpty())
        return refusal(url, "\"" + shown(url) + "\" is not an http or https address");
    if (!url.userInfo().isEmpty())
        return refusal(url,
                       "the address of " + hostOf(url)
                           + " holds a user name or password; put them under basic in the "
                             "configuration");
    if (!hasSecrets(credentials))
        return std::nullopt;
    if (!pinned.isEmpty() && !sameOrigin(url, pinned))
        return refusal(url,
                       "the credentials for " + hostOf(pinned) + " are not sent to " + hostOf(url));
    if (url.scheme() == QLatin1String("http") && !isLoopback(url) && !credentials.allowInsecure)
        return refusal(url,
                       "credentials would go to " + hostOf(url)
                           + " in the clear; use https, or set allowInsecureCredentials");
    return std::nullopt;
}

Result<QUrl> redirectTarget(const QUrl &from, const QByteArray &location, int status,
                            HttpRequest::Method method)
{
    const QUrl target = from.resolved(QUrl::fromEncoded(location));
    const std::string where = hostOf(from) + " redirects to " + shown(target);
    if (!target.isValid() || !isWeb(target))
        return fail(refusal(from, where + ", which is not followed"));
    if (!sameOrigin(from, target))
        return fail(refusal(from,
                            where
                                + ", which is another server; configure that address if "
                                  "it is the right one"));
    if (!target.userInfo().isEmpty() || !keepsMethod(status, method))
        return fail(refusal(from, where + "; configure that address"));
    return target;
}

std::optional<qint64> parseHttpDate(const QByteArray &text)
{
    static constexpr std::array kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    if (text.size() != 29 || !text.endsWith(" GMT"))
        return std::nullopt;
    const auto number = [&text](qsizetype at, qsizetype length) {
        bool ok = false;
        const int value = text.mid(at, length).toInt(&ok);
        return ok ? value : -1;
    };
    const auto month = std::find(kMonths.begin(), kMonths.end(), text.mid(8, 3));
    const int day = number(5, 2), year = number(12, 4);
    const int hour = number(17, 2), minute = number(20, 2), second = number(23, 2);
    if (month == kMonths.end() || day < 1 || year < 0 || hour < 0 || minute < 0 || second < 0)
        return std::nullopt;
    using namespace std::chrono;
    const year_month_day date{
        std::chrono::year{year},
        std::chrono::month{static_cast<unsigned>(month - kMonths.begin() + 1)},
        std::chrono::day{static_cast<unsigned>(day)}};
    if (!date.ok())
        return std::nullopt;
    const auto moment = sys_days{date} + hours{hour} + minutes{minute} + seconds{second};
    return duration_cast<milliseconds>(moment.time_since_epoch()).count();
}

} // namespace onex
