// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/windows.h"
#include "views/shell/sourcehealth.h"
#include "views/shell/sourcehealthitem.h"

#include <QPointer>
#include <QSignalSpy>
#include <QTest>

using namespace onex;
using State = SourceHealth::State;

namespace {

SourceHealth health(State state, double latencyMs = 0, std::optional<std::int64_t> skew = {})
{
    SourceHealth health;
    health.state = state;
    health.latencyMs = latencyMs;
    health.clockSkewMs = skew;
    return health;
}

} // namespace

class TestSourceHealth : public QObject
{
    Q_OBJECT

public:
    static void initMain() { leaveWarningsToTest(); }

private Q_SLOTS:
    void init() { failOnWarnings(); }

    void saysStateAndLatency_data();
    void saysStateAndLatency();
    void saysHowLongASourceIsSilent();
    void showsSkewOverFiveSeconds_data();
    void showsSkewOverFiveSeconds();
    void tellsDetailsAsPlainText();
    void everyStateHasItsOwnShape();
    void keepsItemsAndOrder();
    void isActivatedByClickAndKey();
};

void TestSourceHealth::saysStateAndLatency_data()
{
    QTest::addColumn<State>("state");
    QTest::addColumn<double>("latency");
    QTest::addColumn<QString>("text");
    QTest::newRow("ok") << State::Ok << 24.4 << QStringLiteral("ok 24 ms");
    QTest::newRow("very near") << State::Ok << 0.2 << QStringLiteral("ok 1 ms");
    QTest::newRow("no latency") << State::Ok << 0.0 << QStringLiteral("ok");
    QTest::newRow("failing") << State::Failing << 24.0 << QStringLiteral("failing");
    QTest::newRow("unknown") << State::Unknown << 0.0 << QStringLiteral("not asked yet");
}

void TestSourceHealth::saysStateAndLatency()
{
    QFETCH(State, state);
    QFETCH(double, latency);
    SourceHealthItem item(QStringLiteral("prod"));
    item.setHealth(health(state, latency));
    QTEST(item.stateText(), "text");
    QCOMPARE(item.accessibleName(), QStringLiteral("prod"));
    QTEST(item.accessibleDescription(), "text");
}

void TestSourceHealth::saysHowLongASourceIsSilent()
{
    SourceHealthItem item(QStringLiteral("prod"));
    SourceHealth silent = health(State::Ok, 24);
    silent.silentMs = 5000;
    item.setHealth(silent);
    QCOMPARE(item.stateText(), QStringLiteral("ok 24 ms"));
    silent.silentMs = 12'345;
    item.setHealth(silent);
    QCOMPARE(item.stateText(), QStringLiteral("no answer for 12s"));
}

void TestSourceHealth::showsSkewOverFiveSeconds_data()
{
    QTest::addColumn<qint64>("skew");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << qint64(0) << QString();
    QTest::newRow("five") << qint64(5000) << QString();
    QTest::newRow("ahead") << qint64(42000) << QStringLiteral("clock 42 s ahead");
    QTest::newRow("behind") << qint64(-42000) << QStringLiteral("clock 42 s behind");
}

void TestSourceHealth::showsSkewOverFiveSeconds()
{
    QFETCH(qint64, skew);
    QFETCH(QString, text);
    SourceHealthItem item(QStringLiteral("prod"));
    item.setHealth(health(State::Ok, 24));
    const int narrow = item.sizeHint().width();
    item.setHealth(health(State::Ok, 24, skew));
    const QString shown = item.skewText();
    QVERIFY2(text.isEmpty()
                 ? shown.isEmpty()
                 : shown.startsWith(QStringLiteral("clock 42")) && shown.endsWith(text.right(6)),
             qPrintable(shown));
    QCOMPARE(item.sizeHint().width() > narrow, !text.isEmpty());
}

void TestSourceHealth::tellsDetailsAsPlainText()
{
    SourceHealthItem item(QStringLiteral("<b>prod</b>"));
    SourceHealth failing = health(State::Failing);
    failing.version = "3.5.0";
    failing.error = "Connection refused by <img src=x>";
    item.setHealth(failing);
    QVERIFY(item.toolTip().contains(QStringLiteral("3.5.0")));
    QVERIFY(item.toolTip().contains(QStringLiteral("&lt;img")));
    QVERIFY(!item.toolTip().contains(QStringLiteral("<img")));
    QVERIFY(!item.toolTip().contains(QStringLiteral("<b>")));
}

// The picture differs even for someone who sees no colours.
void TestSourceHealth::everyStateHasItsOwnShape()
{
    Theme grey = darkTheme();
    grey.ok = grey.warning = grey.error = grey.muted = grey.text;
    QList<QImage> shapes;
    for (const auto &[state, skew] : {std::pair{State::Ok, 0}, std::pair{State::Ok, 60000},
                                      std::pair{State::Failing, 0}, std::pair{State::Unknown, 0}}) {
        SourceHealthItem item(QStringLiteral("p"));
        item.setTheme(grey);
        item.setHealth(health(state, 0, skew));
        item.resize(item.sizeHint());
        const QImage shape = item.grab(QRect(0, 0, 18, item.height())).toImage();
        QVERIFY(!shapes.contains(shape));
        shapes += shape;
    }
}

void TestSourceHealth::keepsItemsAndOrder()
{
    SourceHealthBar bar;
    bar.setTheme(darkTheme());
    bar.setSources({{QStringLiteral("a"), health(State::Ok, 5)}, {QStringLiteral("b"), {}}});
    const QPointer<SourceHealthItem> a = bar.items().at(0);
    const QPointer<SourceHealthItem> b = bar.items().at(1);
    bar.setSources({{QStringLiteral("c"), {}}, {QStringLiteral("a"), health(State::Failing)}});
    QVERIFY(b.isNull());
    QCOMPARE(bar.items().size(), std::size_t(2));
    QCOMPARE(bar.items().at(1), a.data());
    QCOMPARE(a->stateText(), QStringLiteral("failing"));
    bar.show();
    QVERIFY(bar.items().at(0)->x() < a->x());
    bar.setSources({});
    QVERIFY(bar.items().empty());
}

void TestSourceHealth::isActivatedByClickAndKey()
{
    SourceHealthBar bar;
    bar.setSources({{QStringLiteral("a"), {}}, {QStringLiteral("b"), {}}});
    QSignalSpy activated(&bar, &SourceHealthBar::activated);
    bar.show();
    QTest::mouseClick(bar.items().at(1), Qt::LeftButton);
    QTest::keyClick(bar.items().at(0), Qt::Key_Space);
    QCOMPARE(activated.size(), 2);
    QCOMPARE(activated.at(0).at(0).toString(), QStringLiteral("b"));
    QCOMPARE(activated.at(1).at(0).toString(), QStringLiteral("a"));
}

QTEST_MAIN(TestSourceHealth)
#include "tst_sourcehealth.moc"
