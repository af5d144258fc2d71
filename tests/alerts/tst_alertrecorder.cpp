// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in the log after what was seen, over restarts of the program, in a real store.
#include "datasource/state/localstate.h"
#include "models/alerts/alertrecorder.h"
#include "tests/alerts/alertfixture.h"
#include "tests/query/fakeclock.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

using namespace onex;
using namespace onex::test;

class TestAlertRecorder : public QObject
{
    Q_OBJECT

    FakeClock m_clock;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<LocalState> m_state;
    std::unique_ptr<AlertRecorder> m_recorder;

    void restart();
    void see(const std::vector<LiveAlert> &alerts, bool isWhole = true);
    std::vector<AlertTransition> log();
    QStringList words();

private Q_SLOTS:
    void init();
    void everyTransition();
    void goneOnlyWhenEverybodyWasHeard();
    void overARestart();
    void anotherWindowsAlerts();
    void whoAcknowledged();
    void oneBeginningWhoeverTells();
    void beganAnew();
    void unwritable();
};

namespace {

LiveAlert disk(AlertState state = AlertState::Firing)
{
    LiveAlert alert = alertOf("a", "Disk", Severity::High, 5, state);
    alert.sources = QStringList{QStringLiteral("prod")};
    return alert;
}

LiveAlert acknowledged(const char *by)
{
    LiveAlert alert = disk(AlertState::Acknowledged);
    alert.acknowledgement.emplace();
    alert.acknowledgement->by = QString::fromLatin1(by);
    return alert;
}

} // namespace

void TestAlertRecorder::init()
{
    m_clock = FakeClock();
    m_clock.advance(kNow - m_clock.nowMs());
    m_recorder.reset();
    m_state.reset();
    m_dir = std::make_unique<QTemporaryDir>();
    restart();
}

void TestAlertRecorder::restart()
{
    m_recorder.reset();
    m_state = std::make_unique<LocalState>(m_dir->filePath(QStringLiteral("state.sqlite")));
    m_recorder = std::make_unique<AlertRecorder>(*m_state, m_clock);
    see({}, false); // it asks for what was known
}

// Everything that was asked of the store before has an answer afterwards.
void TestAlertRecorder::see(const std::vector<LiveAlert> &alerts, bool isWhole)
{
    AlertSight sight;
    for (const LiveAlert &alert : alerts)
        sight.alerts.push_back(shared(alert));
    sight.isWhole = isWhole;
    sight.sources = QStringList{QStringLiteral("prod")};
    m_recorder->note(sight);
    log();
    m_clock.advance(10'000);
}

std::vector<AlertTransition> TestAlertRecorder::log()
{
    for (int i = 0; i < 3; ++i) { // read or looked at, written, told
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::processEvents();
        auto earlier = m_state->history({});
        QCoro::waitFor(std::move(earlier));
    }
    auto asking = m_state->history({});
    const auto all = QCoro::waitFor(std::move(asking));
    QCoreApplication::processEvents();
    return all ? *all : std::vector<AlertTransition>();
}

QStringList TestAlertRecorder::words()
{
    QStringList words;
    for (const AlertTransition &one : log())
        words.prepend(QString::fromStdString(one.fromState + ">" + one.toState));
    return words;
}

void TestAlertRecorder::everyTransition()
{
    const AlertState states[] = {AlertState::Pending, AlertState::Firing, AlertState::Silenced,
                                 AlertState::Firing, AlertState::Firing};
    for (const AlertState state : states)
        see({disk(state)});
    see({});
    see({});
    QCOMPARE(words(),
             (QStringList{">pending", "pending>firing", "firing>silenced", "silenced>firing",
                          "firing>resolved"}));
    QCOMPARE(log().front().summary, "Disk on a");
}

void TestAlertRecorder::goneOnlyWhenEverybodyWasHeard()
{
    see({disk()});
    see({}, false);
    QCOMPARE(words(), QStringList{">firing"});
    m_clock.advance(5 * kMinute); // nobody tells of it for too long
    see({}, false);
    QCOMPARE(words().last(), "firing>resolved");
}

void TestAlertRecorder::overARestart()
{
    see({disk()});
    restart();
    see({disk()});
    QCOMPARE(words(), QStringList{">firing"});
    restart();
    m_clock.advance(10 * kMinute);
    see({}, false);
    QCOMPARE(words(), QStringList{">firing"});
    see({});
    QCOMPARE(words().last(), "firing>resolved");
}

// It shares the file, and asks other servers.
void TestAlertRecorder::anotherWindowsAlerts()
{
    LiveAlert other = disk();
    other.sources = QStringList{QStringLiteral("staging")};
    see({other});
    restart();
    see({});
    QCOMPARE(words(), QStringList{">firing"});
}

void TestAlertRecorder::whoAcknowledged()
{
    see({disk()});
    see({acknowledged("jane")});
    QCOMPARE(log().front().by, "jane");
    see({disk()});
    QCOMPARE(log().front().by, "");
}

// Prometheus says since when; Alertmanager a moment later, under labels of its own.
void TestAlertRecorder::oneBeginningWhoeverTells()
{
    LiveAlert rule = disk(AlertState::Pending);
    rule.ruleId = rule.id;
    see({rule});
    rule.state = AlertState::Firing;
    rule.sinceMs += kMinute;
    see({rule});
    LiveAlert managed = rule;
    managed.id = QStringLiteral("with-external-labels");
    managed.sinceMs += 7;
    see({managed});
    managed.state = AlertState::Silenced;
    see({managed});
    QCOMPARE(words(), (QStringList{">pending", "pending>firing", "firing>silenced"}));
    QCOMPARE(log().front().startsMs, rule.sinceMs);
    QCOMPARE(log().front().alertId, "a");
}

void TestAlertRecorder::beganAnew()
{
    see({disk()});
    m_recorder.reset(); // nobody looks while it resolves and fires again
    m_clock.advance(60 * kMinute);
    restart();
    LiveAlert again = disk();
    again.sinceMs = m_clock.nowMs() - kMinute;
    see({again});
    QCOMPARE(words(), (QStringList{">firing", "firing>firing"}));
    QCOMPARE(log().front().startsMs, again.sinceMs);
}

void TestAlertRecorder::unwritable()
{
    m_recorder.reset();
    QFile(m_dir->filePath(QStringLiteral("file"))).open(QIODevice::WriteOnly);
    const QString path = m_dir->filePath(QStringLiteral("file/state.sqlite"));
    m_state = std::make_unique<LocalState>(path);
    m_recorder = std::make_unique<AlertRecorder>(*m_state, m_clock);
    QSignalSpy told(m_recorder.get(), &AlertRecorder::told);
    see({disk()});
    QCOMPARE(told.count(), 1);
    QVERIFY(QFile::remove(m_dir->filePath(QStringLiteral("file"))));
    see({disk()});
    see({disk()});
    QCOMPARE(words(), QStringList{">firing"});
}

QTEST_GUILESS_MAIN(TestAlertRecorder)
#include "tst_alertrecorder.moc"
