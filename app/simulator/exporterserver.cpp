// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/exporterserver.h"

#include <QDateTime>
#include <QTcpSocket>

namespace onex::simulator {

namespace {

constexpr qint64 kLongestRequest = 16 * 1024;

QByteArray response(const QByteArray &status, const QByteArray &body)
{
    return "HTTP/1.1 " + status
        + "\r\nContent-Type: text/plain; version=0.0.4; charset=utf-8\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\nConnection: close\r\n\r\n" + body;
}

// "/registry/metrics" of "onex-registry"
QByteArray pathOf(std::string_view job)
{
    const std::string_view part = job.substr(job.find('-') + 1);
    return "/" + QByteArray(part.data(), static_cast<qsizetype>(part.size())) + "/metrics";
}

} // namespace

ExporterServer::ExporterServer(const PlatformOptions &options, QObject *parent)
    : QTcpServer(parent)
    , m_platform(options)
{
    connect(this, &QTcpServer::newConnection, this, &ExporterServer::accept);
}

void ExporterServer::accept()
{
    while (QTcpSocket *socket = nextPendingConnection()) {
        connect(socket, &QTcpSocket::disconnected, socket, &QTcpSocket::deleteLater);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { receive(socket); });
    }
}

void ExporterServer::receive(QTcpSocket *socket)
{
    const QByteArray request = socket->peek(kLongestRequest);
    if (request.contains("\r\n\r\n")) {
        socket->readAll();
        socket->write(answer(request.mid(4, request.indexOf(' ', 4) - 4)));
        socket->disconnectFromHost();
    } else if (request.size() >= kLongestRequest) {
        socket->abort();
    }
}

QByteArray ExporterServer::answer(const QByteArray &path)
{
    m_platform.advanceTo(static_cast<double>(QDateTime::currentMSecsSinceEpoch()) / 1000);
    QByteArray index;
    for (const std::string_view job : m_platform.jobs()) {
        if (path == pathOf(job))
            return m_platform.isUp(job)
                ? response("200 OK",
                           QByteArray::fromStdString(exposition(m_platform.families(job))))
                : response("503 Service Unavailable", "the service is down\n");
        index += pathOf(job) + "\n";
    }
    return path == "/" ? response("200 OK", index) : response("404 Not Found", index);
}

} // namespace onex::simulator
