// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/http/httpfake.h"

#include <QHostAddress>
#include <QSslSocket>
#include <QTimer>

namespace onex::test {

namespace {

qsizetype contentLength(const QByteArray &head)
{
    for (const QByteArray &line : head.split('\n'))
        if (line.toLower().startsWith("content-length:"))
            return line.mid(15).trimmed().toInt();
    return 0;
}

} // namespace

HttpFake::HttpFake(Handler handler)
    : m_handler(std::move(handler))
{
    listen(QHostAddress::LocalHost);
}

HttpFake::HttpFake(Handler handler, const QSslConfiguration &tls)
    : HttpFake(std::move(handler))
{
    m_tls = tls;
    m_speaksTls = true;
}

QUrl HttpFake::url(const QString &path) const
{
    return QUrl{QStringLiteral("%1://127.0.0.1:%2%3")
                    .arg(m_speaksTls ? QStringLiteral("https") : QStringLiteral("http"))
                    .arg(serverPort())
                    .arg(path)};
}

void HttpFake::incomingConnection(qintptr handle)
{
    QTcpSocket *socket = m_speaksTls ? new QSslSocket{this} : new QTcpSocket{this};
    socket->setSocketDescriptor(handle);
    connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(*socket); });
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    if (auto *ssl = qobject_cast<QSslSocket *>(socket)) {
        ssl->setSslConfiguration(m_tls);
        ssl->startServerEncryption();
    }
}

void HttpFake::read(QTcpSocket &socket)
{
    QByteArray pending = socket.property("pending").toByteArray() + socket.readAll();
    const qsizetype end = pending.indexOf("\r\n\r\n");
    if (end >= 0 && pending.size() >= end + 4 + contentLength(pending.left(end))) {
        FakeRequest request;
        request.head = pending.left(end);
        request.body = pending.mid(end + 4);
        const QList<QByteArray> words = request.head.left(request.head.indexOf('\r')).split(' ');
        request.method = words.value(0);
        request.path = words.value(1);
        pending.clear();
        m_requests.append(request);
        m_handler(socket, request);
    }
    socket.setProperty("pending", pending);
}

QByteArray httpAnswer(const QByteArray &status, const QByteArray &body, const QByteArray &headers)
{
    return "HTTP/1.1 " + status + "\r\n" + headers
        + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

HttpFake::Handler always(const QByteArray &bytes)
{
    return [bytes](QTcpSocket &socket, const FakeRequest &) { socket.write(bytes); };
}

HttpFake::Handler thenClose(const QByteArray &bytes)
{
    return [bytes](QTcpSocket &socket, const FakeRequest &) {
        socket.write(bytes);
        socket.disconnectFromHost();
    };
}

HttpFake::Handler dribble(const QByteArray &start)
{
    return [start](QTcpSocket &socket, const FakeRequest &) {
        socket.write(start);
        auto *timer = new QTimer{&socket};
        QObject::connect(timer, &QTimer::timeout, &socket, [&socket] { socket.write("x"); });
        timer->start(5);
    };
}

} // namespace onex::test
