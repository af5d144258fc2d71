// SPDX-License-Identifier: GPL-3.0-or-later
// Secrets in a real keyring: GNOME's, unlocked, on a session bus of its own.
#include "app/config/secrets.h"

#include <QCoroTask>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace onex;

namespace {

const Secret kToken{Secret::Place::Keyring, QStringLiteral("token")};

Result<QByteArray> read(const Secret &secret)
{
    auto reading = systemSecrets()(secret);
    return QCoro::waitFor(reading);
}

Result<void> keep(const char *value)
{
    auto keeping = keepInKeyring(kToken.name, value);
    return QCoro::waitFor(keeping);
}

} // namespace

class TestKeyring : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QProcess m_bus;

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void keepsAndReads();
    void refusesWhatIsNoSecret();
};

void TestKeyring::initTestCase()
{
    m_bus.start("dbus-daemon", {"--session", "--nofork", "--print-address"});
    if (!m_bus.waitForStarted())
        QSKIP("dbus-daemon is not installed");
    QVERIFY(m_bus.waitForReadyRead(20'000));
    qputenv("DBUS_SESSION_BUS_ADDRESS", m_bus.readLine().trimmed());
    qputenv("XDG_DATA_HOME", m_folder.path().toLocal8Bit());
    QProcess keyring; // goes into the background once it serves, and ends with its bus
    keyring.start("gnome-keyring-daemon", {"--unlock", "--daemonize", "--components=secrets"});
    if (!keyring.waitForStarted())
        QSKIP("gnome-keyring is not installed");
    keyring.write("password of the keyring");
    keyring.closeWriteChannel();
    QVERIFY(keyring.waitForFinished());
}

// Whoever still speaks to the bus is ended by it too, so this comes last.
void TestKeyring::cleanupTestCase()
{
    m_bus.kill();
    m_bus.waitForFinished();
}

void TestKeyring::keepsAndReads()
{
    const auto missing = read(kToken);
    QVERIFY(!missing);
    QVERIFY(QByteArray::fromStdString(missing.error().message).contains("no entry \"token\""));
    for (const char *value : {"first", "second \xc3\xa4"}) {
        const auto kept = keep(value);
        QVERIFY2(kept, kept ? "" : kept.error().message.c_str());
        QCOMPARE(read(kToken).value_or("nothing"), QByteArray(value));
    }
}

void TestKeyring::refusesWhatIsNoSecret()
{
    QVERIFY(!keep(""));
    QVERIFY(!keep("two\nlines"));
}

QTEST_GUILESS_MAIN(TestKeyring)
#include "tst_keyring.moc"
