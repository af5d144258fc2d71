// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/blockinghttp.h"

#include <QDeadlineTimer>
#include <QTcpSocket>

namespace onex::test {

namespace {

QByteArray requestTarget(const QUrl &url)
{
    const QByteArray target
        = url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::RemoveFragment);
    return target.isEmpty() ? "/" : target;
}

HttpAnswer parse(const QByteArray &response)
{
    const auto head = response.indexOf("\r\n\r\n");
    if (head < 0)
        return {};
    return {.status = response.mid(9, 3).toInt(), .body = response.mid(head + 4)};
}

HttpAnswer exchange(const QUrl &url, const QByteArray &request, std::chrono::milliseconds timeout)
{
    const QDeadlineTimer deadline(timeout);
    QTcpSocket socket;
    socket.connectToHost(url.host(), static_cast<quint16>(url.port(80)));
    if (!socket.waitForConnected(static_cast<int>(deadline.remainingTime())))
        return {};
    socket.write(request);
    while (socket.state() == QTcpSocket::ConnectedState && !deadline.hasExpired())
        socket.waitForReadyRead(static_cast<int>(deadline.remainingTime()));
    return parse(socket.readAll());
}

} // namespace

HttpAnswer httpGet(const QUrl &url, std::chrono::milliseconds timeout)
{
    return exchange(url, "GET " + requestTarget(url) + " HTTP/1.0\r\n\r\n", timeout);
}

HttpAnswer httpPost(const QUrl &url, const QByteArray &body, const QByteArray &contentType,
                    std::chrono::milliseconds timeout)
{
    return exchange(url,
                    "POST " + requestTarget(url) + " HTTP/1.0\r\nContent-Type: " + contentType
                        + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n"
                        + body,
                    timeout);
}

} // namespace onex::test
