// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/core/rfc3339.h"

#include <QTest>

#include <limits>

using namespace onex;

class Rfc3339Test : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parses_data();
    void parses();
    void formats_data();
    void formats();
};

void Rfc3339Test::parses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("ms"); // -1: none
    QTest::newRow("epoch") << QByteArray{"1970-01-01T00:00:00Z"} << qint64{0};
    QTest::newRow("nanoseconds") << QByteArray{"2026-11-22T10:39:53.17121008Z"}
                                 << qint64{1795343993171};
    QTest::newRow("zone") << QByteArray{"2026-11-22T11:39:53+01:00"} << qint64{1795343993000};
    QTest::newRow("west") << QByteArray{"2026-11-22T05:09:53-05:30"} << qint64{1795343993000};
    for (const char *bad : {"", "2026-11-22", "2026-13-22T10:39:53Z", "2026-11-22T10:39:53",
                            "2026-11-22T10:39:53.Zx", "-026-11-22T10:39:53Z"})
        QTest::newRow(bad) << QByteArray{bad} << qint64{-1};
}

void Rfc3339Test::parses()
{
    QFETCH(QByteArray, text);
    QTEST(qint64{parseRfc3339(text.toStdString()).value_or(-1)}, "ms");
}

void Rfc3339Test::formats_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("epoch") << qint64{0} << QByteArray{"1970-01-01T00:00:00.000Z"};
    QTest::newRow("before it") << qint64{-1} << QByteArray{"1969-12-31T23:59:59.999Z"};
    QTest::newRow("now") << qint64{1795343993171} << QByteArray{"2026-11-22T10:39:53.171Z"};
    QTest::newRow("leap day") << qint64{1709251199000} << QByteArray{"2024-02-29T23:59:59.000Z"};
    QTest::newRow("first") << std::numeric_limits<qint64>::min()
                           << QByteArray{"0000-01-01T00:00:00.000Z"};
    QTest::newRow("last") << std::numeric_limits<qint64>::max()
                          << QByteArray{"9999-12-31T23:59:59.999Z"};
}

void Rfc3339Test::formats()
{
    QFETCH(qint64, ms);
    const std::string text = formatRfc3339(ms);
    QTEST(QByteArray::fromStdString(text), "text");
    QCOMPARE(formatRfc3339(parseRfc3339(text).value_or(-1)), text);
}

QTEST_GUILESS_MAIN(Rfc3339Test)
#include "tst_rfc3339.moc"
