// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/core/clock.h"
#include "tests/views/windows.h"
#include "views/timepicker/timepicker.h"
#include "views/timepicker/timepickercalendar.h"
#include "views/timepicker/timepickerfield.h"
#include "views/timepicker/timepickerpopup.h"
#include "views/timepicker/timepickerranges.h"

#include <QDateTime>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace onex;

namespace {

// 2026-05-20 12:00:00 UTC, a Wednesday.
class FixedClock final : public Clock
{
public:
    std::int64_t nowMs() const override { return 1779278400000; }
    std::int64_t steadyMs() const override { return 0; }
};

const Clock &fixedClock()
{
    static const FixedClock clock;
    return clock;
}

constexpr TimeRange kSixHours{1779278400000 - 6 * 3600 * 1000, 1779278400000};

struct Opened
{
    TimePicker picker{fixedClock()};
    QSignalSpy specs{&picker, &TimePicker::specChosen};

    explicit Opened(const TimeSpec &spec = {})
    {
        picker.setTheme(darkTheme());
        picker.setSpec(spec, kSixHours, QTimeZone::utc());
        picker.show();
        picker.openPopup();
    }
    TimePickerPopup &popup() { return *picker.popup(); }
    TimeSpec chosen(int at = 0) const { return specs.at(at).at(0).value<TimeSpec>(); }
};

QToolButton *button(const TimePicker &picker, const char *name)
{
    return picker.findChild<QToolButton *>(QLatin1String(name));
}

void retype(QLineEdit *edit, const QString &text)
{
    edit->setFocus();
    edit->selectAll();
    QTest::keyClicks(edit, text);
}

} // namespace

class TestTimePicker : public QObject
{
    Q_OBJECT

public:
    static void initMain() { leaveWarningsToTest(); }

private Q_SLOTS:
    void init() { failOnWarnings(); }

    void saysTheRangeInWords();
    void tellsAnotherZone();
    void stepsAreIntents();
    void historyEnablesItsButtons();
    void quickRangeIsOneClick();
    void searchNarrowsDown_data();
    void searchNarrowsDown();
    void enterTakesTheFirstFound();
    void arrowsMoveWhileSearching();
    void typedTimesAreApplied_data();
    void typedTimesAreApplied();
    void mistakesAreExplained_data();
    void mistakesAreExplained();
    void fieldsSayWhatTheyMean();
    void twoDaysMakeARange();
    void daysInEitherOrder();
    void absoluteRangesAreRemembered();
    void rememberedRangeIsOneClick();
    void escapeChangesNothing();
};

void TestTimePicker::saysTheRangeInWords()
{
    TimePicker picker(fixedClock());
    picker.setSpec({}, kSixHours, QTimeZone::systemTimeZone());
    QCOMPARE(button(picker, "range")->text(), QStringLiteral("Last 6 hours"));
    QVERIFY(button(picker, "range")->accessibleDescription().contains(QStringLiteral("6 hours")));
    picker.setSpec({QStringLiteral("now-1h"), QStringLiteral("now")}, kSixHours,
                   QTimeZone::systemTimeZone());
    QCOMPARE(button(picker, "range")->text(), QStringLiteral("Last hour"));
}

void TestTimePicker::tellsAnotherZone()
{
    TimePicker picker(fixedClock());
    const QTimeZone zone("Asia/Kolkata");
    QVERIFY(zone.isValid());
    picker.setSpec({}, kSixHours, zone);
    QVERIFY2(button(picker, "range")->text().startsWith(QStringLiteral("Last 6 hours   ")),
             qPrintable(button(picker, "range")->text()));
    const QString tip = button(picker, "range")->toolTip();
    QVERIFY2(tip.contains(QStringLiteral("Asia/Kolkata, UTC+05:30")), qPrintable(tip));
    QVERIFY2(tip.contains(QStringLiteral("2026-05-20 17:30:00")), qPrintable(tip));
    picker.openPopup();
    const auto labels = picker.popup()->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](QLabel *label) {
        return label->text() == QLatin1String("Asia/Kolkata, UTC+05:30");
    }));
}

void TestTimePicker::stepsAreIntents()
{
    TimePicker picker(fixedClock());
    picker.setHistory(true, true);
    QSignalSpy back(&picker, &TimePicker::backRequested);
    QSignalSpy forward(&picker, &TimePicker::forwardRequested);
    QSignalSpy zoomOut(&picker, &TimePicker::zoomOutRequested);
    QSignalSpy shift(&picker, &TimePicker::shiftRequested);
    for (const char *name : {"back", "forward", "zoomOut", "earlier", "later"})
        QTest::mouseClick(button(picker, name), Qt::LeftButton);
    QCOMPARE(back.size(), 1);
    QCOMPARE(forward.size(), 1);
    QCOMPARE(zoomOut.size(), 1);
    QCOMPARE(shift.size(), 2);
    QCOMPARE(shift.at(0).at(0).toDouble(), -0.5);
    QCOMPARE(shift.at(1).at(0).toDouble(), 0.5);
}

void TestTimePicker::historyEnablesItsButtons()
{
    TimePicker picker(fixedClock());
    QVERIFY(!button(picker, "back")->isEnabled());
    QVERIFY(!button(picker, "forward")->isEnabled());
    picker.setHistory(true, false);
    QVERIFY(button(picker, "back")->isEnabled());
    QVERIFY(!button(picker, "forward")->isEnabled());
}

void TestTimePicker::quickRangeIsOneClick()
{
    Opened opened;
    QListWidget *list = opened.popup().ranges()->list();
    QCOMPARE(list->currentItem()->text(), QStringLiteral("Last 6 hours"));
    QListWidgetItem *item = list->findItems(QStringLiteral("Yesterday"), Qt::MatchExactly).value(0);
    QVERIFY(item);
    list->scrollToItem(item);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(item).center());
    QCOMPARE(opened.specs.size(), 1);
    QCOMPARE(opened.chosen(), (TimeSpec{QStringLiteral("now-1d/d"), QStringLiteral("now-1d/d")}));
    QVERIFY(!opened.popup().isVisible());
}

void TestTimePicker::searchNarrowsDown_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QStringList>("shown");
    QTest::newRow("a word") << QStringLiteral(
        "yest") << QStringList{QStringLiteral("Yesterday"), QStringLiteral("Day before yesterday")};
    QTest::newRow("words in any order")
        << QStringLiteral("30 last")
        << QStringList{QStringLiteral("Last 30 minutes"), QStringLiteral("Last 30 days")};
    QTest::newRow("the expression")
        << QStringLiteral("now-7d")
        << QStringList{QStringLiteral("Last 7 days"), QStringLiteral("This day last week")};
    QTest::newRow("nothing") << QStringLiteral("fortnight") << QStringList();
}

void TestTimePicker::searchNarrowsDown()
{
    QFETCH(QString, typed);
    QFETCH(QStringList, shown);
    Opened opened;
    QTest::keyClicks(opened.popup().ranges()->search(), typed);
    QListWidget *list = opened.popup().ranges()->list();
    QStringList visible;
    for (int row = 0; row < list->count(); ++row) {
        if (!list->item(row)->isHidden())
            visible += list->item(row)->text();
    }
    QCOMPARE(visible, shown);
}

void TestTimePicker::enterTakesTheFirstFound()
{
    Opened opened;
    QLineEdit *search = opened.popup().ranges()->search();
    QTest::keyClicks(search, QStringLiteral("15 min"));
    QTest::keyClick(search, Qt::Key_Return);
    QCOMPARE(opened.specs.size(), 1);
    QCOMPARE(opened.chosen().from, QStringLiteral("now-15m"));
}

void TestTimePicker::arrowsMoveWhileSearching()
{
    Opened opened;
    QLineEdit *search = opened.popup().ranges()->search();
    QTest::keyClicks(search, QStringLiteral("hour"));
    QTest::keyClick(search, Qt::Key_Down);
    QTest::keyClick(search, Qt::Key_Return);
    QCOMPARE(opened.specs.size(), 1);
    QCOMPARE(opened.chosen().from, QStringLiteral("now-3h"));
}

void TestTimePicker::typedTimesAreApplied_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::newRow("relative") << QStringLiteral("now-36h") << QStringLiteral("now-12h");
    QTest::newRow("absolute") << QStringLiteral("2026-05-01 10:00")
                              << QStringLiteral("2026-05-01 12:30");
    QTest::newRow("ISO") << QStringLiteral("2026-05-01T10:00:00Z")
                         << QStringLiteral("2026-05-02T10:00:00Z");
    QTest::newRow("mixed") << QStringLiteral("2026-05-01") << QStringLiteral("now");
}

void TestTimePicker::typedTimesAreApplied()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    Opened opened;
    retype(opened.popup().from()->edit(), from);
    retype(opened.popup().to()->edit(), to);
    QVERIFY(opened.popup().apply()->isEnabled());
    QTest::keyClick(opened.popup().to()->edit(), Qt::Key_Return);
    QCOMPARE(opened.specs.size(), 1);
    QCOMPARE(opened.chosen(), (TimeSpec{from, to}));
    QVERIFY(!opened.popup().isVisible());
}

void TestTimePicker::mistakesAreExplained_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<bool>("fromIsWrong");
    QTest::newRow("no time") << QStringLiteral("yesteryear") << QStringLiteral("now") << true;
    QTest::newRow("unit") << QStringLiteral("now-6x") << QStringLiteral("now") << true;
    QTest::newRow("empty") << QString() << QStringLiteral("now") << true;
    QTest::newRow("end") << QStringLiteral("now-6h") << QStringLiteral("2026-13-01") << false;
    QTest::newRow("backwards") << QStringLiteral("now") << QStringLiteral("now-6h") << false;
}

void TestTimePicker::mistakesAreExplained()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(bool, fromIsWrong);
    Opened opened;
    retype(opened.popup().from()->edit(), from);
    if (from.isEmpty())
        QTest::keyClick(opened.popup().from()->edit(), Qt::Key_Backspace);
    retype(opened.popup().to()->edit(), to);
    TimePickerField *wrong = fromIsWrong ? opened.popup().from() : opened.popup().to();
    TimePickerField *right = fromIsWrong ? opened.popup().to() : opened.popup().from();
    QVERIFY(!wrong->note().isEmpty());
    QVERIFY(wrong->edit()->property("invalid").toBool());
    QCOMPARE(wrong->edit()->accessibleDescription(), wrong->note());
    QVERIFY(!right->edit()->property("invalid").toBool());
    QVERIFY(!opened.popup().apply()->isEnabled());
    QTest::keyClick(opened.popup().to()->edit(), Qt::Key_Return);
    QCOMPARE(opened.specs.size(), 0);
    QVERIFY(opened.popup().isVisible());
}

void TestTimePicker::fieldsSayWhatTheyMean()
{
    Opened opened;
    retype(opened.popup().from()->edit(), QStringLiteral("now-1d/d"));
    retype(opened.popup().to()->edit(), QStringLiteral("now-1d/d"));
    QVERIFY(opened.popup().from()->note().endsWith(QStringLiteral("2026-05-19 00:00:00")));
    QVERIFY(opened.popup().to()->note().endsWith(QStringLiteral("2026-05-19 23:59:59")));
}

void TestTimePicker::twoDaysMakeARange()
{
    Opened opened;
    TimePickerCalendar *calendar = opened.popup().calendar();
    Q_EMIT calendar->clicked(QDate(2026, 5, 4));
    Q_EMIT calendar->clicked(QDate(2026, 5, 6));
    QCOMPARE(opened.popup().from()->text(), QStringLiteral("2026-05-04 00:00:00"));
    QCOMPARE(opened.popup().to()->text(), QStringLiteral("2026-05-06 23:59:59"));
    QTest::mouseClick(opened.popup().apply(), Qt::LeftButton);
    QCOMPARE(opened.specs.size(), 1);
    QCOMPARE(opened.chosen().from, QStringLiteral("2026-05-04 00:00:00"));
}

void TestTimePicker::daysInEitherOrder()
{
    Opened opened;
    TimePickerCalendar *calendar = opened.popup().calendar();
    Q_EMIT calendar->clicked(QDate(2026, 5, 6));
    QCOMPARE(opened.popup().from()->text(), QStringLiteral("2026-05-06 00:00:00"));
    QCOMPARE(opened.popup().to()->text(), QStringLiteral("2026-05-06 23:59:59"));
    Q_EMIT calendar->clicked(QDate(2026, 5, 4));
    QCOMPARE(opened.popup().from()->text(), QStringLiteral("2026-05-04 00:00:00"));
    Q_EMIT calendar->clicked(QDate(2026, 5, 20)); // begins another range
    QCOMPARE(opened.popup().from()->text(), QStringLiteral("2026-05-20 00:00:00"));
}

void TestTimePicker::absoluteRangesAreRemembered()
{
    Opened opened;
    QSignalSpy changed(&opened.picker, &TimePicker::recentRangesChanged);
    for (const int day : {1, 2, 3, 4, 5, 3}) {
        opened.picker.openPopup();
        retype(opened.popup().from()->edit(), QStringLiteral("2026-05-0%1 00:00").arg(day));
        retype(opened.popup().to()->edit(), QStringLiteral("2026-05-0%1 06:00").arg(day));
        QTest::keyClick(opened.popup().to()->edit(), Qt::Key_Return);
    }
    QCOMPARE(changed.size(), 6);
    QStringList days;
    for (const TimeSpec &spec : opened.picker.recentRanges())
        days += spec.from.left(10);
    QCOMPARE(days.join(u' '), QStringLiteral("2026-05-03 2026-05-05 2026-05-04 2026-05-02"));
}

void TestTimePicker::rememberedRangeIsOneClick()
{
    TimePicker picker(fixedClock());
    const TimeSpec old{QStringLiteral("2026-05-01 10:00"), QStringLiteral("2026-05-01 12:00")};
    picker.setRecentRanges({old});
    picker.setSpec({}, kSixHours, QTimeZone::utc());
    QSignalSpy specs(&picker, &TimePicker::specChosen);
    picker.show();
    QTest::mouseClick(button(picker, "range"), Qt::LeftButton);
    QListWidget *list = picker.popup()->recent();
    QVERIFY(list->isVisible());
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                      list->visualItemRect(list->item(0)).center());
    QCOMPARE(specs.size(), 1);
    QCOMPARE(specs.at(0).at(0).value<TimeSpec>(), old);
}

void TestTimePicker::escapeChangesNothing()
{
    Opened opened;
    retype(opened.popup().from()->edit(), QStringLiteral("now-2h"));
    QTest::keyClick(opened.popup().from()->edit(), Qt::Key_Escape);
    QVERIFY(!opened.popup().isVisible());
    QCOMPARE(opened.specs.size(), 0);
    opened.picker.openPopup();
    QCOMPARE(opened.popup().from()->text(), QStringLiteral("now-6h"));
}

QTEST_MAIN(TestTimePicker)
#include "tst_timepicker.moc"
