// SPDX-License-Identifier: GPL-3.0-or-later
// app/stack starts what it says, passes its addresses on, and leaves nothing behind.
#include "tests/support/serverstack.h"

#include <QtTest>

#include <csignal>

using namespace onex::test;

namespace {

QList<pid_t> childrenOf(qint64 process)
{
    QFile file(QStringLiteral("/proc/%1/task/%1/children").arg(process));
    QList<pid_t> children;
    if (file.open(QIODevice::ReadOnly))
        for (const QByteArray &child : file.readAll().simplified().split(' '))
            children += child.toInt();
    return children;
}

bool isRunning(pid_t process) { return ::kill(process, 0) == 0; }

} // namespace

class TestAppStack : public QObject
{
    Q_OBJECT

    QTemporaryDir m_temporary;

    void start(QProcess &stack, const QString &script) const
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("TMPDIR", m_temporary.path());
        stack.setProcessEnvironment(environment);
        stack.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        stack.start(ONEX_SOURCE_DIR "/app/stack",
                    {ONEX_BINARY_DIR "/bin", "/bin/sh", "-c", script, "sh"});
    }

    bool leftNothing() const { return QDir(m_temporary.path()).isEmpty(); }

private Q_SLOTS:
    void initTestCase() { ONEX_REQUIRE_SERVERS(); }

    void a_signal_stops_everything()
    {
        QProcess stack;
        start(stack, "echo \"$@\"; exec sleep 600");
        QVERIFY(stack.waitForReadyRead(60'000));
        const QList<QByteArray> arguments = stack.readAllStandardOutput().trimmed().split(' ');
        QCOMPARE(arguments.size(), 4);
        QCOMPARE(arguments.at(0), "--prometheus");
        QCOMPARE(arguments.at(2), "--alertmanager");
        const QString prometheus = QString::fromLatin1(arguments.at(1));
        QVERIFY(httpGet(QUrl(prometheus + "/api/v1/rules")).body.contains("ONEXRegistryDown"));
        const QByteArray history
            = httpGet(QUrl(prometheus + "/api/v1/query?query=count_over_time(up[6h])")).body;
        QVERIFY2(history.contains("onex-execution"), history.constData());
        QVERIFY(httpGet(QUrl(QString::fromLatin1(arguments.at(3)) + "/-/ready")).ok());

        const QList<pid_t> children = childrenOf(stack.processId());
        QCOMPARE(children.size(), 5); // four servers and the program
        stack.terminate();
        QVERIFY(stack.waitForFinished(10'000));
        for (const pid_t child : children)
            QVERIFY2(!isRunning(child), qPrintable(QString::number(child)));
        QVERIFY(leftNothing());
    }

    void the_programs_status_is_passed_on()
    {
        QProcess stack;
        start(stack, "exit 7");
        QVERIFY(stack.waitForFinished(60'000));
        QCOMPARE(stack.exitCode(), 7);
        QVERIFY(leftNothing());
    }
};

QTEST_GUILESS_MAIN(TestAppStack)
#include "tst_appstack.moc"
