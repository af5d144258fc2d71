// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/library.h"
#include "models/dashboard/links.h"

#include <QTest>

using namespace onex;

namespace {

VariableValue value(const QString &name, const QStringList &values, bool all = false)
{
    VariableValue result;
    result.definition.name = name;
    result.values = values;
    result.all = all;
    return result;
}

Variables sample() { return Variables({value("host", {"a b", "c&d"}), value("job", {"x"}, true)}); }

Builtins builtins()
{
    Builtins builtins;
    addLinkBuiltins(builtins, {"now-6h", "now"}, sample());
    return builtins;
}

} // namespace

class TestLinks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesRangeAndVariablesAlong_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("time");
        QTest::addColumn<bool>("variables");
        QTest::addColumn<QString>("filled");
        const QString range = "from=now-6h&to=now";
        const QString values = "var-host=a%20b&var-host=c%26d&var-job=%24__all";
        QTest::newRow("nothing") << "https://a.example/x" << false << false
                                 << "https://a.example/x";
        QTest::newRow("range") << "/d/one" << true << false << "/d/one?" + range;
        QTest::newRow("variables") << "/d/one?x=1" << false << true << "/d/one?x=1&" + values;
        QTest::newRow("both") << "/d/one" << true << true << "/d/one?" + range + "&" + values;
        QTest::newRow("as written") << "/d/one?${__url_time_range}&${__all_variables}" << false
                                    << false << "/d/one?" + range + "&" + values;
    }
    void takesRangeAndVariablesAlong()
    {
        QFETCH(QString, url);
        QFETCH(bool, time);
        QFETCH(bool, variables);
        const Link link = filledLink({"$job", url, {}, time, variables}, sample(), builtins());
        QTEST(link.url, "filled");
    }

    void tagsBecomeDashboards()
    {
        const std::vector<DashboardEntry> entries{
            {"one", "One", {}, {}, {"host", "linux"}, {}},
            {"two/2", "Two", {}, {}, {"linux", "host"}, {}},
            {"three", "Three", {}, {}, {"linux"}, {}},
        };
        const Link written{"Web", "https://a.example", {}, false, false};
        const Link tagged{"Hosts", {}, {"host", "linux"}, true, false};
        const auto links = expandedLinks({written, tagged}, entries, "one");
        QCOMPARE(links.size(), std::size_t(2));
        QCOMPARE(links[0], written);
        QCOMPARE(links[1], (Link{"Two", "/d/two%2F2", {}, true, false}));
    }

    void leadsToADashboard()
    {
        const Link link = filledLink({{}, "/d/two%2F2/slug", {}, true, true}, sample(), builtins());
        const auto address = dashboardAddress(link.url);
        QVERIFY(address);
        QCOMPARE(address->uid, QString("two/2"));
        QCOMPARE(address->time, (TimeSpec{"now-6h", "now"}));
        QCOMPARE(address->variables.value("host"), (QStringList{"a b", "c&d"}));
        QCOMPARE(address->variables.value("job"), QStringList{"$__all"});
    }

    void otherAddressesAreNoDashboards_data()
    {
        QTest::addColumn<QString>("url");
        for (const char *url :
             {"", "/", "/d", "/d/", "d/one", "//d/one", "https://grafana.example/d/one",
              "file:///d/one", "javascript:/d/one", "/dashboards/one"})
            QTest::newRow(url) << QString(url);
    }
    void otherAddressesAreNoDashboards()
    {
        QFETCH(QString, url);
        QVERIFY(!dashboardAddress(url));
    }
};

QTEST_GUILESS_MAIN(TestLinks)
#include "tst_links.moc"
