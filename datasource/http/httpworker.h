// SPDX-License-Identifier: GPL-3.0-or-later
// A client's half in the network thread: its connections, its TLS, its requests under way.
#pragma once

#include "datasource/http/httpjob.h"

#include <QNetworkAccessManager>
#include <QSslConfiguration>

#include <map>

namespace onex {

class HttpWorker final : public QObject
{
    Q_OBJECT
public:
    HttpWorker(HttpCredentials credentials, HttpTls tls, HttpLimits limits);

    void send(quint64 id, HttpRequest request, HttpPromise promise);
    void cancel(quint64 id);
    void shutdown(); // cancels everything; nothing may be sent afterwards

private:
    Result<QNetworkRequest> prepare(const HttpRequest &request);
    void authenticate(QNetworkRequest &request) const;
    QNetworkAccessManager &network();

    HttpCredentials m_credentials;
    HttpTls m_tls;
    HttpLimits m_limits;
    QUrl m_pinned; // the origin that the credentials are for
    std::optional<Result<QSslConfiguration>> m_tlsConfiguration;
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::map<quint64, std::unique_ptr<HttpJob>> m_jobs; // before m_network dies
};

} // namespace onex
