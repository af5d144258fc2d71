// SPDX-License-Identifier: GPL-3.0-or-later
// Notices with the real file: two windows that hear of the same alerts at once, and the next run.
#include "datasource/state/localstate.h"
#include "models/notices/announcer.h"
#include "tests/alerts/alertfixture.h"
#include "tests/query/fakeclock.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace onex;
using namespace onex::test;

namespace {

struct Window
{
    Window(const QString &path, const Clock &clock)
        : state(path)
        , mutes(state, clock)
        , announcer(state, mutes, clock)
    {
        QObject::connect(&announcer, &Announcer::show,
                         [this](const Notice &notice) { told += notice.alertIds; });
    }

    LocalState state;
    Mutes mutes;
    Announcer announcer;
    QStringList told;
};

std::vector<LiveAlertPtr> storm(int count)
{
    std::vector<LiveAlertPtr> all;
    for (int i = 0; i < count; ++i) {
        LiveAlert alert = alertOf(qPrintable(QString::number(i)), "Down");
        alert.clusters = QStringList{"am"};
        alert.sinceMs = FakeClock().nowMs();
        all.push_back(shared(std::move(alert)));
    }
    return all;
}

} // namespace

class TestNoticeState : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    FakeClock m_clock;
    QString path() const { return m_dir.filePath(QStringLiteral("state.sqlite")); }

private Q_SLOTS:
    void eachIsToldOnce();
};

void TestNoticeState::eachIsToldOnce()
{
    constexpr int kAlerts = 100;
    {
        Window one(path(), m_clock), two(path(), m_clock);
        QTRY_VERIFY(one.mutes.isKnown() && two.mutes.isKnown());
        one.announcer.setAlerts(storm(kAlerts), true);
        two.announcer.setAlerts(storm(kAlerts), true);
        m_clock.advance(2'000);
        one.announcer.tick();
        two.announcer.tick();
        QTRY_COMPARE_WITH_TIMEOUT(one.told.size() + two.told.size(), kAlerts, 30'000);
        QStringList all = one.told + two.told;
        QCOMPARE(all.removeDuplicates(), 0);
    }
    Window next(path(), m_clock);
    QTRY_VERIFY(next.mutes.isKnown());
    std::vector<LiveAlertPtr> alerts = storm(kAlerts + 1);
    next.announcer.setAlerts(alerts, true);
    m_clock.advance(2'000);
    next.announcer.tick();
    QTRY_COMPARE_WITH_TIMEOUT(next.told, QStringList{QString::number(kAlerts)}, 30'000);
}

QTEST_GUILESS_MAIN(TestNoticeState)
#include "tst_noticestate.moc"
