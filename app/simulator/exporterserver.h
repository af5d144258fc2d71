// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/platform.h"

#include <QTcpServer>

class QTcpSocket;

namespace onex::simulator {

// Serves the platform over HTTP on loopback: a path a job, 503 while the job is down.
class ExporterServer final : public QTcpServer
{
    Q_OBJECT
public:
    explicit ExporterServer(const PlatformOptions &options, QObject *parent = nullptr);

private:
    void accept();
    void receive(QTcpSocket *socket);
    QByteArray answer(const QByteArray &path);

    Platform m_platform;
};

} // namespace onex::simulator
