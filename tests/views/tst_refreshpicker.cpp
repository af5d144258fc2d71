// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/windows.h"
#include "views/shell/refreshbutton.h"
#include "views/shell/refreshpicker.h"

#include <QMenu>
#include <QSignalSpy>
#include <QTest>

using namespace onex;

namespace {

constexpr qint64 kSecond = 1000;

template <typename T = QToolButton>
T *part(const RefreshPicker &picker, const char *name)
{
    return picker.findChild<T *>(QLatin1String(name));
}

QAction *entry(const RefreshPicker &picker, const QString &text)
{
    for (QAction *action : part(picker, "interval")->menu()->actions()) {
        if (action->text() == text)
            return action;
    }
    return nullptr;
}

} // namespace

class TestRefreshPicker : public QObject
{
    Q_OBJECT

public:
    static void initMain() { leaveWarningsToTest(); }

private Q_SLOTS:
    void init() { failOnWarnings(); }

    void listsTheUsualIntervals();
    void keepsAnIntervalOfADashboard();
    void showsTheIntervalAndChecksIt();
    void choosingIsAnIntent();
    void refreshesOnClickAndKey();
    void pauseTogglesAndSaysSo();
    void nothingToPauseWhenOff();
    void countsDown_data();
    void countsDown();
    void spinsOnlyWhenItTakesLong();
};

void TestRefreshPicker::listsTheUsualIntervals()
{
    RefreshPicker picker;
    QStringList texts;
    for (const QAction *action : part(picker, "interval")->menu()->actions())
        texts += action->text();
    QCOMPARE(texts.join(u' '), QStringLiteral("Off 5s 10s 30s 1m 5m 15m 30m 1h 2h 1d"));
}

void TestRefreshPicker::keepsAnIntervalOfADashboard()
{
    RefreshPicker picker;
    picker.setInterval(45 * kSecond);
    QVERIFY(entry(picker, QStringLiteral("45s")));
    picker.setInterval(10 * kSecond);
    QVERIFY(entry(picker, QStringLiteral("45s")));
    QCOMPARE(picker.intervals().size(), 12);
    QCOMPARE(picker.intervals().indexOf(45 * kSecond), 4);
}

void TestRefreshPicker::showsTheIntervalAndChecksIt()
{
    RefreshPicker picker;
    QCOMPARE(part(picker, "interval")->text(), QStringLiteral("Off"));
    picker.setInterval(30 * kSecond);
    QCOMPARE(part(picker, "interval")->text(), QStringLiteral("30s"));
    QVERIFY(entry(picker, QStringLiteral("30s"))->isChecked());
    QVERIFY(!entry(picker, QStringLiteral("Off"))->isChecked());
}

void TestRefreshPicker::choosingIsAnIntent()
{
    RefreshPicker picker;
    QSignalSpy chosen(&picker, &RefreshPicker::intervalChosen);
    entry(picker, QStringLiteral("5m"))->trigger();
    entry(picker, QStringLiteral("Off"))->trigger();
    QCOMPARE(chosen.size(), 2);
    QCOMPARE(chosen.at(0).at(0).toLongLong(), 300 * kSecond);
    QCOMPARE(chosen.at(1).at(0).toLongLong(), 0);
    QCOMPARE(part(picker, "interval")->text(), QStringLiteral("Off")); // only the model decides
}

void TestRefreshPicker::refreshesOnClickAndKey()
{
    RefreshPicker picker;
    QSignalSpy refresh(&picker, &RefreshPicker::refreshRequested);
    picker.show();
    QTest::mouseClick(part(picker, "now"), Qt::LeftButton);
    QTest::keyClick(part(picker, "now"), Qt::Key_Space);
    QCOMPARE(refresh.size(), 2);
}

void TestRefreshPicker::pauseTogglesAndSaysSo()
{
    RefreshPicker picker;
    picker.setInterval(30 * kSecond);
    QSignalSpy toggled(&picker, &RefreshPicker::pauseToggled);
    QTest::mouseClick(part(picker, "pause"), Qt::LeftButton);
    QCOMPARE(toggled.size(), 1);
    QVERIFY(toggled.at(0).at(0).toBool());
    picker.setPaused(true);
    QVERIFY(part(picker, "pause")->isChecked());
    QVERIFY(part(picker, "pause")->accessibleName().contains(QStringLiteral("Paused")));
    QTest::mouseClick(part(picker, "pause"), Qt::LeftButton);
    QVERIFY(!toggled.at(1).at(0).toBool());
    QCOMPARE(toggled.size(), 2);
}

void TestRefreshPicker::nothingToPauseWhenOff()
{
    RefreshPicker picker;
    QVERIFY(!part(picker, "pause")->isEnabled());
    picker.setInterval(5 * kSecond);
    QVERIFY(part(picker, "pause")->isEnabled());
    picker.setPaused(true);
    picker.setInterval(0);
    QVERIFY(part(picker, "pause")->isEnabled()); // or one could not go on
}

void TestRefreshPicker::countsDown_data()
{
    QTest::addColumn<qint64>("next");
    QTest::addColumn<bool>("paused");
    QTest::addColumn<QString>("tip");
    QTest::newRow("whole") << 12 * kSecond << false
                           << QStringLiteral("Refresh now\nNext refresh in 12s");
    QTest::newRow("begun second") << qint64(11001) << false
                                  << QStringLiteral("Refresh now\nNext refresh in 12s");
    QTest::newRow("never zero") << qint64(0) << false
                                << QStringLiteral("Refresh now\nNext refresh in 1s");
    QTest::newRow("long") << 90 * kSecond << false
                          << QStringLiteral("Refresh now\nNext refresh in 1m30s");
    QTest::newRow("paused") << 12 * kSecond << true << QStringLiteral("Refresh now");
}

void TestRefreshPicker::countsDown()
{
    QFETCH(qint64, next);
    QFETCH(bool, paused);
    QFETCH(QString, tip);
    RefreshPicker picker;
    picker.setInterval(120 * kSecond);
    picker.setPaused(paused);
    picker.setNextInMs(next);
    QCOMPARE(part(picker, "now")->toolTip(), tip);
    picker.setNextInMs(std::nullopt);
    QCOMPARE(part(picker, "now")->toolTip(), QStringLiteral("Refresh now"));
}

void TestRefreshPicker::spinsOnlyWhenItTakesLong()
{
    RefreshPicker picker;
    auto *now = part<RefreshButton>(picker, "now");
    picker.setFetching(true);
    QVERIFY(!now->isSpinning());
    QCOMPARE(now->toolTip(), QStringLiteral("Waiting for answers"));
    picker.setFetching(false);
    QVERIFY(!now->isSpinning());
    picker.setFetching(true);
    QTRY_VERIFY(now->isSpinning());
    picker.setFetching(true);
    QVERIFY(now->isSpinning());
    picker.setFetching(false);
    QVERIFY(!now->isSpinning());
}

QTEST_MAIN(TestRefreshPicker)
#include "tst_refreshpicker.moc"
