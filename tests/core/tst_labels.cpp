// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/core/error.h"
#include "datasource/core/labels.h"

#include <QtTest>

using namespace onex;

class TestLabels : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void are_sorted_and_unique()
    {
        const Labels labels{{"b", "1"}, {"a", "2"}, {"b", "3"}};
        QCOMPARE(labels.size(), std::size_t(2));
        QVERIFY(labels.value("b") == "3");
        QVERIFY(labels == (Labels{{"a", "2"}, {"b", "3"}}));
        QCOMPARE(labels.hash(), (Labels{{"b", "3"}, {"a", "2"}}).hash());
    }

    void value_of_a_missing_label_is_empty()
    {
        const Labels labels{{"a", "1"}};
        QVERIFY(labels.value("zz").empty());
        QVERIFY(labels.value("").empty());
        QVERIFY(!labels.contains("zz"));
    }

    void are_written_as_in_promql_data()
    {
        QTest::addColumn<int>("which");
        QTest::addColumn<QString>("expected");
        QTest::newRow("none") << 0 << "{}";
        QTest::newRow("name only") << 1 << "up";
        QTest::newRow("name and labels") << 2 << "up{job=\"a\", x=\"b\"}";
        QTest::newRow("escapes") << 3 << "{q=\"a\\\"b\\\\c\\nd\"}";
    }

    void are_written_as_in_promql()
    {
        const Labels labels[] = {{},
                                 {{"__name__", "up"}},
                                 {{"__name__", "up"}, {"x", "b"}, {"job", "a"}},
                                 {{"q", "a\"b\\c\nd"}}};
        QFETCH(int, which);
        QTEST(QString::fromStdString(labels[which].toString()), "expected");
    }

    void errors_say_where()
    {
        QVERIFY(describe({Error::Kind::BadInput, "no title", "a.yaml", 3, 7})
                == "a.yaml:3:7: no title");
        QVERIFY(describe({Error::Kind::BadInput, "no title", "", 3, 0}) == "line 3: no title");
        QVERIFY(describe({Error::Kind::BadInput, "no title", "", 0, 0}) == "no title");
    }
};

QTEST_APPLESS_MAIN(TestLabels)
#include "tst_labels.moc"
