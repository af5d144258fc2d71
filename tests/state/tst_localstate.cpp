// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/state/localstate.h"

#include "tests/state/statefixture.h"

#include <QCoroTask>
#include <QFile>
#include <QThread>

using namespace onex;
using namespace onex::test;

namespace {

template <typename T>
Result<T> wait(Async<T> task)
{
    return QCoro::waitFor(std::move(task));
}

QCoro::Task<> count(Async<bool> claim, int &answers, QThread *&where)
{
    const auto answer = co_await claim;
    answers += int{answer && *answer};
    where = QThread::currentThread();
}

} // namespace

class LocalStateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersOnCallersThread();
    void everyOperation();
    void writesWhatWasAskedForAtTheEnd();
    void doesNotWaitForTheDisk();
    void saysWhyUntilItCan();
};

void LocalStateTest::answersOnCallersThread()
{
    QTemporaryDir folder;
    LocalState state(folder.filePath("state.db"));
    int answers = 0;
    QThread *where = nullptr;
    count(state.claim("a", 1, "new", 1), answers, where);
    QCOMPARE(answers, 0);
    QTRY_COMPARE(answers, 1);
    QCOMPARE(where, QThread::currentThread());
}

void LocalStateTest::everyOperation()
{
    QTemporaryDir folder;
    LocalState state(folder.filePath("state.db"));
    VERIFY_OK(wait(state.open()));
    const auto begun = wait(state.begin(entryOf("a"), 1));
    VERIFY_OK(begun);
    const std::string nonce = begun->entry.nonce;
    JournalChange what;
    what.state = JournalEntry::State::Confirmed;
    QVERIFY(
        wait(state.change(nonce, JournalEntry::State::Pending, what, noteOf("confirm"), 2))->done);
    QVERIFY(wait(state.takeLease(nonce, "me", 10, 2))->done);
    QCOMPARE(wait(state.openEntries())->size(), std::size_t{1});
    QVERIFY(wait(state.entryByNonce(nonce))->has_value());
    QCOMPARE(wait(state.entriesOfAlert("a"))->size(), std::size_t{1});
    QCOMPARE(wait(state.entriesBetween(0, 10))->size(), std::size_t{1});
    VERIFY_OK(wait(state.append(noteOf("silence"))));
    QCOMPARE(wait(state.auditBetween(0, 100))->size(), std::size_t{3});
    QVERIFY(!wait(state.verifyAudit())->broken);
    QCOMPARE(*wait(state.record({{1, "a", kHostile, "", "firing", 1, {}, ""}})), 1);
    QCOMPARE(wait(state.history({}))->size(), std::size_t{1});
    QCOMPARE(wait(state.lastKnown())->size(), std::size_t{1});
    QCOMPARE(*wait(state.prune(1, {})), 0);
    QVERIFY(!*wait(state.setting("key")));
    VERIFY_OK(wait(state.setSetting("key", "1")));
    VERIFY_OK(wait(state.setAuthor("ada")));
    QCOMPARE(*wait(state.author()), "ada");
    VERIFY_OK(wait(state.mute({"low", 5}, "ada", 1)));
    QCOMPARE(wait(state.mutes(1))->size(), std::size_t{1});
}

void LocalStateTest::writesWhatWasAskedForAtTheEnd()
{
    QTemporaryDir folder;
    const QString path = folder.filePath("state.db");
    int answers = 0;
    QThread *where = nullptr;
    {
        LocalState state(path);
        for (int i = 0; i < 20; ++i)
            count(state.claim("a", i, "new", 1), answers, where);
    }
    QCOMPARE(answers, 0);
    QTRY_COMPARE(answers, 20);
    const auto store = StateStore::open(path);
    VERIFY_OK(store);
    for (int i = 0; i < 20; ++i)
        QVERIFY(!*(*store)->notified().claim("a", i, "new", 1));
}

// Another program holds the file; the event loop goes on meanwhile.
void LocalStateTest::doesNotWaitForTheDisk()
{
    QTemporaryDir folder;
    const QString path = folder.filePath("state.db");
    LocalState state(path);
    VERIFY_OK(wait(state.open()));
    auto other = Database::open(path, {1000});
    VERIFY_OK(other);
    int answers = 0;
    QThread *where = nullptr;
    const auto held = (*other)->write([&]() -> Result<void> {
        count(state.claim("a", 1, "new", 1), answers, where);
        for (int turn = 0; turn < 100; ++turn)
            QCoreApplication::processEvents();
        return {};
    });
    VERIFY_OK(held);
    QTRY_COMPARE(answers, 1);
}

void LocalStateTest::saysWhyUntilItCan()
{
    QTemporaryDir folder;
    const QString path = folder.filePath("state.db");
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(5000, 'x'));
    file.close();
    LocalState state(path);
    for (int i = 0; i < 2; ++i) {
        const auto begun = wait(state.begin(entryOf("a"), 1));
        QVERIFY(!begun);
        QCOMPARE(begun.error().kind, Error::Kind::BadInput);
        QCOMPARE(begun.error().origin, path.toStdString());
    }
    QVERIFY(file.rename(folder.filePath("away")));
    VERIFY_OK(wait(state.begin(entryOf("a"), 1)));
}

QTEST_GUILESS_MAIN(LocalStateTest)
#include "tst_localstate.moc"
