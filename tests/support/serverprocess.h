// SPDX-License-Identifier: GPL-3.0-or-later
// A real server as a child process on a free loopback port. It dies with this object, and with the
// test should that crash.
#pragma once

#include "tests/support/blockinghttp.h"

#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>
#include <QUrl>

#include <chrono>

namespace onex::test {

// A port that nobody listens on right now.
quint16 freePort();

// The unpacked program (see app/servers), or empty when it is not there.
QString serverProgram(const QString &name);

class ServerProcess
{
public:
    virtual ~ServerProcess();
    ServerProcess(const ServerProcess &) = delete;
    ServerProcess &operator=(const ServerProcess &) = delete;

    quint16 port() const { return m_port; }
    // "127.0.0.1:<port>", as scrape targets are written.
    QByteArray address() const;
    // http://127.0.0.1:<port><pathAndQuery>; the query is percent-encoded by the caller.
    QUrl url(const QString &pathAndQuery = {}) const;
    qint64 processId() const { return m_process.processId(); }
    // A directory of its own, removed with it.
    QString directory() const { return m_directory.path(); }
    QByteArray log() const;

    void suspend();   // SIGSTOP: connections are accepted by the kernel, and never answered
    void resume();    // SIGCONT
    void kill();      // SIGKILL, and waits
    void terminate(); // SIGTERM, and waits
    // Same port, same data; waits until it is ready again.
    bool restart();
    // The same after it ended, without waiting until it is ready.
    bool startAgain();
    bool isRunning() const { return m_process.state() == QProcess::Running; }

    // Asks the path until the answer is good, or holds the text.
    bool waitFor(const QString &pathAndQuery, const QByteArray &text = {},
                 std::chrono::milliseconds timeout = std::chrono::seconds(30));

protected:
    ServerProcess();
    // readyPath answers 200 once the server can be used.
    bool run(const QString &program, const QStringList &arguments, const QString &readyPath);
    QString writeFile(const QString &name, const QByteArray &content) const;

private:
    bool hasEnded(std::chrono::milliseconds patience);

    quint16 m_port;
    QTemporaryDir m_directory;
    QString m_readyPath;
    QProcess m_process;
};

} // namespace onex::test
