// SPDX-License-Identifier: GPL-3.0-or-later
// A server in the test's own process that can misbehave in every way that a test asks for.
#pragma once

#include <QByteArray>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <functional>

namespace onex::test {

struct FakeRequest
{
    QByteArray method;
    QByteArray path; // with the query
    QByteArray head; // all of it
    QByteArray body;
};

class HttpFake final : public QTcpServer
{
    Q_OBJECT
public:
    // Called once a request is complete; whatever it does to the socket is the answer.
    using Handler = std::function<void(QTcpSocket &, const FakeRequest &)>;

    explicit HttpFake(Handler handler);
    // Speaks TLS with this certificate and key.
    HttpFake(Handler handler, const QSslConfiguration &tls);

    QUrl url(const QString &path = QStringLiteral("/")) const;
    const QList<FakeRequest> &requests() const { return m_requests; }

protected:
    void incomingConnection(qintptr handle) override;

private:
    void read(QTcpSocket &socket);

    Handler m_handler;
    QSslConfiguration m_tls;
    bool m_speaksTls = false;
    QList<FakeRequest> m_requests;
};

// A whole answer.
QByteArray httpAnswer(const QByteArray &status, const QByteArray &body,
                      const QByteArray &headers = {});

// Answers every request with these bytes.
HttpFake::Handler always(const QByteArray &bytes);
// … and closes the connection.
HttpFake::Handler thenClose(const QByteArray &bytes);
// … a byte every few milliseconds, without end.
HttpFake::Handler dribble(const QByteArray &start);

} // namespace onex::test
