// SPDX-License-Identifier: GPL-3.0-or-later
// What a real Prometheus and its promtool wrote, read where it lies: the same samples, the same
// answers, and what is damaged.
#include "datasource/archive/textformat.h"
#include "datasource/prometheus/queryresponse.h"
#include "datasource/promql/engine.h"
#include "datasource/promql/parser.h"
#include "datasource/tsdb/datadirectory.h"
#include "tests/promql/truthdata.h"
#include "tests/support/blockinghttp.h"
#include "tests/support/serverstack.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <bit>

using namespace onex;
using namespace onex::test;

namespace {

using All = std::map<Labels, std::vector<std::pair<std::int64_t, std::uint64_t>>>;

// Values by their bits: -0 is not 0, and a stale marker is not NaN, of which there is one.
std::uint64_t bitsOf(double value)
{
    const bool isNan = std::isnan(value) && !promql::isStaleMarker(value);
    return std::bit_cast<std::uint64_t>(isNan ? std::nan("") : value);
}

All everything(const promql::Storage &storage)
{
    All all;
    const auto found = storage.select({}, INT64_MIN / 2, INT64_MAX / 2, {});
    for (const promql::StoredSeries &series : *found)
        for (std::size_t i = 0; i < series.samples.times.size(); ++i)
            all[*series.labels].emplace_back(series.samples.times[i],
                                             bitsOf(series.samples.values[i]));
    return all;
}

// Distances of every size that a chunk has a code for, and values of many bits.
QByteArray oddText()
{
    QByteArray text;
    std::int64_t ms = 1'700'000'000'000;
    const std::int64_t steps[]
        = {15'000, 15'000, 15'001, 7'000, 60'000, 1, 500'000, 15'000, 15'000};
    const char *const values[] = {"0",      "-0",
                                  "1",      "NaN",
                                  "+Inf",   "-Inf",
                                  "5e-324", "1.7976931348623157e+308",
                                  "0.1",    "123456789.123456",
                                  "1",      "1",
                                  "1e-9"};
    for (int i = 0; i < 500; ++i) {
        ms += steps[i % 9];
        text += QByteArray("odd{kind=\"\xE2\x98\x83\"} ") + values[i % 13] + ' '
            + QByteArray::number(qint64(ms / 1000)) + '.'
            + QByteArray::number(qint64(ms % 1000)).rightJustified(3, '0') + '\n';
    }
    return text + "# EOF\n";
}

MemoryStore storeOf(const QByteArray &text)
{
    MemoryStore store;
    if (!TextFormatReader(store, 0).read({text.constData(), std::size_t(text.size())}))
        qFatal("the test's own text is wrong");
    store.finish();
    return store;
}

} // namespace

class TestDataDirectory : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString blocksOf(const QByteArray &text, const char *name) const;

private Q_SLOTS:
    void initTestCase() { ONEX_REQUIRE_SERVERS(); }
    void everySampleIsThere();
    void aSnapshotAnswersAsItsServer();
    void damagedFilesAreSaid();
    void whatIsInNoBlockYet();
    void damagedLogsAreSaid();
    void chunksStandInForADamagedLog();
    void isNone();

private:
    QString logOfAServer() const;
};

QString TestDataDirectory::blocksOf(const QByteArray &text, const char *name) const
{
    const QString path = m_folder.filePath(QString::fromLatin1(name));
    QFile file(path + ".om");
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        return {};
    file.close();
    QProcess promtool;
    promtool.start(serverProgram(QStringLiteral("promtool")),
                   {"tsdb", "create-blocks-from", "openmetrics", file.fileName(), path});
    return promtool.waitForFinished(60'000) && promtool.exitCode() == 0 ? path : QString();
}

void TestDataDirectory::everySampleIsThere()
{
    for (const QByteArray &text : {oddText(), TruthData().text()}) {
        const QString path = blocksOf(text, text.startsWith("odd") ? "odd" : "truth");
        const auto directory = tsdb::DataDirectory::open(path.toStdString());
        QVERIFY2(directory, directory ? "" : describe(directory.error()).c_str());
        QVERIFY(!(*directory)->damage());
        const MemoryStore store = storeOf(text);
        QCOMPARE((*directory)->seriesCount(), store.seriesCount());
        QCOMPARE((*directory)->sampleCount(), store.sampleCount());
        QCOMPARE((*directory)->range(), store.range());
        QVERIFY(everything(**directory) == everything(store));
    }
}

// Also what is still in its head, and without what was deleted.
void TestDataDirectory::aSnapshotAnswersAsItsServer()
{
    PrometheusOptions options;
    options.history = TruthData().text();
    options.arguments = QStringList{"--storage.tsdb.retention.time=100y", "--web.enable-admin-api"};
    const auto server = PrometheusServer::start(options);
    QVERIFY(server);
    QTRY_VERIFY_WITH_TIMEOUT(server->query("count_over_time(up[1m]) > 3").contains("\"metric\""),
                             20'000);
    const QByteArray deleting = "match[]=temp{room=\"3\"}&start=1700003000&end=1700004000";
    QVERIFY(httpPost(server->url("/api/v1/admin/tsdb/delete_series"), deleting,
                     "application/x-www-form-urlencoded")
                .ok());
    const QByteArray answer = httpPost(server->url("/api/v1/admin/tsdb/snapshot"), {}).body;
    const QString name
        = QJsonDocument::fromJson(answer).object()["data"].toObject()["name"].toString();
    QVERIFY2(!name.isEmpty(), answer.constData());
    const auto directory = tsdb::DataDirectory::open(
        (server->directory() + "/data/snapshots/" + name).toStdString());
    QVERIFY2(directory, directory ? "" : describe(directory.error()).c_str());
    const auto has = [&](const char *query, const char *time) {
        const auto expr = promql::parse(query);
        promql::Question question;
        question.isInstant = true;
        question.steps = {std::int64_t(std::atof(time) * 1000), 1, 1};
        const auto ours = promql::evaluate(**expr, **directory, question);
        const QByteArray body
            = server->query(QString::fromLatin1(query), QString::fromLatin1(time));
        auto theirs = decodeQueryResponse(padded(body));
        if (theirs)
            std::ranges::sort(theirs->series, {}, &Series::labels);
        return ours && theirs && !ours->series.empty() && ours->series == theirs->series;
    };
    QVERIFY(has("requests_total", "1700005000.5"));
    QVERIFY(has("max_over_time(temp{room!=\"odd\"}[20m])", "1700004200.5"));
    QVERIFY(has("count_over_time(temp{room=\"3\"}[1h])", "1700005000.5")); // not what was deleted
    QVERIFY(has("rate(latency_count[5m])", "1700008000.5"));
    const auto up
        = (*directory)
              ->select({*promql::Matcher::make(promql::Matcher::Op::Equal, "job", "prometheus")}, 0,
                       INT64_MAX / 2, {});
    QVERIFY(up && up->size() > 100); // of its own metrics, which were in its head
}

// Cut off and with bits turned: a sentence with the file, never a crash or a sample made up of it.
void TestDataDirectory::damagedFilesAreSaid()
{
    const QString path = blocksOf(oddText(), "damaged");
    const QString block = path + '/' + QDir(path).entryList({"01*"})[0];
    for (const QString &name : {QStringLiteral("/index"), QStringLiteral("/chunks/000001"),
                                QStringLiteral("/tombstones")}) {
        QFile file(block + name);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray whole = file.readAll();
        file.close();
        const auto tryWith = [&](const QByteArray &bytes) {
            QFile::remove(block + name); // it may be mapped
            QFile damaged(block + name);
            QVERIFY(damaged.open(QIODevice::WriteOnly) && damaged.write(bytes) == bytes.size());
            damaged.close();
            const auto directory = tsdb::DataDirectory::open(path.toStdString());
            if (directory)
                (void)(*directory)->select({}, 0, INT64_MAX / 2, {});
            else
                QVERIFY2(directory.error().origin.find("damaged") != std::string::npos,
                         describe(directory.error()).c_str());
        };
        const int step = std::max(1, int(whole.size()) / 60);
        for (int size = 0; size < int(whole.size()); size += step)
            tryWith(whole.left(size));
        for (int at = 0; at < int(whole.size()); at += step) {
            QByteArray turned = whole;
            turned[at] = char(~turned[at]);
            tryWith(turned);
        }
        tryWith(whole);
    }
    QVERIFY(everything(**tsdb::DataDirectory::open(path.toStdString()))
            == everything(storeOf(oddText())));
}

// All samples that a server has answered with, once it is gone: they are in its log alone.
void TestDataDirectory::whatIsInNoBlockYet()
{
    PrometheusOptions options;
    options.arguments = QStringList{"--web.enable-admin-api"};
    auto server = PrometheusServer::start(options);
    QVERIFY(server);
    QTRY_VERIFY_WITH_TIMEOUT(server->query("count_over_time(up[1m]) > 5").contains("\"metric\""),
                             30'000);
    QVERIFY(httpPost(server->url("/api/v1/admin/tsdb/delete_series"), "match[]=go_goroutines",
                     "application/x-www-form-urlencoded")
                .ok());
    const auto theirs = decodeQueryResponse(padded(server->query("{job=\"prometheus\"}[1h]")));
    QVERIFY(theirs && theirs->series.size() > 100);
    const QString kept = m_folder.filePath("killed");
    server->kill();
    QVERIFY(QDir().rename(server->directory() + "/data", kept));
    const auto directory = tsdb::DataDirectory::open(kept.toStdString());
    QVERIFY2(directory, directory ? "" : describe(directory.error()).c_str());
    QVERIFY2(!(*directory)->damage(),
             (*directory)->damage() ? describe(*(*directory)->damage()).c_str() : "");
    const All ours = everything(**directory);
    for (const Series &series : theirs->series) {
        const auto found = ours.find(series.labels);
        QVERIFY2(found != ours.end(), series.labels.toString().c_str());
        for (std::size_t i = 0; i < series.times.size(); ++i) {
            const std::pair<std::int64_t, std::uint64_t> sample{series.times[i],
                                                                bitsOf(series.values[i])};
            QVERIFY2(std::ranges::find(found->second, sample) != found->second.end(),
                     series.labels.toString().c_str());
        }
    }
    for (const auto &[labels, samples] : ours)
        QVERIFY(labels.metricName() != "go_goroutines" || samples.size() < 4); // since then
}

QString TestDataDirectory::logOfAServer() const
{
    const auto server = PrometheusServer::start();
    QByteArray answer;
    for (int i = 0; server && i < 100 && !answer.contains("\"metric\""); ++i) {
        QTest::qWait(200);
        answer = server->query("count_over_time(up[1m]) > 1");
    }
    const QString kept = m_folder.filePath("log");
    if (server)
        server->kill();
    return server && QDir().rename(server->directory() + "/data", kept) ? kept : QString();
}

// Only whole records count, and nothing is made up.
void TestDataDirectory::damagedLogsAreSaid()
{
    const QString path = logOfAServer();
    const auto whole = tsdb::DataDirectory::open(path.toStdString());
    QVERIFY(whole);
    const All all = everything(**whole);
    const QString segment = path + "/wal/00000000";
    QFile file(segment);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    file.close();
    const auto tryWith = [&](const QByteArray &damaged, bool isCut) {
        QFile other(segment);
        QVERIFY(other.open(QIODevice::WriteOnly) && other.write(damaged) == damaged.size());
        other.close();
        const auto directory = tsdb::DataDirectory::open(path.toStdString());
        QVERIFY(directory);
        const auto &damage = (*directory)->damage();
        QVERIFY(damage || isCut); // between two records a cut is none
        if (damage)
            QVERIFY2(damage->origin.ends_with("/wal/00000000"), describe(*damage).c_str());
        for (const auto &[labels, samples] : everything(**directory))
            for (const auto &sample : samples)
                QVERIFY(std::ranges::find(all.at(labels), sample) != all.at(labels).end());
    };
    const int used = int(bytes.size());
    for (int i = 1; i < 40; ++i) {
        tryWith(bytes.left(used * i / 40), true);
        QByteArray turned = bytes;
        turned[used * i / 40] = char(~turned[used * i / 40]);
        tryWith(turned, false);
    }
}

// Samples that come so fast that chunks of them are full, and the log ends after its first page.
void TestDataDirectory::chunksStandInForADamagedLog()
{
    PrometheusOptions options;
    options.config = "global: { scrape_interval: 50ms, scrape_timeout: 50ms }\nscrape_configs: [{"
                     " job_name: fast, static_configs: [{ targets: ['@PROMETHEUS@'] }] }]\n";
    const auto server = PrometheusServer::start(options);
    QVERIFY(server);
    QTRY_VERIFY_WITH_TIMEOUT(server->query("count_over_time(up[1m]) > 300").contains("\"metric\""),
                             60'000);
    const QString kept = m_folder.filePath("chunks");
    server->terminate(); // killed, it would not have written them
    QVERIFY(QDir().rename(server->directory() + "/data", kept));
    const auto whole = tsdb::DataDirectory::open(kept.toStdString());
    QVERIFY2(whole && !(*whole)->damage(),
             whole && (*whole)->damage() ? describe(*(*whole)->damage()).c_str() : "");
    const All all = everything(**whole);
    QFile log(kept + "/wal/00000000");
    QVERIFY(log.resize(log.size() / 3));
    const auto cut = tsdb::DataDirectory::open(kept.toStdString());
    QVERIFY(cut && (*cut)->damage());
    std::size_t longest = 0;
    for (const auto &[labels, samples] : everything(**cut)) {
        const auto &before = all.at(labels);
        for (const auto &sample : samples)
            QVERIFY(std::ranges::find(before, sample) != before.end());
        longest = std::max(longest, 100 * samples.size() / before.size());
    }
    QVERIFY2(longest > 50, qPrintable(QString::number(longest))); // percent
}

void TestDataDirectory::isNone()
{
    const auto none = tsdb::DataDirectory::open(m_folder.path().toStdString() + "/nothing");
    QVERIFY(!none);
    QCOMPARE(none.error().message,
             std::string("there is no block of a Prometheus data directory here"));
}

QTEST_GUILESS_MAIN(TestDataDirectory)
#include "tst_datadirectory.moc"
