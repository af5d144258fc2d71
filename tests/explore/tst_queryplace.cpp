// SPDX-License-Identifier: GPL-3.0-or-later
// What may be written where the cursor (|) is.
#include "models/explore/place.h"

#include <QTest>

using namespace onex;

class TestQueryPlace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void places_data();
    void places();
    void everywhere();
};

void TestQueryPlace::places_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("label");
    QTest::addColumn<QString>("selector");
    using Kind = QueryPlace::Kind;
    const auto row = [](const char *query, Kind kind, const char *typed = "",
                        const char *label = "", const char *selector = "") {
        QTest::newRow(query) << QString::fromUtf8(query) << int(kind) << QString::fromUtf8(typed)
                             << QString::fromUtf8(label) << QString::fromUtf8(selector);
    };
    row("|", Kind::Expression);
    row("ra|", Kind::Expression, "ra");
    row("ra|te(x)", Kind::Expression, "ra");
    row("sum(|", Kind::Expression);
    row("x + no|", Kind::Expression, "no");
    row("x > 1|", Kind::Nothing, "1");
    row("x{|", Kind::LabelName, "", "", "x{}");
    row("x{jo|", Kind::LabelName, "jo", "", "x{}");
    row("x{a=\"b\",|}", Kind::LabelName, "", "", "x{a=\"b\"}");
    row("{__name__=\"x\",jo|}", Kind::LabelName, "jo", "", "{__name__=\"x\"}");
    row("x{a|", Kind::LabelName, "a", "", "x{}");
    row("x{a=|", Kind::LabelValue, "", "a", "x{}");
    row("x{a=\"|", Kind::LabelValue, "", "a", "x{}");
    row("x{a=\"b|", Kind::LabelValue, "b", "a", "x{}");
    row("x{a=\"b|\"}", Kind::LabelValue, "b", "a", "x{}");
    row("x{c!~'d',a=~\"b|", Kind::LabelValue, "b", "a", "x{c!~'d'}");
    row("x{ü=\"b|", Kind::Nothing);
    row("x{a=\"b\"|}", Kind::Nothing);
    row("sum(x{a=\"b\"}) by (|", Kind::LabelName, "", "", "{__name__=~\"x\"}");
    row("sum by (jo|) (rate(x[5m]) / y)", Kind::LabelName, "jo", "", "{__name__=~\"x|y\"}");
    row("x / on(|) y", Kind::LabelName, "", "", "{__name__=~\"x|y\"}");
    row("rate(x[|", Kind::Duration);
    row("rate(x[5|", Kind::Duration, "5");
    row("x offset |", Kind::Duration);
    row("label_replace(x, \"a|", Kind::Nothing, "a");
}

void TestQueryPlace::places()
{
    QFETCH(QString, query);
    const int cursor = static_cast<int>(query.indexOf(u'|'));
    const QueryPlace place = placeAt(query.remove(cursor, 1), cursor);
    QTEST(int(place.kind), "kind");
    QTEST(place.typed, "typed");
    QTEST(place.label, "label");
    QTEST(place.selector, "selector");
    QCOMPARE(query.mid(place.begin, cursor - place.begin), place.typed);
}

void TestQueryPlace::everywhere()
{
    const QString query = QStringLiteral(
        "sum by (job) (rate(x{a=\"b\\n\",c=~'ü.*'}[5m:1m] @ end())) # 😀\n> bool \"\" 1e3 ]})");
    for (int begin = 0; begin < query.size(); ++begin)
        for (int cursor = 0; cursor <= query.size() - begin; ++cursor) {
            const QueryPlace place = placeAt(query.mid(begin), cursor);
            QVERIFY(place.begin >= 0 && place.begin <= cursor);
        }
}

QTEST_GUILESS_MAIN(TestQueryPlace)
#include "tst_queryplace.moc"
