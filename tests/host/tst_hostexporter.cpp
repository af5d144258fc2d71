// SPDX-License-Identifier: GPL-3.0-or-later
// The node exporter on the same machine says the same.
#include "datasource/archive/textformat.h"
#include "datasource/host/hostcollector.h"
#include "tests/support/serverstack.h"

#include <QtTest>

#include <map>
#include <set>

using namespace onex;
using namespace onex::test;

namespace {

using Values = std::map<Labels, double>;

Values valuesOf(const MetricFamilies &families)
{
    Values values;
    for (const MetricFamily &family : families)
        for (const MetricSample &sample : family.samples) {
            std::vector<Labels::Label> labels(sample.labels.begin(), sample.labels.end());
            labels.emplace_back("__name__", sample.name);
            values[Labels(std::move(labels))] = sample.value;
        }
    return values;
}

Values valuesOf(const QByteArray &exposition)
{
    MemoryStore store;
    TextFormatReader reader(store, 1);
    const auto read
        = reader.read({exposition.constData(), static_cast<std::size_t>(exposition.size())});
    store.finish();
    Values values;
    const auto all = store.select({}, 0, 2, {});
    if (read)
        for (const promql::StoredSeries &series : *all)
            values[*series.labels] = series.samples.values.back();
    return values;
}

// Not among what Debian's exporter collects unless told; and what only one of them counts as a disk
// or a file system with files of its own.
bool isOneSided(const Labels &labels)
{
    const std::string_view name = labels.metricName();
    return name.starts_with("system_") || name == "node_processes_pids"
        || labels.value("device") == "lo" || labels.value("device").starts_with("zram")
        || name.starts_with("node_filesystem");
}

// Of everything else the values may change at any moment, on a machine that works.
std::set<std::string> countersOf(const MetricFamilies &families)
{
    std::set<std::string> names{"node_boot_time_seconds", "node_memory_MemTotal_bytes"};
    for (const MetricFamily &family : families)
        if (family.type == MetricType::Counter)
            names.insert(family.name);
    return names;
}

} // namespace

class TestHostExporter : public QObject
{
    Q_OBJECT

    Values m_before, m_theirs, m_after;
    std::set<std::string> m_counters;

private Q_SLOTS:
    void initTestCase()
    {
        ONEX_REQUIRE_SERVERS();
        const auto exporter = NodeExporterServer::start();
        QVERIFY(exporter);
        HostCollector collector;
        m_before = valuesOf(collector.collect(QDateTime::currentMSecsSinceEpoch()));
        m_theirs = valuesOf(httpGet(exporter->url(QStringLiteral("/metrics"))).body);
        const MetricFamilies after = collector.collect(QDateTime::currentMSecsSinceEpoch());
        m_after = valuesOf(after);
        m_counters = countersOf(after);
        QVERIFY(m_theirs.size() > 200);
    }

    void everySeriesIsTheirsToo()
    {
        int compared = 0;
        for (const auto &[labels, value] : m_after) {
            if (isOneSided(labels))
                continue;
            ++compared;
            QVERIFY2(m_theirs.contains(labels), labels.toString().c_str());
        }
        QVERIFY(compared > 150);
    }

    // Counters only grow.
    void valuesAreBetween()
    {
        for (const auto &[labels, theirs] : m_theirs) {
            const auto before = m_before.find(labels), after = m_after.find(labels);
            if (before == m_before.end() || after == m_after.end()
                || !m_counters.contains(std::string(labels.metricName())))
                continue;
            const auto [least, most] = std::minmax(before->second, after->second);
            const double room = 1e-6 * std::abs(most) + 0.02;
            QVERIFY2(theirs >= least - room && theirs <= most + room,
                     qPrintable(QStringLiteral("%1: %2 is not in %3 to %4")
                                    .arg(QString::fromStdString(labels.toString()))
                                    .arg(theirs)
                                    .arg(least)
                                    .arg(most)));
        }
    }

    // Of the families that both have, none of their series is missing here.
    void nothingIsMissing()
    {
        std::set<std::string> families;
        for (const auto &[labels, value] : m_after)
            if (!isOneSided(labels))
                families.insert(std::string(labels.metricName()));
        for (const auto &[labels, value] : m_theirs)
            if (families.contains(std::string(labels.metricName())) && !isOneSided(labels))
                QVERIFY2(m_after.contains(labels), labels.toString().c_str());
    }

    void memoryIsNear()
    {
        for (const char *name : {"node_memory_MemTotal_bytes", "node_memory_MemAvailable_bytes"}) {
            const Labels labels{{"__name__", name}};
            const double theirs = m_theirs.at(labels), ours = m_after.at(labels);
            QVERIFY(std::abs(ours - theirs) < 0.2 * theirs);
        }
    }
};

QTEST_GUILESS_MAIN(TestHostExporter)
#include "tst_hostexporter.moc"
