// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/state/statefixture.h"

using namespace onex;
using namespace onex::test;
using State = JournalEntry::State;

class AckJournalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void beginsOnDisk();
    void nonces();
    void refuses();
    void secondIsTold();
    void endedMakesRoom();
    void changes();
    void changesNothingUnexpected();
    void auditsEveryChange();
    void leases();
    void lists();
};

void AckJournalTest::beginsOnDisk()
{
    StateFixture store;
    const auto begun = store->journal().begin(entryOf("a"), 7);
    VERIFY_OK(begun);
    QVERIFY(begun->done);
    JournalEntry expected = entryOf("a");
    expected.nonce = begun->entry.nonce;
    expected.createdMs = expected.changedMs = 7;
    QVERIFY(begun->entry == expected);
    store.reopen();
    const auto read = store->journal().byNonce(expected.nonce);
    VERIFY_OK(read);
    QVERIFY(*read && **read == expected);
    const auto audit = store->audit().between(0, 100);
    VERIFY_OK(audit);
    QCOMPARE(audit->size(), std::size_t{1});
    QCOMPARE(audit->front().entry.action, "acknowledge");
    QCOMPARE(audit->front().entry.actor, "ada");
    QCOMPARE(audit->front().entry.object, "a");
    QVERIFY(audit->front().entry.detail.find(expected.nonce) != std::string::npos);
}

void AckJournalTest::nonces()
{
    const std::string one = newNonce();
    QCOMPARE(one.size(), std::size_t{32});
    QVERIFY(one.find_first_not_of("0123456789abcdef") == std::string::npos);
    QVERIFY(one != newNonce());
}

void AckJournalTest::refuses()
{
    StateFixture store;
    JournalEntry nobody = entryOf("a"), nothing = entryOf(""), garbled = entryOf("a");
    nobody.author = " \n";
    garbled.labels = Labels{{"a", "\xFF"}};
    for (const JournalEntry &entry : {nobody, nothing, garbled}) {
        const auto begun = store->journal().begin(entry, 1);
        QVERIFY(!begun);
        QCOMPARE(begun.error().kind, Error::Kind::BadInput);
    }
    QVERIFY(store->journal().open()->empty());
    QVERIFY(store->audit().between(0, 100)->empty());
}

void AckJournalTest::secondIsTold()
{
    StateFixture store;
    const auto first = store->journal().begin(entryOf("a"), 1);
    JournalEntry other = entryOf("a");
    other.author = "bob";
    const auto second = store->journal().begin(other, 2);
    VERIFY_OK(second);
    QVERIFY(!second->done);
    QVERIFY(second->entry == first->entry);
    QCOMPARE(store->audit().between(0, 100)->size(), std::size_t{1});
    QVERIFY(store->journal().begin(entryOf("a", "staging"), 3)->done);
    QVERIFY(store->journal().begin(entryOf("a", ""), 3)->done);
}

void AckJournalTest::endedMakesRoom()
{
    StateFixture store;
    const auto first = store->journal().begin(entryOf("a"), 1);
    JournalChange end;
    for (const State state : {State::Failed, State::Ending}) {
        end.state = state;
        const State now = store->journal().byNonce(first->entry.nonce)->value().state;
        VERIFY_OK(store->journal().change(first->entry.nonce, now, end, noteOf("x"), 5));
        QVERIFY(!store->journal().begin(entryOf("a"), 6)->done);
    }
    end.state = State::Ended;
    QVERIFY(store->journal()
                .change(first->entry.nonce, State::Ending, end, noteOf("unacknowledge"), 7)
                ->done);
    QVERIFY(store->journal().begin(entryOf("a"), 8)->done);
    end.state = State::Pending;
    const auto revived
        = store->journal().change(first->entry.nonce, State::Ended, end, noteOf("x"), 9);
    QVERIFY(!revived);
    QCOMPARE(revived.error().kind, Error::Kind::BadInput);
}

void AckJournalTest::changes()
{
    StateFixture store;
    JournalEntry expected = store->journal().begin(entryOf("a"), 1)->entry;
    const JournalChange what{State::Confirmed, "silence-1", "bob", "mine", 10, 20, true, 3, "slow"};
    const auto changed
        = store->journal().change(expected.nonce, State::Pending, what, noteOf("edit"), 9);
    VERIFY_OK(changed);
    QVERIFY(changed->done);
    expected.state = State::Confirmed;
    expected.silenceId = "silence-1";
    expected.author = "bob";
    expected.comment = "mine";
    expected.startsMs = 10;
    expected.endsMs = 20;
    expected.untilResolved = true;
    expected.attempts = 3;
    expected.lastError = "slow";
    expected.changedMs = 9;
    QVERIFY(changed->entry == expected);
    QVERIFY(store->journal().byNonce(expected.nonce)->value() == expected);
}

void AckJournalTest::changesNothingUnexpected()
{
    StateFixture store;
    const JournalEntry entry = store->journal().begin(entryOf("a"), 1)->entry;
    JournalChange what;
    what.state = State::Ended;
    const auto late = store->journal().change(entry.nonce, State::Confirmed, what, noteOf("x"), 9);
    VERIFY_OK(late);
    QVERIFY(!late->done);
    QVERIFY(late->entry == entry);
    QCOMPARE(store->audit().between(0, 100)->size(), std::size_t{1});
    const auto unknown = store->journal().change("nonce", State::Pending, what, noteOf("x"), 9);
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().kind, Error::Kind::NotFound);
    JournalChange nobody;
    nobody.author = "";
    QVERIFY(!store->journal().change(entry.nonce, State::Pending, nobody, noteOf("x"), 9));
}

void AckJournalTest::auditsEveryChange()
{
    StateFixture store;
    const std::string nonce = store->journal().begin(entryOf("a"), 1)->entry.nonce;
    JournalChange what;
    what.attempts = 1;
    what.lastError = "no answer";
    VERIFY_OK(store->journal().change(nonce, State::Pending, what, std::nullopt, 2));
    what.state = State::Failed;
    QVERIFY(!store->journal().change(nonce, State::Pending, what, std::nullopt, 3));
    AuditEntry bad = noteOf("fail");
    bad.actor.clear();
    QVERIFY(!store->journal().change(nonce, State::Pending, what, bad, 3));
    QCOMPARE(store->journal().byNonce(nonce)->value().state, State::Pending); // undone with it
    VERIFY_OK(store->journal().change(nonce, State::Pending, what, noteOf("fail", 4), 4));
    const auto audit = store->audit().between(0, 100);
    QCOMPARE(audit->size(), std::size_t{2});
    QCOMPARE(audit->back().entry.object, "a");
    QVERIFY(!store->audit().verify()->broken);
}

void AckJournalTest::leases()
{
    StateFixture store;
    AckJournal &journal = store->journal();
    const std::string nonce = journal.begin(entryOf("a"), 1)->entry.nonce;
    QVERIFY(journal.takeLease(nonce, "one", 100, 10)->done);
    const auto refused = journal.takeLease(nonce, "two", 200, 99);
    VERIFY_OK(refused);
    QVERIFY(!refused->done);
    QCOMPARE(refused->entry.leaseOwner, "one");
    QVERIFY(journal.takeLease(nonce, "one", 150, 99)->done);
    QVERIFY(!journal.takeLease(nonce, "two", 200, 149)->done);
    const auto expired = journal.takeLease(nonce, "two", 200, 150);
    QVERIFY(expired->done);
    QCOMPARE(expired->entry.leaseUntilMs, std::int64_t{200});
    QVERIFY(!journal.takeLease(nonce, "", 200, 300));
    QCOMPARE(journal.takeLease("nonce", "one", 1, 1).error().kind, Error::Kind::NotFound);
    JournalChange end;
    end.state = State::Ended;
    VERIFY_OK(journal.change(nonce, State::Pending, end, noteOf("x"), 9));
    QVERIFY(!journal.takeLease(nonce, "two", 400, 300)->done);
}

void AckJournalTest::lists()
{
    StateFixture store;
    AckJournal &journal = store->journal();
    const std::string first = journal.begin(entryOf("a"), 1)->entry.nonce;
    const std::string second = journal.begin(entryOf("b"), 2)->entry.nonce;
    JournalChange end;
    end.state = State::Ended;
    VERIFY_OK(journal.change(first, State::Pending, end, noteOf("x"), 3));
    const std::string third = journal.begin(entryOf("a"), 4)->entry.nonce;
    const auto nonces = [](const Result<std::vector<JournalEntry>> &entries) {
        std::vector<std::string> found;
        for (const JournalEntry &entry : *entries)
            found.push_back(entry.nonce);
        return found;
    };
    using Nonces = std::vector<std::string>;
    QCOMPARE(nonces(journal.open()), (Nonces{second, third}));
    QCOMPARE(nonces(journal.ofAlert("a")), (Nonces{third, first}));
    QCOMPARE(nonces(journal.between(1, 4)), (Nonces{first, second}));
    QVERIFY(!*journal.byNonce("nonce"));
}

QTEST_GUILESS_MAIN(AckJournalTest)
#include "tst_ackjournal.moc"
