// SPDX-License-Identifier: GPL-3.0-or-later
// The page of the history, offscreen: filter, figures, timeline and table together.
#include "models/history/historymodel.h"
#include "tests/history/historyfixture.h"
#include "tests/query/fakeclock.h"
#include "views/history/historypage.h"
#include "views/history/timeline.h"
#include "views/look/apptheme.h"
#include "views/timepicker/timepicker.h"

#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>
#include <QTreeView>

using namespace onex;
using namespace onex::test;

class TestHistoryPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void filters();
    void figures();
    void timelineAndTable();
    void timeRanges();
    void pictures_data();
    void pictures();

private:
    QString stateText() const;

    FakeClock m_clock;
    std::unique_ptr<HistoryPage> m_page;
};

namespace {

std::vector<Episode> some()
{
    auto transitions = transitionsOf({{70, "firing", "", 70},
                                      {74, "acknowledged", "firing", 70, "jane"},
                                      {95, "resolved", "acknowledged", 70}},
                                     "db1", "high", "HighLatency");
    const auto more = [&transitions](const std::vector<AlertTransition> &others) {
        transitions.insert(transitions.end(), others.begin(), others.end());
    };
    more(transitionsOf(
        {{5, "pending", "", 4}, {9, "firing", "pending", 9}, {14, "resolved", "firing", 9}}, "db1",
        "high", "HighLatency"));
    more(transitionsOf({{60, "firing", "", 55}}, "node7", "critical", "NodeDown"));
    more(transitionsOf(
        {{20, "firing", ""}, {40, "silenced", "firing"}, {80, "resolved", "silenced"}}, "web3",
        "low", "DiskFills"));
    std::stable_sort(transitions.begin(), transitions.end(),
                     [](const auto &a, const auto &b) { return a.timeMs > b.timeMs; });
    return episodesAt(transitions, 100, {QStringLiteral("node7")});
}

const TimeRange kRange{kNow - 20 * kMinute, kNow + 100 * kMinute};

} // namespace

void TestHistoryPage::init()
{
    m_clock.adjust(kRange.to - m_clock.nowMs());
    m_page = std::make_unique<HistoryPage>(
        m_clock, [](const QString &, const QByteArray &) { return Result<void>(); });
    m_page->setTheme(darkTheme());
    m_page->setTimeZone(QTimeZone::utc());
    m_page->setEpisodes(some(), kRange, false);
}

QString TestHistoryPage::stateText() const
{
    QStringList texts;
    for (const QLabel *label : m_page->findChildren<QLabel *>())
        texts += label->text();
    return texts.join(u'|');
}

void TestHistoryPage::filters()
{
    auto *table = m_page->findChild<QTreeView *>();
    QCOMPARE(table->model()->rowCount(), 4);
    auto *line = m_page->findChild<QLineEdit *>();
    line->setText(QStringLiteral("severity=~\"critical|low\""));
    QCOMPARE(table->model()->rowCount(), 2);
    QVERIFY2(stateText().contains("2 hidden by the filter"), qPrintable(stateText()));
    line->setText(QStringLiteral("severity=~\"(\"")); // not yet a matcher
    QCOMPARE(table->model()->rowCount(), 2);
    QVERIFY(!line->toolTip().isEmpty());
    m_page->setEpisodes(some(), kRange, true);
    QVERIFY2(stateText().contains("choose a shorter time"), qPrintable(stateText()));
    m_page->setEpisodes({}, kRange, false);
    QVERIFY2(stateText().contains("Nothing is known"), qPrintable(stateText()));
}

void TestHistoryPage::figures()
{
    const auto *severities = m_page->findChild<QTableWidget *>(QStringLiteral("severities"));
    QCOMPARE(severities->item(1, 0)->text(), QStringLiteral("high"));
    QCOMPARE(severities->item(1, 2)->text(), QStringLiteral("2"));  // fired
    QCOMPARE(severities->item(1, 6)->text(), QStringLiteral("4m")); // acknowledged after, mean
    const auto *noisy = m_page->findChild<QTableWidget *>(QStringLiteral("noisy"));
    QCOMPARE(noisy->item(0, 0)->text(), QStringLiteral("HighLatency"));
}

void TestHistoryPage::timelineAndTable()
{
    auto *timeline = m_page->findChild<Timeline *>();
    QCOMPARE(timeline->rowCount(), 3);
    m_page->grab(); // lays it out
    const int row = timeline->fontMetrics().height() + 8;
    const QPoint last(timeline->viewport()->width() - 60, row + row / 2); // NodeDown goes on
    const Episode *there = timeline->episodeAt(last);
    QVERIFY(there);
    QCOMPARE(there->name(), QStringLiteral("NodeDown"));
    QTest::mouseClick(timeline->viewport(), Qt::LeftButton, {}, last);
    auto *table = m_page->findChild<QTreeView *>();
    QCOMPARE(table->currentIndex().siblingAtColumn(1).data().toString(),
             QStringLiteral("NodeDown"));
}

// The picker's, and one that is dragged on the timeline; back again.
void TestHistoryPage::timeRanges()
{
    const QSignalSpy wanted(m_page.get(), &HistoryPage::wanted);
    QCOMPARE(m_page->range().length(), 6 * 60 * kMinute);
    auto *picker = m_page->findChild<TimePicker *>();
    Q_EMIT picker->specChosen({QStringLiteral("now-1d"), QStringLiteral("now-1h")});
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(m_page->range().length(), 23 * 60 * kMinute);

    QWidget *bars = m_page->findChild<Timeline *>()->viewport();
    m_page->grab(); // lays it out
    const QPoint middle((300 + bars->width() - 32) / 2, 40), end(bars->width() - 32, 40);
    QTest::mousePress(bars, Qt::LeftButton, {}, middle);
    QTest::mouseMove(bars, end);
    QTest::mouseRelease(bars, Qt::LeftButton, {}, end);
    QCOMPARE(wanted.count(), 2);
    const TimeRange half = m_page->range();
    QVERIFY(std::abs(half.length() - kRange.length() / 2) < kMinute);
    QVERIFY(std::abs(half.to - kRange.to) < kMinute);

    Q_EMIT picker->backRequested();
    QCOMPARE(m_page->range().length(), 23 * 60 * kMinute);
    QCOMPARE(wanted.count(), 3);
}

void TestHistoryPage::pictures_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("dark") << true;
    QTest::newRow("light") << false;
}

// Each severity's colour is somewhere in the bars.
void TestHistoryPage::pictures()
{
    QFETCH(bool, dark);
    const Theme theme = dark ? darkTheme() : lightTheme();
    applyTheme(*qApp, theme);
    m_page->setTheme(theme);
    const QImage image = m_page->grab().toImage();
    const QString folder = qEnvironmentVariable("ONEX_PICTURES");
    if (!folder.isEmpty())
        image.save(folder + QStringLiteral("/history-%1.png").arg(dark ? "dark" : "light"));
    QSet<QRgb> colors;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            colors.insert(image.pixel(x, y));
    for (const QColor &color : {theme.error, theme.warning})
        QVERIFY(colors.contains(color.rgb()));
}

QTEST_MAIN(TestHistoryPage)
#include "tst_historypage.moc"
