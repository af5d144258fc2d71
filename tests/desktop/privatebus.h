// SPDX-License-Identifier: GPL-3.0-or-later
// A session bus of the test's own. Whoever speaks to it goes before it does.
#pragma once

#include <QDBusConnection>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

namespace onex::test {

class PrivateBus
{
public:
    ~PrivateBus()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

    // False: dbus-daemon is not installed. It starts no services by itself.
    bool start()
    {
        QFile config(m_dir.filePath(QStringLiteral("bus.conf")));
        if (!config.open(QIODevice::WriteOnly))
            return false;
        config.write("<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen>"
                     "<policy context='default'><allow send_destination='*'/>"
                     "<allow eavesdrop='false'/><allow own='*'/></policy></busconfig>");
        config.close();
        m_process.start(QStringLiteral("dbus-daemon"),
                        {QStringLiteral("--config-file=") + config.fileName(),
                         QStringLiteral("--nofork"), QStringLiteral("--print-address")});
        if (!m_process.waitForStarted() || !m_process.waitForReadyRead(20'000))
            return false;
        m_address = QString::fromLatin1(m_process.readLine().trimmed());
        return true;
    }

    QString address() const { return m_address; }
    QDBusConnection connection(const QString &name) const
    {
        return QDBusConnection::connectToBus(m_address, name);
    }

private:
    QTemporaryDir m_dir;
    QProcess m_process;
    QString m_address;
};

} // namespace onex::test
