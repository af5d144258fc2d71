// SPDX-License-Identifier: GPL-3.0-or-later
// The one way out: every request of the program goes through here.
#pragma once

#include "datasource/source/async.h"

#include <QByteArray>
#include <QUrl>

#include <chrono>
#include <memory>
#include <optional>
#include <stop_token>
#include <utility>
#include <vector>

namespace onex {

struct HttpLimits
{
    std::chrono::milliseconds deadline{30000}; // from sending to the last byte
    std::chrono::milliseconds idle{10000}; // without a byte
    qint64 maxBytes = 64 * 1024 * 1024; // decompressed
};

// Credentials, resolved: these strings never reach a log, an error or a URL.
struct HttpCredentials
{
    QByteArray basicUser, basicPassword;
    QByteArray bearerToken;
    std::vector<std::pair<QByteArray, QByteArray>> headers; // X-Scope-OrgID …
};

struct HttpTls
{
    QString caFile; // PEM; empty: the system's
    QString certificateFile, keyFile; // PEM
    bool operator==(const HttpTls &) const = default;
};

struct HttpRequest
{
    enum class Method { Get, Post, Delete };
    Method method = Method::Get;
    QUrl url;
    QByteArray body; // Post
    QByteArray contentType = "application/x-www-form-urlencoded";
};

struct HttpAnswer
{
    int status = 0;
    QByteArray body; // decompressed; also of 4xx and 5xx, for the server's own words
    QByteArray contentType;
    std::optional<qint64> serverTimeMs; // Date header
    double roundTripMs = 0;
};

// One per configured server. An answer with any status is a success here; an Error means there is no
// complete answer.
class HttpClient
{
public:
    HttpClient(HttpCredentials credentials, HttpTls tls, HttpLimits limits = {});
    ~HttpClient();
    Async<HttpAnswer> send(HttpRequest request, std::stop_token stop);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace onex
