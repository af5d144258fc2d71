// SPDX-License-Identifier: GPL-3.0-or-later
// The file: made, kept to oneself, and refused where it is not what it should be.
#include "datasource/state/schema.h"

#include "tests/state/statefixture.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>

using namespace onex;
using namespace onex::test;

namespace {

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool overwrite(const QString &path, qint64 at, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::ReadWrite) && file.seek(at) && file.write(bytes) == bytes.size();
}

// With so much in it that it has many pages.
void fillUp(StateStore &store)
{
    for (int i = 0; i < 100; ++i)
        VERIFY_OK(store.journal().begin(entryOf(std::to_string(i)), 1));
}

} // namespace

class StateStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isPrivate();
    void settingsOfTheConnection();
    void twoAtOnce();
    void refusesWhatIsNotOurs_data();
    void refusesWhatIsNotOurs();
    void refusesDamage_data();
    void refusesDamage();
    void refusesWhereThereIsNoPermission();
    void heldForTooLong();
};

void StateStoreTest::isPrivate()
{
    StateFixture store;
    VERIFY_OK(store->audit().append(noteOf("mute")));
    const QFileInfo file(store.path());
    const QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup
        | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    for (const QString &path :
         {file.path(), file.filePath(), file.filePath() + "-wal", file.filePath() + "-shm"}) {
        QVERIFY2(QFileInfo::exists(path), qPrintable(path));
        QVERIFY2(!(QFile::permissions(path) & others), qPrintable(path));
    }
}

void StateStoreTest::settingsOfTheConnection()
{
    StateFixture store;
    auto db = Database::open(store.path(), {100});
    VERIFY_OK(db);
    VERIFY_OK(prepareSchema(**db));
    QCOMPARE((*db)->value("PRAGMA journal_mode")->toString(), "wal");
    QCOMPARE((*db)->value("PRAGMA synchronous")->toInt(), 2);
    QCOMPARE((*db)->value("PRAGMA foreign_keys")->toInt(), 1);
    QCOMPARE((*db)->value("PRAGMA application_id")->toInt(), kApplicationId);
    QCOMPARE((*db)->value("PRAGMA user_version")->toInt(), kSchemaVersion);
}

void StateStoreTest::twoAtOnce()
{
    StateFixture one;
    const auto two = StateStore::open(one.path());
    VERIFY_OK(two);
    const auto begun = one->journal().begin(entryOf("a"), 1);
    QVERIFY((*two)->journal().byNonce(begun->entry.nonce)->value() == begun->entry);
    QVERIFY(!(*two)->journal().begin(entryOf("a"), 2)->done);
    QVERIFY(*one->notified().claim("a", 1, "new", 1));
    QVERIFY(!*(*two)->notified().claim("a", 1, "new", 1));
}

void StateStoreTest::refusesWhatIsNotOurs_data()
{
    QTest::addColumn<QStringList>("statements");
    QTest::addColumn<QString>("says");
    QTest::newRow("newer") << QStringList{"PRAGMA user_version = 2"} << "newer version";
    QTest::newRow("of another program")
        << QStringList{"PRAGMA application_id = 7"} << "another program";
    QTest::newRow("of no program") << QStringList{"PRAGMA application_id = 0"} << "another program";
}

void StateStoreTest::refusesWhatIsNotOurs()
{
    QFETCH(QStringList, statements);
    QFETCH(QString, says);
    StateFixture store;
    store.close();
    QVERIFY(tamper(store.path(), statements));
    const QByteArray before = contents(store.path());
    const auto opened = StateStore::open(store.path());
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, Error::Kind::BadInput);
    QVERIFY2(describe(opened.error()).find(says.toStdString()) != std::string::npos,
             describe(opened.error()).c_str());
    QCOMPARE(opened.error().origin, store.path().toStdString());
    QCOMPARE(contents(store.path()), before);
}

void StateStoreTest::refusesDamage_data()
{
    QTest::addColumn<int>("cutTo");
    QTest::addColumn<int>("at");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("header") << -1 << 0 << QByteArray(100, 'x');
    QTest::newRow("page size") << -1 << 16 << QByteArray(2, '\x7f');
    QTest::newRow("schema") << -1 << 100 << QByteArray(900, '\x5a');
    QTest::newRow("page") << -1 << 3 * 4096 << QByteArray(4096, '\x5a');
    QTest::newRow("cut in the header") << 50 << 0 << QByteArray();
    QTest::newRow("cut after a page") << 4096 << 0 << QByteArray();
    QTest::newRow("cut in a page") << 5 * 4096 + 100 << 0 << QByteArray();
}

void StateStoreTest::refusesDamage()
{
    QFETCH(int, cutTo);
    QFETCH(int, at);
    QFETCH(QByteArray, bytes);
    StateFixture store;
    fillUp(*store);
    store.close();
    QVERIFY(cutTo < 0 || QFile::resize(store.path(), cutTo));
    QVERIFY(overwrite(store.path(), at, bytes));
    const QByteArray before = contents(store.path());
    const auto opened = StateStore::open(store.path());
    QVERIFY(!opened);
    const std::string words = describe(opened.error());
    QVERIFY2(opened.error().kind == Error::Kind::BadInput, words.c_str());
    QVERIFY2(words.find("move it away") != std::string::npos, words.c_str());
    QVERIFY2(words.find("state.db") != std::string::npos, words.c_str());
    QCOMPARE(contents(store.path()), before);
}

void StateStoreTest::refusesWhereThereIsNoPermission()
{
    QTemporaryDir folder;
    const QString place = folder.filePath("place");
    QVERIFY(QDir().mkdir(place));
    const QFile::Permissions look
        = QFile::ReadOwner | QFile::ExeOwner | QFile::ReadOther | QFile::ExeOther;
    QVERIFY(QFile::setPermissions(folder.path(), look | QFile::WriteOwner));
    QVERIFY(QFile::setPermissions(place, look));
    for (const char *path : {"place/state.db", "place/new/state.db"}) {
        QProcess child;
        child.start(QStringLiteral(ONEX_STATECHILD), {"powerless", folder.filePath(path), "-"});
        child.waitForFinished(-1);
        const QByteArray output = child.readAllStandardOutput();
        const QByteArray error = "error " + QByteArray::number(int(Error::Kind::Denied));
        QVERIFY2(output.startsWith(error), output.constData());
        QVERIFY2(output.contains("place"), output.constData());
    }
}

void StateStoreTest::heldForTooLong()
{
    StoreOptions impatient;
    impatient.busyTimeoutMs = 1;
    StateFixture store(impatient);
    auto other = Database::open(store.path(), {1000});
    VERIFY_OK(other);
    const auto held = (*other)->write([&]() -> Result<void> {
        const auto claimed = store->notified().claim("a", 1, "new", 1);
        return claimed ? fail(Error::Kind::Internal, "was not held") : fail(claimed.error());
    });
    QVERIFY(!held);
    QCOMPARE(held.error().kind, Error::Kind::Unavailable);
    QVERIFY(*store->notified().claim("a", 1, "new", 1));
}

QTEST_GUILESS_MAIN(StateStoreTest)
#include "tst_statestore.moc"
