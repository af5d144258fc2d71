// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/notices/mutes.h"
#include "tests/notices/fakenoticestore.h"
#include "tests/query/fakeclock.h"

#include <QSignalSpy>
#include <QtTest>

using namespace onex;
using namespace onex::test;

namespace {

constexpr std::int64_t kMinute = 60'000, kDay = 24 * 60 * kMinute;
const std::vector<Severity> kAll{Severity::Critical, Severity::High, Severity::Medium,
                                 Severity::Low, Severity::None};

} // namespace

class TestMutes : public QObject
{
    Q_OBJECT

    FakeClock m_clock; // 2023-11-14 22:13:20 UTC
    FakeNoticeStore m_store;

private Q_SLOTS:
    void init() { m_store = {}; }
    void saysUntilWhen_data();
    void saysUntilWhen();
    void saysUntilWhenOfEach();
    void endsByItself();
    void anotherWindowHearsOfIt();
    void whoIsNotKnownMayMute();
    void survivesARestart();
    void unmutesAll();
    void tomorrowIsAtEight();
    void failureIsSaidOnce();
};

void TestMutes::saysUntilWhen_data()
{
    QTest::addColumn<std::vector<Severity>>("severities");
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QString>("text");
    const std::vector<Severity> high{Severity::High};
    QTest::newRow("today") << high << qint64(kMinute) << "Muted: high until 22:14";
    QTest::newRow("tomorrow") << high << qint64(kDay) << "Muted: high until Wed 22:13";
    QTest::newRow("two") << std::vector{Severity::Critical, Severity::High} << qint64(kMinute)
                         << "Muted: critical, high until 22:14";
    QTest::newRow("all") << kAll << qint64(kMinute) << "Muted: all until 22:14";
    QTest::newRow("over") << high << qint64(-1) << "";
}

void TestMutes::saysUntilWhen()
{
    QFETCH(const std::vector<Severity>, severities);
    QFETCH(const qint64, ms);
    Mutes mutes(m_store, m_clock);
    QSignalSpy changed(&mutes, &Mutes::changed);
    mutes.mute(severities, m_clock.nowMs() + ms);
    QTEST(mutes.text(QTimeZone::utc()), "text");
    QCOMPARE(mutes.isAnyMuted(), ms > 0);
    QCOMPARE(changed.isEmpty(), ms < 0);
}

void TestMutes::saysUntilWhenOfEach()
{
    Mutes mutes(m_store, m_clock);
    mutes.mute({Severity::Critical, Severity::Medium}, m_clock.nowMs() + 2 * kMinute);
    mutes.mute({Severity::High}, m_clock.nowMs() + kMinute);
    QCOMPARE(mutes.text(QTimeZone::utc()),
             QStringLiteral("Muted: high until 22:14; critical, medium until 22:15"));
}

void TestMutes::endsByItself()
{
    Mutes mutes(m_store, m_clock);
    mutes.mute({Severity::High}, m_clock.nowMs() + kMinute);
    QVERIFY(mutes.isMuted(Severity::High));
    QVERIFY(!mutes.isMuted(Severity::Critical));
    m_clock.advance(kMinute);
    QVERIFY(!mutes.isMuted(Severity::High)); // before anybody looked
    QSignalSpy changed(&mutes, &Mutes::changed);
    mutes.tick();
    QCOMPARE(changed.size(), 1);
    QCOMPARE(mutes.text(), QString());
}

void TestMutes::anotherWindowHearsOfIt()
{
    Mutes mutes(m_store, m_clock), other(m_store, m_clock);
    mutes.setActor(QStringLiteral("jane"));
    mutes.mute({Severity::High}, m_clock.nowMs() + kMinute);
    m_clock.advance(5'000);
    other.tick();
    QVERIFY(other.isMuted(Severity::High));
    QCOMPARE(m_store.actors, std::vector<std::string>{"jane"});
}

void TestMutes::whoIsNotKnownMayMute()
{
    Mutes mutes(m_store, m_clock);
    mutes.setActor({});
    mutes.mute({Severity::High}, m_clock.nowMs() + kMinute);
    QVERIFY(mutes.isMuted(Severity::High));
    QCOMPARE(m_store.actors, std::vector<std::string>{"somebody"});
}

void TestMutes::survivesARestart()
{
    Mutes(m_store, m_clock).mute({Severity::High}, m_clock.nowMs() + kMinute);
    const Mutes mutes(m_store, m_clock);
    QVERIFY(mutes.isKnown());
    QVERIFY(mutes.isMuted(Severity::High));
}

void TestMutes::unmutesAll()
{
    Mutes mutes(m_store, m_clock);
    mutes.mute(kAll, m_clock.nowMs() + kMinute);
    mutes.unmute();
    QVERIFY(!mutes.isAnyMuted());
    QVERIFY(m_store.muted.empty());
}

void TestMutes::tomorrowIsAtEight()
{
    const Mutes mutes(m_store, m_clock);
    const auto at = [&mutes](const QTimeZone &zone) {
        const QDateTime time = QDateTime::fromMSecsSinceEpoch(mutes.tomorrowMs(zone), zone);
        return time.toOffsetFromUtc(time.offsetFromUtc()).toString(Qt::ISODate);
    };
    QCOMPARE(at(QTimeZone::utc()), QStringLiteral("2023-11-15T08:00:00Z"));
    QCOMPARE(at(QTimeZone("Asia/Tokyo")), QStringLiteral("2023-11-16T08:00:00+09:00"));
}

void TestMutes::failureIsSaidOnce()
{
    m_store.isBroken = true;
    Mutes mutes(m_store, m_clock);
    QVERIFY(mutes.isKnown());
    QVERIFY(!mutes.isAnyMuted());
    QSignalSpy told(&mutes, &Mutes::told);
    mutes.mute({Severity::High}, m_clock.nowMs() + kMinute);
    QCOMPARE(told.size(), 1);
    QVERIFY(told[0][0].toString().contains(QStringLiteral("disk is full")));
    m_clock.advance(10'000);
    mutes.tick();
    QCOMPARE(told.size(), 1);
}

QTEST_GUILESS_MAIN(TestMutes)
#include "tst_mutes.moc"
