// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/serverprocess.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTcpServer>
#include <QThread>

#include <algorithm>
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

// Every thread of the process is; proc_pid_stat(5): "pid (name) state …".
bool isStopped(qint64 process)
{
    const QDir threads(QStringLiteral("/proc/%1/task").arg(process));
    const QStringList ids = threads.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    return std::all_of(ids.begin(), ids.end(), [&threads](const QString &id) {
        QFile stat(threads.filePath(id + QStringLiteral("/stat")));
        if (!stat.open(QIODevice::ReadOnly))
            return true; // it ended
        const QByteArray line = stat.readAll();
        return line.mid(line.lastIndexOf(')') + 2, 1) == "T";
    });
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

// The signal only asks for it: on a busy machine a thread may still answer for a moment.
void ServerProcess::suspend()
{
    signalProcess(m_process, SIGSTOP);
    const QDeadlineTimer deadline(kStopTimeoutMs);
    while (isRunning() && !isStopped(m_process.processId()) && !deadline.hasExpired())
        QThread::msleep(1);
}

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
    return startAgain() && waitFor(m_readyPath);
}

bool ServerProcess::startAgain()
{
    m_process.start();
    return m_process.waitForStarted();
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
