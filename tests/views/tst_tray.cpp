// SPDX-License-Identifier: GPL-3.0-or-later
// The tray's icon, tool tip and menu, and the button that mutes. ONEX_KEEP_SCREENS=folder keeps
// pictures for a person to look at.
#include "models/notices/mutes.h"
#include "tests/alerts/alertfixture.h"
#include "tests/notices/fakenoticestore.h"
#include "tests/query/fakeclock.h"
#include "views/look/apptheme.h"
#include "views/tray/mutemenu.h"
#include "views/tray/tray.h"
#include "views/tray/trayimage.h"

#include <QAction>
#include <QMenu>
#include <QPainter>
#include <QSignalSpy>
#include <QtTest>

using namespace onex;
using namespace onex::test;

namespace {

QAction *actionOf(const QMenu *menu, const QString &beginning)
{
    const QList<QAction *> all = menu->actions();
    for (QAction *action : all)
        if (action->text().startsWith(beginning))
            return action;
    return nullptr;
}

AlertModel::Counts countsOf(int critical, int high)
{
    AlertModel::Counts counts;
    counts.total = critical + high;
    counts.firing[0] = critical;
    counts.firing[1] = high;
    return counts;
}

void keep(const QPixmap &picture, const QString &name)
{
    const QString folder = qEnvironmentVariable("ONEX_KEEP_SCREENS");
    if (!folder.isEmpty())
        QVERIFY(picture.save(folder + u'/' + name + QStringLiteral(".png")));
}

} // namespace

class TestTray : public QObject
{
    Q_OBJECT

    FakeClock m_clock;
    FakeNoticeStore m_store;

private Q_SLOTS:
    void init() { m_store = {}; }
    void iconsDiffer();
    void iconsAreLookedAt();
    void menuShowsTheWorst();
    void menuIsInert();
    void acknowledgesWhatIsUrgent();
    void aWallboardsChangesNothing();
    void toolTipSaysWhatIsMuted();
    void mutes_data();
    void mutes();
    void unmutes();
    void theButtonSaysWhatIsMuted();
};

void TestTray::iconsDiffer()
{
    std::vector<QImage> pictures;
    for (const AlertSummary &summary :
         {AlertSummary{}, AlertSummary{0, {}, false}, AlertSummary{1, Severity::High, true},
          AlertSummary{2, Severity::High, true}, AlertSummary{2, Severity::Critical, true},
          AlertSummary{2, Severity::Critical, false}}) {
        const QImage picture = trayIcon(summary).pixmap(16).toImage();
        QCOMPARE(picture.size(), QSize(16, 16));
        QVERIFY(std::ranges::find(pictures, picture) == pictures.end());
        pictures.push_back(picture);
    }
}

void TestTray::iconsAreLookedAt()
{
    const std::vector<AlertSummary> all{
        {},
        {0, {}, false},
        {1, Severity::High, true},
        {9, Severity::High, true},
        {12, Severity::High, true},
        {3, Severity::Critical, true},
        {42, Severity::Critical, true},
        {500, Severity::Critical, true},
        {3, Severity::Critical, false},
        {3, Severity::High, false},
    };
    QPixmap sheet(static_cast<int>(all.size()) * 60, 2 * 120);
    QPainter painter(&sheet);
    painter.fillRect(0, 0, sheet.width(), 120, QColor(0xec, 0xec, 0xec));
    painter.fillRect(0, 120, sheet.width(), 120, QColor(0x20, 0x22, 0x28));
    for (int row = 0; row < 2; ++row) {
        for (std::size_t i = 0; i < all.size(); ++i) {
            int y = row * 120 + 6;
            for (const int size : {16, 22, 48}) {
                painter.drawPixmap(static_cast<int>(i) * 60 + 6, y, trayIcon(all[i]).pixmap(size));
                y += size + 8;
            }
        }
    }
    painter.end();
    keep(sheet.scaled(sheet.size() * 2), QStringLiteral("tray-icons"));
}

void TestTray::menuShowsTheWorst()
{
    Tray tray(nullptr, false);
    std::vector<LiveAlertPtr> alerts;
    for (int i = 0; i < 6; ++i)
        alerts.push_back(
            shared(alertOf(qPrintable(QString::number(i)), "Full", Severity::High, i)));
    alerts.push_back(shared(alertOf("worst", "Down", Severity::Critical)));
    alerts.push_back(shared(alertOf("m", "Slow", Severity::Medium)));
    alerts.push_back(
        shared(alertOf("k", "Known", Severity::Critical, 5, AlertState::Acknowledged)));
    tray.setAlerts(alerts, countsOf(1, 6), {});
    QStringList shown;
    const QList<QAction *> actions = tray.menu()->actions();
    for (const QAction *action : actions)
        if (!action->isSeparator())
            shown += action->text();
    QCOMPARE(
        shown,
        (QStringList{"Open the window", "critical: Down · Down on worst", "high: Full · Full on 5",
                     "high: Full · Full on 4", "high: Full · Full on 3", "high: Full · Full on 2",
                     "and 2 more", "Quit"}));
    QSignalSpy opened(&tray, &Tray::openRequested);
    actionOf(tray.menu(), QStringLiteral("critical"))->trigger();
    QCOMPARE(opened[0][0].toString(), QStringLiteral("worst"));
    QCOMPARE(tray.toolTip(), QStringLiteral("ONEX Dashboard\n1 critical, 6 high"));
}

void TestTray::menuIsInert()
{
    Tray tray(nullptr, false);
    LiveAlert alert = alertOf("a", "Q&A\nx");
    alert.annotations = Labels{{"summary", std::string(3000, 'x')}};
    tray.setAlerts({shared(alert)}, countsOf(0, 1), {});
    const QAction *action = actionOf(tray.menu(), QStringLiteral("high"));
    QVERIFY(action->text().startsWith(QStringLiteral("high: Q&&A x · xxx")));
    QVERIFY(action->text().size() < 80);
}

void TestTray::acknowledgesWhatIsUrgent()
{
    Mutes mutes(m_store, m_clock);
    Tray tray(&mutes, true);
    QSignalSpy asked(&tray, &Tray::acknowledgeRequested);
    QVERIFY(!actionOf(tray.menu(), QStringLiteral("Acknowledge")));
    tray.setAlerts({shared(alertOf("a", "Full")), shared(alertOf("b", "Slow", Severity::Medium))},
                   countsOf(0, 1), {});
    actionOf(tray.menu(), QStringLiteral("Acknowledge"))->trigger();
    QCOMPARE(asked[0][0].toStringList(), QStringList{"a"});
}

void TestTray::aWallboardsChangesNothing()
{
    Tray tray(nullptr, false);
    tray.setAlerts({shared(alertOf("a", "Full"))}, countsOf(0, 1), {});
    QVERIFY(!actionOf(tray.menu(), QStringLiteral("Acknowledge")));
    QVERIFY(!actionOf(tray.menu(), QStringLiteral("Mute")));
}

void TestTray::toolTipSaysWhatIsMuted()
{
    Mutes mutes(m_store, m_clock);
    Tray tray(&mutes, true);
    mutes.mute({Severity::High}, m_clock.nowMs() + 60'000);
    QVERIFY(tray.toolTip().contains(mutes.text()));
    QVERIFY(!mutes.text().isEmpty());
}

void TestTray::mutes_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("time");
    QTest::addColumn<qint64>("ms"); // -1: tomorrow
    QTest::addColumn<int>("severities");
    QTest::newRow("critical") << "Critical"
                              << "For 15" << qint64(15 * 60'000) << 1;
    QTest::newRow("high") << "High"
                          << "For 1 h" << qint64(60 * 60'000) << 1;
    QTest::newRow("all") << "All"
                         << "Until tomorrow" << qint64(-1) << 5;
}

void TestTray::mutes()
{
    QFETCH(const QString, what);
    QFETCH(const QString, time);
    QFETCH(const qint64, ms);
    QFETCH(const int, severities);
    Mutes mutes(m_store, m_clock);
    QMenu menu;
    offerMutes(&menu, mutes);
    QVERIFY(!actionOf(&menu, QStringLiteral("Unmute")));
    actionOf(actionOf(&menu, what)->menu(), time)->trigger();
    QCOMPARE(static_cast<int>(m_store.muted.size()), severities);
    const std::int64_t until = ms < 0 ? mutes.tomorrowMs() : m_clock.nowMs() + ms;
    QCOMPARE(m_store.muted.begin()->second, until);
}

void TestTray::unmutes()
{
    Mutes mutes(m_store, m_clock);
    mutes.mute({Severity::High}, m_clock.nowMs() + 60'000);
    QMenu menu;
    offerMutes(&menu, mutes);
    actionOf(&menu, QStringLiteral("Unmute"))->trigger();
    QVERIFY(!mutes.isAnyMuted());
    const auto submenus = menu.findChildren<QMenu *>().size();
    Q_EMIT menu.aboutToShow();
    QCOMPARE(menu.findChildren<QMenu *>().size(), submenus);
    QVERIFY(!actionOf(&menu, QStringLiteral("Unmute")));
}

void TestTray::theButtonSaysWhatIsMuted()
{
    for (const bool dark : {true, false}) {
        const Theme theme = dark ? darkTheme() : lightTheme();
        applyTheme(*qApp, theme);
        Mutes mutes(m_store, m_clock);
        QWidget window;
        window.resize(660, 260);
        MuteButton button(mutes, &window);
        window.show();
        button.adjustSize();
        button.move(10, 10);
        QCOMPARE(button.text(), QStringLiteral("Mute"));
        mutes.mute({Severity::Critical, Severity::High}, m_clock.nowMs() + 60'000);
        QCOMPARE(button.text(), mutes.text());
        button.adjustSize();
        QMenu menu;
        offerMutes(&menu, mutes);
        Tray tray(&mutes, true);
        tray.setAlerts({shared(alertOf("db-1", "DiskFull")),
                        shared(alertOf("api-7", "ServiceDown", Severity::Critical))},
                       countsOf(1, 1), {});
        QPixmap sheet = window.grab();
        QPainter painter(&sheet);
        for (QMenu *one : {&menu, tray.menu()}) {
            one->adjustSize();
            painter.drawPixmap(one == &menu ? 10 : 320, 60, one->grab());
        }
        painter.end();
        keep(sheet, dark ? QStringLiteral("mute-dark") : QStringLiteral("mute-light"));
        mutes.unmute();
    }
}

QTEST_MAIN(TestTray)
#include "tst_tray.moc"
