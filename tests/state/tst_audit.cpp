// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/state/statefixture.h"

#include <QCryptographicHash>
#include <QFile>

using namespace onex;
using namespace onex::test;
using Kind = AuditBreak::Kind;

class AuditTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void chains();
    void encodesAsDocumented();
    void refuses();
    void isAppendOnly_data();
    void isAppendOnly();
    void isAppendOnlyInSteps();
    void unreadableIsNoVerdict();
    void findsTampering_data();
    void findsTampering();
    void readsByTime();
};

void AuditTest::chains()
{
    StateFixture store;
    QCOMPARE(store->audit().verify()->checked.count, std::int64_t{0});
    const auto first = store->audit().append(noteOf("silence"));
    const auto second = store->audit().append({6,
                                               "\xEF\xBB\xBF\xEF\xBF\xBE"
                                               "bob",
                                               "expire", std::string("\xFFx\0", 3), "{}"});
    VERIFY_OK(first);
    VERIFY_OK(second);
    QCOMPARE(first->sequence, std::int64_t{1});
    QCOMPARE(first->previousHash, std::string(64, '0'));
    QCOMPARE(second->previousHash, first->hash);
    QCOMPARE(second->entry.actor, "bob");
    store.reopen();
    const auto verdict = store->audit().verify();
    VERIFY_OK(verdict);
    QVERIFY2(!verdict->broken, verdict->broken ? verdict->broken->reason.c_str() : "");
    QCOMPARE(verdict->checked.count, std::int64_t{2});
    QCOMPARE(verdict->checked.hash, second->hash);
    QVERIFY(store->audit().between(0, 100)->back() == *second);
}

void AuditTest::encodesAsDocumented()
{
    AuditRecord record{
        1, {1700000000000, "ada", "mute", "h\xC3\xB6he", "{}"}, std::string(64, '0'), {}};
    const QByteArray encoded
        = "1:1,13:1700000000000,3:ada,4:mute,5:h\xC3\xB6he,2:{},64:" + QByteArray(64, '0') + ',';
    QCOMPARE(QByteArray::fromStdString(hashOf(record)),
             QCryptographicHash::hash(encoded, QCryptographicHash::Sha256).toHex());
}

void AuditTest::refuses()
{
    StateFixture store;
    for (const AuditEntry &entry : std::vector<AuditEntry>{{1, "", "mute", "", "{}"},
                                                           {1, " \n", "mute", "", "{}"},
                                                           {1, "\xEF\xBB\xBF", "mute", "", "{}"},
                                                           {1, "ada", "", "", "{}"},
                                                           {1, "ada", "mute", "", ""},
                                                           {1, "ada", "mute", "", "[1]"}}) {
        const auto appended = store->audit().append(entry);
        QVERIFY(!appended);
        QCOMPARE(appended.error().kind, Error::Kind::BadInput);
    }
    QCOMPARE(store->audit().verify()->checked.count, std::int64_t{0});
}

void AuditTest::isAppendOnly_data()
{
    QTest::addColumn<QString>("statement");
    for (const char *statement : {"UPDATE audit SET actor = 'eve'", "DELETE FROM audit",
                                  "DELETE FROM audit WHERE sequence = 3",
                                  "INSERT OR REPLACE INTO audit SELECT 1, time, 'eve', action, "
                                  "object, detail, previous, hash"
                                  " FROM audit WHERE sequence = 1",
                                  "INSERT INTO audit VALUES(9, 1, 'a', 'b', 'c', '{}', '', '')",
                                  "INSERT INTO audit VALUES(0, 1, 'a', 'b', 'c', '{}', '', '')",
                                  "UPDATE audit_head SET count = 1", "DELETE FROM audit_head",
                                  "INSERT OR REPLACE INTO audit_head VALUES(2, 1, '')",
                                  "INSERT OR REPLACE INTO audit_head VALUES(1, 2, '')",
                                  "UPDATE audit_head SET count = 4, hash = 'x'",
                                  "INSERT INTO audit VALUES(4, 1, 'a', 'b', 'c', '{}', 'x', '')"})
        QTest::newRow(statement) << QString::fromLatin1(statement);
}

void AuditTest::isAppendOnly()
{
    QFETCH(QString, statement);
    StateFixture store;
    for (int i = 0; i < 3; ++i)
        VERIFY_OK(store->audit().append(noteOf("mute")));
    QVERIFY(!tamper(store.path(), {statement}));
    QVERIFY(!store->audit().verify()->broken);
}

// Each alone looks like what this program does.
void AuditTest::isAppendOnlyInSteps()
{
    StateFixture store;
    for (int i = 0; i < 3; ++i)
        VERIFY_OK(store->audit().append(noteOf("mute")));
    const auto before = store->audit().between(0, 100);
    QVERIFY(!tamper(store.path(),
                    {"REPLACE INTO audit_head SELECT 1, 2, hash FROM audit WHERE sequence = 2",
                     "REPLACE INTO audit SELECT 3, time, 'eve', action, object, detail, previous,"
                     " hash FROM audit WHERE sequence = 3"}));
    QVERIFY(*store->audit().between(0, 100) == *before);
    QVERIFY(!store->audit().verify()->broken);
}

// A disk that fails is not somebody who cut the log.
void AuditTest::unreadableIsNoVerdict()
{
    StateFixture store;
    AuditEntry entry = noteOf("mute");
    entry.detail = "{\"text\":\"" + std::string(60'000, 'x') + "\"}";
    for (int i = 0; i < 60; ++i) // more than SQLite keeps in memory
        VERIFY_OK(store->audit().append(entry));
    store.reopen(); // nothing is left in the log
    QFile file(store.path());
    const qint64 half = file.size() / 2;
    QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(half));
    QVERIFY(file.write(QByteArray(half, 'x')) == half);
    file.close();
    const auto verdict = store->audit().verify();
    QVERIFY2(!verdict, verdict ? verdict->broken->reason.c_str() : "");
    QCOMPARE(verdict.error().kind, Error::Kind::BadInput);
    QCOMPARE(verdict.error().origin, store.path().toStdString());
}

void AuditTest::findsTampering_data()
{
    QTest::addColumn<QStringList>("statements");
    QTest::addColumn<int>("kind");
    QTest::addColumn<qint64>("sequence");
    const auto row = [](const char *name, const QStringList &statements, Kind kind,
                        qint64 sequence) {
        const QStringList open{"DROP TRIGGER audit_no_update", "DROP TRIGGER audit_no_delete",
                               "DROP TRIGGER audit_at_end", "DROP TRIGGER audit_head_forward"};
        QTest::newRow(name) << open + statements << int(kind) << sequence;
    };
    for (const char *field : {"time = 1", "actor = 'eve'", "action = 'x'", "object = 'x'",
                              "detail = '{}'", "hash = 'x'"})
        row(field,
            {QStringLiteral("UPDATE audit SET %1 WHERE sequence = 3").arg(QLatin1String(field))},
            Kind::Changed, 3);
    row("previous", {"UPDATE audit SET previous = 'x' WHERE sequence = 3"}, Kind::Displaced, 3);
    row("first missing", {"DELETE FROM audit WHERE sequence = 1"}, Kind::Missing, 1);
    row("missing", {"DELETE FROM audit WHERE sequence = 3"}, Kind::Missing, 3);
    row("missing, closed up",
        {"DELETE FROM audit WHERE sequence = 3", "UPDATE audit SET sequence = 3 WHERE sequence = 4",
         "UPDATE audit SET sequence = 4 WHERE sequence = 5"},
        Kind::Displaced, 3);
    row("swapped",
        {"UPDATE audit SET sequence = 9 WHERE sequence = 2",
         "UPDATE audit SET sequence = 2 WHERE sequence = 3",
         "UPDATE audit SET sequence = 3 WHERE sequence = 9"},
        Kind::Displaced, 2);
    row("cut", {"DELETE FROM audit WHERE sequence > 3"}, Kind::CutOff, 4);
    row("emptied", {"DELETE FROM audit"}, Kind::CutOff, 1);
    row("added",
        {"INSERT INTO audit SELECT 0, time, actor, action, object, detail, previous, hash"
         " FROM audit WHERE sequence = 1"},
        Kind::Surplus, 0);
    row("cut, counted down",
        {"DELETE FROM audit WHERE sequence > 3", "UPDATE audit_head SET count = 3"}, Kind::Changed,
        3);
    row("head forgets", {"UPDATE audit_head SET count = 4"}, Kind::Surplus, 5);
}

void AuditTest::findsTampering()
{
    QFETCH(QStringList, statements);
    QFETCH(int, kind);
    QFETCH(qint64, sequence);
    StateFixture store;
    for (int i = 0; i < 5; ++i)
        VERIFY_OK(store->audit().append(noteOf("mute", 100 + i)));
    QVERIFY(tamper(store.path(), statements));
    const auto verdict = store->audit().verify();
    VERIFY_OK(verdict);
    QVERIFY(verdict->broken);
    QCOMPARE(int(verdict->broken->kind), kind);
    QCOMPARE(qint64{verdict->broken->sequence}, sequence);
    QVERIFY(!verdict->broken->reason.empty());
}

void AuditTest::readsByTime()
{
    StateFixture store;
    for (const std::int64_t time : {10, 30, 20})
        VERIFY_OK(store->audit().append(noteOf("mute", time)));
    const auto found = store->audit().between(10, 30);
    VERIFY_OK(found);
    QCOMPARE(found->size(), std::size_t{2});
    QCOMPARE(found->back().sequence, std::int64_t{3});
}

QTEST_GUILESS_MAIN(AuditTest)
#include "tst_audit.moc"
