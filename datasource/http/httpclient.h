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
    std::chrono::milliseconds idle{10000};     // without a byte once the answer has begun
    qint64 maxBytes = 64 * 1024 * 1024;        // decompressed
};

// Credentials, resolved: these strings never reach a log, an error or a URL. They go to one origin
// only, that of the first request; a request elsewhere is Refused.
struct HttpCredentials
{
    using Header = std::pair<QByteArray, QByteArray>;
    QByteArray basicUser, basicPassword;
    QByteArray bearerToken;
    std::vector<Header> headers;       // X-Scope-OrgID …
    std::vector<Header> secretHeaders; // as headers, but guarded like a password
    bool allowInsecure = false;        // over plain HTTP to another machine; otherwise Refused
};

struct HttpTls
{
    QString caFile;                   // PEM; empty: the system's
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
    // Post: asking twice does no harm, so it is sent once more if the connection closes unanswered.
    // Without it a Post is seen by the server at most once.
    bool repeatable = false;
};

struct HttpAnswer
{
    int status = 0;
    QByteArray body; // decompressed; also of 4xx and 5xx, for the server's own words
    QByteArray contentType;
    std::optional<qint64> serverTimeMs; // Date header
    double roundTripMs = 0;
    qint64 receivedMs = 0; // when the last byte came, on this machine's wall clock
};

// One per configured server. An answer with any status but a redirect is a success here; an Error
// means there is no complete answer; it is unclear where the server may have acted on it. The work
// is done in a thread of its own; send() is called, and resumes its caller, on the UI thread.
// Redirects are followed within the origin only. Destroying the client cancels what is under way.
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
