// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/serverprocess.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QFileInfo>
#include <QTcpServer>

#include <csignal>
#include <sys/prctl.h>

namespace onex::test {

namespace {

constexpr int kStopTimeoutMs = 10'000;

void signalProcess(const QProcess &process, int signal)
{
    if (process.processId() > 0)
        ::kill(static_cast<pid_t>(process.processId()), signal);
}

} // namespace

quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

QString serverProgram(const QString &name)
{
    const QFileInfo program(QStringLiteral(ONEX_SERVERS "/bin/") + name);
    return program.isExecutable() ? program.filePath() : QString();
}

ServerProcess::ServerProcess()
    : m_port(freePort())
{
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
}

ServerProcess::~ServerProcess() { kill(); }

QByteArray ServerProcess::address() const { return "127.0.0.1:" + QByteArray::number(m_port); }

QUrl ServerProcess::url(const QString &pathAndQuery) const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_port) + pathAndQuery);
}

QByteArray ServerProcess::log() const
{
    QFile file(m_directory.filePath(QStringLiteral("log")));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool ServerProcess::hasEnded(std::chrono::milliseconds patience)
{
    return !isRunning() || m_process.waitForFinished(static_cast<int>(patience.count()));
}

void ServerProcess::suspend() { signalProcess(m_process, SIGSTOP); }

void ServerProcess::resume() { signalProcess(m_process, SIGCONT); }

void ServerProcess::kill()
{
    signalProcess(m_process, SIGKILL);
    m_process.waitForFinished(kStopTimeoutMs);
}

void ServerProcess::terminate()
{
    signalProcess(m_process, SIGTERM);
    m_process.waitForFinished(kStopTimeoutMs);
}

bool ServerProcess::restart()
{
    if (isRunning())
        terminate();
    m_process.start();
    return m_process.waitForStarted() && waitFor(m_readyPath);
}

bool ServerProcess::waitFor(const QString &pathAndQuery, const QByteArray &text,
                            std::chrono::milliseconds timeout)
{
    const QDeadlineTimer deadline(timeout);
    while (!deadline.hasExpired()) {
        const HttpAnswer answer = httpGet(url(pathAndQuery), std::chrono::seconds(2));
        if (answer.ok() && answer.body.contains(text))
            return true;
        if (hasEnded(std::chrono::milliseconds(20)))
            return false;
    }
    return false;
}

bool ServerProcess::run(const QString &program, const QStringList &arguments,
                        const QString &readyPath)
{
    if (program.isEmpty())
        return false;
    m_readyPath = readyPath;
    m_process.setProgram(program);
    m_process.setArguments(arguments);
    m_process.setWorkingDirectory(QFileInfo(program).path() + "/..");
    m_process.setStandardOutputFile(m_directory.filePath(QStringLiteral("log")), QIODevice::Append);
    return restart();
}

QString ServerProcess::writeFile(const QString &name, const QByteArray &content) const
{
    QFile file(m_directory.filePath(name));
    const bool written = file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
    return written ? file.fileName() : QString();
}

} // namespace onex::test
