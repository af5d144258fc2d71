// SPDX-License-Identifier: GPL-3.0-or-later
// One request from its first byte to its result, redirects and the one repetition included. Lives
// in the network thread.
#pragma once

#include "datasource/http/httpclient.h"

#include <QElapsedTimer>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QPointer>
#include <QPromise>
#include <QSet>
#include <QTimer>

class QNetworkAccessManager;

namespace onex {

using HttpPromise = QPromise<Result<HttpAnswer>>;

class HttpJob final : public QObject
{
    Q_OBJECT
public:
    // base: everything of the request but its URL. The promise is always fulfilled.
    HttpJob(QNetworkAccessManager &network, QNetworkRequest base, HttpRequest request,
            HttpLimits limits, HttpPromise promise);
    ~HttpJob() override;

    void start();
    void cancel();

Q_SIGNALS:
    void done();

private:
    void dispatch(const QUrl &url);
    QNetworkReply *issue(const QNetworkRequest &request);
    void onHead();
    void onBytes();
    void onFinished();
    void redirect(int status);
    bool readSome();
    bool mayRepeat() const;
    bool mayHaveActed(Error::Kind failure) const;
    void settle();
    Result<HttpAnswer> answer();
    void dropReply();
    void give(Error::Kind kind, const std::string &message);
    void conclude(Result<HttpAnswer> result);

    QNetworkAccessManager &m_network;
    QNetworkRequest m_base;
    HttpRequest m_request;
    HttpLimits m_limits;
    HttpPromise m_promise;
    QTimer m_deadline;
    QTimer m_idle;
    QElapsedTimer m_elapsed;
    QNetworkReply *m_reply = nullptr;
    QPointer<QIODevice> m_posted; // the reply's body, which knows how much of it has left
    QList<QSslError> m_tlsErrors;
    QSet<QUrl> m_visited;
    QByteArray m_body;
    bool m_repeated = false;
    bool m_concluded = false;
};

} // namespace onex
