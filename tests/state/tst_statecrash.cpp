// SPDX-License-Identifier: GPL-3.0-or-later
// Programs that die, race and run out of disk while they write.
#include "tests/state/statefixture.h"

#include <QFileInfo>
#include <QHash>
#include <QProcess>
#include <QRandomGenerator>
#include <QSet>
#include <QThread>

#include <set>

using namespace onex;
using namespace onex::test;

namespace {

std::unique_ptr<QProcess> start(const char *role, const QString &path, const QString &argument)
{
    auto child = std::make_unique<QProcess>();
    child->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    child->start(QStringLiteral(ONEX_STATECHILD), {QString::fromLatin1(role), path, argument});
    child->waitForStarted();
    return child;
}

// Complete lines: of a killed program the last one may be cut.
QList<QByteArray> linesOf(const QByteArray &output)
{
    return output.left(output.lastIndexOf('\n')).split('\n');
}

QList<QByteArray> linesAtEnd(QProcess &child)
{
    child.waitForFinished(-1);
    return linesOf(child.readAllStandardOutput());
}

QString integrity(const QString &path)
{
    const auto db = Database::open(path, {1000});
    return (*db)->value("PRAGMA integrity_check")->toString();
}

// Whether what a child printed is in the store.
class Promises
{
public:
    explicit Promises(StateStore &store)
        : m_store(store)
    {
        const auto audit = store.audit().between(0, 1'000'000);
        for (const AuditRecord &record : *audit)
            m_hashes.insert(record.hash);
        HistoryQuery all;
        all.limit = 1'000'000;
        const auto history = store.history().read(all);
        for (const AlertTransition &transition : *history)
            m_recorded.insert(transition.alertId);
    }

    bool isKept(const QByteArray &line) const
    {
        const std::string kind = line.left(line.indexOf(' ')).toStdString();
        const std::string name = line.mid(line.indexOf(' ') + 1).toStdString();
        if (kind == "nonce")
            return m_store.journal().byNonce(name)->has_value();
        if (kind == "audit")
            return m_hashes.contains(name);
        if (kind == "history")
            return m_recorded.contains(name) && m_recorded.contains(name + "b");
        return kind == "claim" && !*m_store.notified().claim(name, 1, "new", 1);
    }

private:
    StateStore &m_store;
    std::set<std::string> m_hashes, m_recorded;
};

} // namespace

class StateCrashTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void killed();
    void killedWhileMaking();
    void killedBesideAnother();
    void oneWinnerEach();
    void opensTogether();
    void diskFull_data();
    void diskFull();
    void pagesFull();
};

void StateCrashTest::killed()
{
    const int given = qEnvironmentVariableIntValue("ONEX_SEED");
    const auto seed = static_cast<quint32>(given > 0 ? given : 20260);
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    QTemporaryDir folder;
    const QString path = folder.filePath("state.db");
    qsizetype promised = 0;
    for (int kill = 0; kill < 40; ++kill) {
        const auto child = start("write", path, QString::number(kill));
        if (kill % 4 != 0) // else while it opens the file, the first time even makes it
            child->waitForReadyRead(-1);
        QThread::usleep(random.bounded(500u, 60'000u));
        child->kill();
        const QList<QByteArray> lines = linesAtEnd(*child);
        const auto store = StateStore::open(path);
        VERIFY_OK(store);
        const Promises promises(**store);
        for (const QByteArray &line : lines)
            if (!line.isEmpty()) {
                QVERIFY2(promises.isKept(line), line.constData());
                ++promised;
            }
        const auto verdict = (*store)->audit().verify();
        VERIFY_OK(verdict);
        QVERIFY2(!verdict->broken, verdict->broken ? verdict->broken->reason.c_str() : "");
        QCOMPARE(integrity(path), "ok");
    }
    qInfo("%lld promises kept", static_cast<long long>(promised));
    QVERIFY(promised > 0);
}

// However far it came, the next one can use what there is.
void StateCrashTest::killedWhileMaking()
{
    QRandomGenerator random(11);
    int made = 0;
    for (int kill = 0; kill < 60; ++kill) {
        QTemporaryDir folder;
        const QString path = folder.filePath("new/state.db");
        const auto child = start("write", path, QStringLiteral("0"));
        while (!QFileInfo::exists(path) && child->state() == QProcess::Running)
            child->waitForReadyRead(0);
        QThread::usleep(random.bounded(1u, 60'000u));
        child->kill();
        const QList<QByteArray> lines = linesAtEnd(*child);
        made += int{lines.front().isEmpty()};
        const auto store = StateStore::open(path);
        VERIFY_OK(store);
        VERIFY_OK((*store)->journal().begin(entryOf("a"), 1));
        const Promises promises(**store);
        for (const QByteArray &line : lines)
            QVERIFY2(line.isEmpty() || promises.isKept(line), line.constData());
        QCOMPARE(integrity(path), "ok");
    }
    qInfo("%d of them before the first promise", made);
}

// What one leaves behind when it is killed is no obstacle for the other, which has the file open.
void StateCrashTest::killedBesideAnother()
{
    StateFixture store;
    QRandomGenerator random(7);
    for (int kill = 0; kill < 10; ++kill) {
        const auto child = start("write", store.path(), QString::number(kill));
        child->waitForReadyRead(-1);
        QThread::usleep(random.bounded(500u, 30'000u));
        const auto during = store->audit().append(noteOf("during"));
        VERIFY_OK(during);
        child->kill();
        const QList<QByteArray> lines = linesAtEnd(*child);
        VERIFY_OK(store->audit().append(noteOf("after")));
        const Promises promises(*store);
        for (const QByteArray &line : lines)
            QVERIFY2(line.isEmpty() || promises.isKept(line), line.constData());
        QVERIFY(!store->audit().verify()->broken);
    }
}

void StateCrashTest::oneWinnerEach()
{
    constexpr int alerts = 200;
    StateFixture store;
    std::vector<std::unique_ptr<QProcess>> children;
    for (int i = 0; i < 2; ++i)
        children.push_back(start("race", store.path(), QString::number(alerts)));
    for (const auto &child : children)
        while (!child->canReadLine())
            QVERIFY(child->waitForReadyRead(-1));
    for (const auto &child : children)
        child->write("go\n");
    QHash<QByteArray, QByteArray> winners;
    QSet<QByteArray> claimed;
    QList<QList<QByteArray>> losses;
    for (const auto &child : children)
        for (const QByteArray &line : linesAtEnd(*child)) {
            const QList<QByteArray> words = line.split(' ');
            QVERIFY2(words.front() != "error", line.constData());
            if (words.front() == "claimed") {
                QVERIFY(!claimed.contains(words[1]));
                claimed.insert(words[1]);
            } else if (words.front() == "won") {
                QVERIFY(!winners.contains(words[1]));
                winners[words[1]] = words[2];
            } else if (words.front() == "lost") {
                losses += words;
            }
        }
    QCOMPARE(winners.size(), alerts);
    QCOMPARE(claimed.size(), alerts);
    QCOMPARE(losses.size(), alerts);
    for (const QList<QByteArray> &loss : losses)
        QCOMPARE(loss[2], winners.value(loss[1])); // told who was first
    QCOMPARE(store->audit().verify()->checked.count, std::int64_t{alerts});
}

// None of them has it, and all make it.
void StateCrashTest::opensTogether()
{
    for (int round = 0; round < 20; ++round) {
        QTemporaryDir folder;
        std::vector<std::unique_ptr<QProcess>> children;
        for (int i = 0; i < 4; ++i)
            children.push_back(start("race", folder.filePath("a/b/state.db"), QStringLiteral("1")));
        for (const auto &child : children)
            child->write("go\n");
        int won = 0;
        for (const auto &child : children)
            for (const QByteArray &line : linesAtEnd(*child)) {
                QVERIFY2(!line.startsWith("error"), line.constData());
                won += int{line.startsWith("won")};
            }
        QCOMPARE(won, 1);
    }
}

void StateCrashTest::diskFull_data()
{
    QTest::addColumn<int>("bytes");
    for (const int bytes : {0, 4096, 30'000, 50'000, 100'000, 200'000, 400'000, 1'000'000})
        QTest::addRow("%d", bytes) << bytes;
}

void StateCrashTest::diskFull()
{
    QFETCH(int, bytes);
    QTemporaryDir folder;
    const QString path = folder.filePath("state.db");
    const auto child = start("fill", path, QString::number(bytes));
    QList<QByteArray> lines = linesAtEnd(*child);
    QCOMPARE(child->exitStatus(), QProcess::NormalExit);
    const QByteArray error = "error " + QByteArray::number(int(Error::Kind::NoSpace)) + ' ';
    QVERIFY2(lines.back().startsWith(error), lines.back().constData());
    QVERIFY2(lines.back().contains("state.db"), lines.back().constData());
    lines.removeLast();
    const auto store = StateStore::open(path);
    VERIFY_OK(store);
    const Promises promises(**store);
    for (const QByteArray &line : lines)
        QVERIFY2(promises.isKept(line), line.constData());
    QVERIFY(!(*store)->audit().verify()->broken);
    VERIFY_OK((*store)->journal().begin(entryOf("there is room again"), 1));
    QCOMPARE(integrity(path), "ok");
}

void StateCrashTest::pagesFull()
{
    StoreOptions options;
    options.mostPages = 60;
    StateFixture store(options);
    Result<JournalAnswer> begun;
    int count = 0;
    do {
        begun = store->journal().begin(entryOf(std::to_string(++count)), 1);
    } while (begun);
    QVERIFY(count > 10);
    QCOMPARE(begun.error().kind, Error::Kind::NoSpace);
    QCOMPARE(store->journal().open()->size(), static_cast<std::size_t>(count - 1));
    QCOMPARE(store->audit().verify()->checked.count, std::int64_t{count - 1});
    store.reopen();
    QVERIFY(store->journal().begin(entryOf("there is room again"), 1)->done);
    QCOMPARE(store->audit().verify()->checked.count, std::int64_t{count});
}

QTEST_GUILESS_MAIN(StateCrashTest)
#include "tst_statecrash.moc"
