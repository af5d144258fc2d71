// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/embedded/exposition.h"

#include <QtTest>

using namespace onex;

class TestExposition : public QObject
{
    Q_OBJECT

    static const MetricFamily *family(const MetricFamilies &all, const std::string &name)
    {
        const auto found = std::ranges::find(all, name, &MetricFamily::name);
        return found != all.end() ? &*found : nullptr;
    }

private Q_SLOTS:
    void readsTypesHelpAndSamples()
    {
        const auto all = parseExposition("# HELP http_requests_total Requests served.\r\n"
                                         "# TYPE http_requests_total counter\n"
                                         "http_requests_total{code=\"200\",path=\"a\\\"b\"} 1027\n"
                                         "http_requests_total{code=\"500\"} 3 1395066363000\n"
                                         "# TYPE lat histogram\n"
                                         "lat_bucket{le=\"0.1\"} 5\nlat_sum 1.5\nlat_count 7\n"
                                         "nothing NaN\n# a comment\n");
        QVERIFY(all);
        const MetricFamily *requests = family(*all, "http_requests_total");
        QVERIFY(requests);
        QCOMPARE(requests->type, MetricType::Counter);
        QCOMPARE(requests->help, std::string("Requests served."));
        QCOMPARE(requests->samples.size(), std::size_t{2});
        QCOMPARE(requests->samples[0].value, 1027.0);
        QCOMPARE(requests->samples[0].labels, (Labels{{"code", "200"}, {"path", "a\"b"}}));
        QCOMPARE(family(*all, "lat")->type, MetricType::Histogram);
        QCOMPARE(family(*all, "lat_bucket")->samples[0].labels, (Labels{{"le", "0.1"}}));
        QCOMPARE(family(*all, "nothing")->type, MetricType::Unknown);
    }

    void readsOpenMetrics()
    {
        const auto all = parseExposition("# TYPE r counter\n# UNIT r requests\n"
                                         "r_total 5 # {trace=\"x\"} 0.5\n# EOF\n");
        QVERIFY(all);
        QCOMPARE(family(*all, "r_total")->samples[0].value, 5.0);
        QVERIFY(parseExposition("# EOF\n")->empty());
        QVERIFY(parseExposition("")->empty());
    }

    void saysWhatIsWrong()
    {
        const auto html = parseExposition("up 1\n<html>nothing here</html>\n");
        QVERIFY(!html);
        QCOMPARE(html.error().kind, Error::Kind::BadInput);
        QCOMPARE(html.error().line, 2);
        std::string many;
        for (std::size_t i = 0; i <= kMostScraped; ++i)
            many += "m{n=\"" + std::to_string(i) + "\"} 1\n";
        QCOMPARE(parseExposition(many).error().kind, Error::Kind::TooLarge);
    }
};

QTEST_GUILESS_MAIN(TestExposition)
#include "tst_exposition.moc"
