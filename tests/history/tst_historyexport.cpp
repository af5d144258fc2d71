// SPDX-License-Identifier: GPL-3.0-or-later
// What other programs get of the history.
#include "models/history/historyexport.h"
#include "tests/history/historyfixture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace onex;
using namespace onex::test;

class TestHistoryExport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void csv();
    void harmlessCells();
    void json();
};

namespace {

std::vector<Episode> one()
{
    return episodesAt(transitionsOf({{0, "firing", ""},
                                     {5, "acknowledged", "firing", 0, "jane"},
                                     {30, "resolved", "acknowledged"}}));
}

} // namespace

void TestHistoryExport::csv()
{
    const QList<QByteArray> lines = historyCsv(one()).split('\n');
    QCOMPARE(lines.size(), 3);
    QCOMPARE(lines[1].trimmed(),
             QByteArray("\"Disk\",\"high\",2026-05-01T12:00:00.000Z,2026-05-01T12:05:00.000Z,"
                        "\"jane\",300.000,1800.000,\"resolved\",\"Disk on a\","
                        "\"{alertname=\"\"Disk\"\", instance=\"\"a\"\", severity=\"\"high\"\"}\""));
    QVERIFY(lines[0].endsWith('\r'));
}

void TestHistoryExport::harmlessCells()
{
    auto transitions = transitionsOf({{0, "firing", ""}});
    transitions[0].summary = "=cmd|' /C calc'!A0";
    QVERIFY(historyCsv(episodesAt(transitions)).contains("\"'=cmd|"));
}

void TestHistoryExport::json()
{
    const QJsonObject root
        = QJsonDocument::fromJson(historyJson(one(), kNow, kNow + 60 * kMinute)).object();
    QCOMPARE(root["to"].toString(), QStringLiteral("2026-05-01T13:00:00.000Z"));
    const QJsonObject episode = root["episodes"].toArray().at(0).toObject();
    QCOMPARE(episode["acknowledgedAfterSeconds"].toDouble(), 300.);
    QCOMPARE(episode["labels"].toObject()["instance"].toString(), QStringLiteral("a"));
    QCOMPARE(episode["periods"].toArray().size(), 2);
    QCOMPARE(root["figures"].toObject()["high"].toObject()["inTime"].toInt(), 1);
    QVERIFY(root["figures"].toObject()["low"].toObject()["meanResolveSeconds"].isNull());
}

QTEST_GUILESS_MAIN(TestHistoryExport)
#include "tst_historyexport.moc"
