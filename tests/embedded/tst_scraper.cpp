// SPDX-License-Identifier: GPL-3.0-or-later
// A real endpoint that comes, goes and comes back.
#include "datasource/embedded/embeddedsource.h"
#include "tests/support/serverstack.h"

#include <QCoroTask>
#include <QtTest>

using namespace onex;
using namespace onex::test;

class TestScraper : public QObject
{
    Q_OBJECT

    std::unique_ptr<NodeExporterServer> m_exporter;
    std::unique_ptr<EmbeddedSource> m_source;

    void scrape(const QString &path)
    {
        ScrapeTarget target;
        target.url = m_exporter->url(path);
        target.labels = Labels{{"job", "node"}, {"instance", "here"}};
        target.intervalMs = 250;
        CollectionOptions options;
        options.intervalMs = 250;
        m_source = std::make_unique<EmbeddedSource>("own", std::move(options),
                                                    std::vector<ScrapeTarget>{target});
    }

    // The one value; NaN: there is none.
    double value(const std::string &expr) const
    {
        const std::int64_t now = SystemClock().nowMs();
        const auto answer
            = QCoro::waitFor(m_source->query({expr, true, {now, now}, 1000}, std::stop_token()));
        return answer && !(*answer).frame->series.empty() ? (*answer).frame->series[0].values.back()
                                                          : qQNaN();
    }

private Q_SLOTS:
    void initTestCase()
    {
        ONEX_REQUIRE_SERVERS();
        m_exporter = NodeExporterServer::start();
        QVERIFY(m_exporter);
    }
    void cleanup() { m_source.reset(); }

    void followsAnEndpoint()
    {
        scrape(QStringLiteral("/metrics"));
        QTRY_COMPARE(value("up{job=\"node\", instance=\"here\"}"), 1.0);
        QVERIFY(value("count(node_cpu_seconds_total{instance=\"here\"})") > 4);
        QVERIFY(value("scrape_samples_scraped") > 300);
        QTRY_VERIFY(value("rate(process_cpu_seconds_total[10s])") >= 0); // two of them
        QVERIFY(m_source->scrapeProblems().empty());
        const auto about = QCoro::waitFor(m_source->metadata({}));
        QVERIFY(std::ranges::any_of(*about, [](const MetricMetadata &one) {
            return one.metric == "node_load1" && one.type == "gauge" && !one.help.empty();
        }));

        m_exporter->kill();
        QTRY_COMPARE(value("up"), 0.0);
        QVERIFY(qIsNaN(value("node_load1")));
        QCOMPARE(m_source->scrapeProblems().size(), std::size_t{1});
        QVERIFY(m_source->scrapeProblems()[0].find("here: ") == 0);
        QCOMPARE(m_source->health().remark, std::string("0 of 1 endpoints answer"));

        QVERIFY(m_exporter->restart());
        QTRY_COMPARE(value("up"), 1.0);
        QVERIFY(value("node_load1") >= 0);
    }

    // Accepted by the kernel and never answered: its time is over with the interval.
    void anEndpointThatHangs()
    {
        scrape(QStringLiteral("/metrics"));
        QTRY_COMPARE(value("up"), 1.0);
        m_exporter->suspend();
        QTRY_COMPARE(value("up"), 0.0);
        m_exporter->resume();
        QTRY_COMPARE(value("up"), 1.0);
    }

    void whatIsNoEndpoint()
    {
        scrape(QStringLiteral("/debug/pprof/nothing"));
        QTRY_COMPARE(value("up"), 0.0);
        QVERIFY(m_source->scrapeProblems()[0].find("404") != std::string::npos);
        scrape(QStringLiteral("/")); // a page for people
        QTRY_COMPARE(value("up"), 0.0);
        QVERIFY(!m_source->scrapeProblems().empty());
    }
};

QTEST_GUILESS_MAIN(TestScraper)
#include "tst_scraper.moc"
