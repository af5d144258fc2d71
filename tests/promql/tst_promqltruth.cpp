// SPDX-License-Identifier: GPL-3.0-or-later
// The same samples and the same queries, here and in the real Prometheus: the answers are the same.
// ONEX_SEED sets where the random queries begin, ONEX_QUERIES how many there are.
#include "datasource/archive/textformat.h"
#include "datasource/prometheus/queryresponse.h"
#include "datasource/promql/engine.h"
#include "datasource/promql/parser.h"
#include "tests/promql/randomquery.h"
#include "tests/promql/truthdata.h"
#include "tests/support/blockinghttp.h"
#include "tests/support/serverstack.h"

#include <QFile>
#include <QTest>

#include <algorithm>

using namespace onex;
using namespace onex::test;

namespace {

constexpr double kTolerance = 1e-9; // relative: sums are made in another order
constexpr double kNothing = 1e-12;  // what is left of the difference of two that are the same
constexpr std::int64_t kMoment = kTruthStart * 1000 + 7'260'500;

struct Moments // ms
{
    const char *name;
    std::int64_t from, step;
    int count;
    bool isInstant;
};

constexpr Moments kMoments[] = {
    {"instant", kMoment, 1000, 1, true},
    {"instant at the end", kTruthStart * 1000 + 10'900'500, 1000, 1, true},
    {"range", kTruthStart * 1000 + 7'200'500, 37'000, 105, false},
};

QByteArray seconds(std::int64_t ms) { return QByteArray::number(double(ms) / 1000, 'f', 3); }

bool isSame(double a, double b)
{
    if (std::isnan(a) || std::isnan(b))
        return std::isnan(a) && std::isnan(b);
    return a == b || std::abs(a - b) <= kNothing
        || std::abs(a - b) <= kTolerance * std::max(std::abs(a), std::abs(b));
}

QByteArray numberOf(double value) { return QByteArray::number(value, 'g', 17); }

// The first difference; empty: none.
QByteArray differenceOf(const Frame &ours, const Frame &theirs)
{
    if (ours.kind != theirs.kind || ours.text != theirs.text)
        return "another kind of answer";
    if (ours.series.size() != theirs.series.size())
        return QByteArray::number(int(ours.series.size())) + " series here, "
            + QByteArray::number(int(theirs.series.size())) + " there";
    for (std::size_t row = 0; row < ours.series.size(); ++row) {
        const Series &a = ours.series[row], &b = theirs.series[row];
        const QByteArray labels = QByteArray::fromStdString(a.labels.toString());
        if (a.labels != b.labels)
            return labels + " here, " + QByteArray::fromStdString(b.labels.toString()) + " there";
        if (a.times != b.times)
            return labels + " has " + QByteArray::number(int(a.times.size())) + " samples here, "
                + QByteArray::number(int(b.times.size())) + " there";
        for (std::size_t i = 0; i < a.values.size(); ++i)
            if (!isSame(a.values[i], b.values[i]))
                return labels + " at " + seconds(a.times[i]) + ": " + numberOf(a.values[i])
                    + " here, " + numberOf(b.values[i]) + " there";
    }
    return {};
}

Frame sorted(Frame frame)
{
    std::ranges::sort(frame.series, {}, &Series::labels);
    return frame;
}

} // namespace

class TestPromqlTruth : public QObject
{
    Q_OBJECT

    std::unique_ptr<PrometheusServer> m_server;
    MemoryStore m_store;

    Result<Frame> here(const QByteArray &query, const Moments &moments) const;
    Result<Frame> there(const QByteArray &query, const Moments &moments) const;
    QByteArray compared(const QByteArray &query, const Moments &moments) const;

private Q_SLOTS:
    void initTestCase();
    void written();
    void random();
};

void TestPromqlTruth::initTestCase()
{
    ONEX_REQUIRE_SERVERS();
    const QByteArray history = TruthData().text();
    const std::string_view text(history.constData(), std::size_t(history.size()));
    QVERIFY(TextFormatReader(m_store, 0).read(text));
    m_store.finish();
    PrometheusOptions options;
    options.config = "global: {}\n";
    options.history = history;
    options.arguments = QStringList{"--storage.tsdb.retention.time=100y"};
    m_server = PrometheusServer::start(options);
    QVERIFY(m_server);
}

Result<Frame> TestPromqlTruth::here(const QByteArray &query, const Moments &moments) const
{
    const auto expr = promql::parse(query.toStdString());
    if (!expr)
        return fail(expr.error());
    promql::Question question;
    question.steps = {moments.from, moments.step, moments.count};
    question.isInstant = moments.isInstant;
    return promql::evaluate(**expr, m_store, question);
}

Result<Frame> TestPromqlTruth::there(const QByteArray &query, const Moments &moments) const
{
    QByteArray form = "query=" + query.toPercentEncoding();
    if (moments.isInstant)
        form += "&time=" + seconds(moments.from);
    else
        form += "&start=" + seconds(moments.from)
            + "&end=" + seconds(moments.from + moments.step * (moments.count - 1))
            + "&step=" + seconds(moments.step);
    const QString path = moments.isInstant ? QStringLiteral("/api/v1/query")
                                           : QStringLiteral("/api/v1/query_range");
    const QByteArray body
        = httpPost(m_server->url(path), form, "application/x-www-form-urlencoded").body;
    return decodeQueryResponse(padded(body));
}

QByteArray TestPromqlTruth::compared(const QByteArray &query, const Moments &moments) const
{
    const Result<Frame> ours = here(query, moments), theirs = there(query, moments);
    QByteArray difference;
    if (ours && theirs)
        difference = query.startsWith("sort") ? differenceOf(*ours, *theirs)
                                              : differenceOf(sorted(*ours), sorted(*theirs));
    else if (ours)
        difference = "fails there: " + QByteArray::fromStdString(theirs.error().message);
    else if (theirs)
        difference = "fails here: " + QByteArray::fromStdString(ours.error().message);
    return difference.isEmpty() ? QByteArray()
                                : query + "\n    " + moments.name + ": " + difference;
}

void TestPromqlTruth::written()
{
    QFile file(QStringLiteral(ONEX_SOURCE_DIR "/tests/promql/queries.txt"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QByteArrayList differences;
    int count = 0;
    while (!file.atEnd()) {
        const QByteArray query = file.readLine().trimmed();
        if (query.isEmpty() || query.startsWith('#'))
            continue;
        for (const Moments &moments : kMoments) {
            ++count;
            if (const QByteArray difference = compared(query, moments); !difference.isEmpty())
                differences += difference;
        }
    }
    qInfo("%d queries were compared", count);
    QVERIFY2(differences.isEmpty(), ("\n" + differences.mid(0, 40).join('\n')).constData());
    QVERIFY(count >= 600);
}

void TestPromqlTruth::random()
{
    const quint32 seed = quint32(qEnvironmentVariableIntValue("ONEX_SEED")) + 7;
    const int wanted = qEnvironmentVariableIntValue("ONEX_QUERIES");
    const int count = wanted > 0 ? wanted : 2000;
    qInfo("%d queries from seed %u", count, seed);
    RandomQuery queries(seed);
    QByteArrayList differences;
    int answered = 0;
    for (int i = 0; i < count; ++i) {
        const QByteArray query = queries.next().toLatin1();
        const Moments &moments = kMoments[i % 3 == 0 ? 0 : 2];
        answered += here(query, moments).has_value() ? 1 : 0;
        if (const QByteArray difference = compared(query, moments); !difference.isEmpty())
            differences += difference;
    }
    qInfo("%d have an answer, %d differ", answered, int(differences.size()));
    QVERIFY2(differences.isEmpty(), ("\n" + differences.mid(0, 40).join('\n')).constData());
    QVERIFY(answered > count / 2);
}

QTEST_GUILESS_MAIN(TestPromqlTruth)
#include "tst_promqltruth.moc"
