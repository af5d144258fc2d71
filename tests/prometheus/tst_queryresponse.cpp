// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/prometheus/queryresponse.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace onex;

namespace {

const QString kApi = QStringLiteral(ONEX_CORPUS "/api/");

// Nothing may be read behind it.
PaddedBody unpadded(const QByteArray &body)
{
    const auto size = static_cast<std::size_t>(body.size());
    return {{body.constData(), size}, size};
}

Result<Frame> decode(const QByteArray &body, const DecodeLimits &limits = {})
{
    return decodeQueryResponse(unpadded(body), limits);
}

QByteArray readFile(const QString &path)
{
    QFile file{path};
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
}

QByteArray success(const QByteArray &data, const QByteArray &more = {})
{
    return R"({"status":"success","data":)" + data + more + "}";
}

QByteArray matrix(const QByteArray &result)
{
    return success(R"({"resultType":"matrix","result":)" + result + "}");
}

} // namespace

#define NEEDS_CORPUS()                                                                             \
    if (!QDir{kApi}.exists())                                                                      \
    QSKIP("no corpus of server answers beside the sources")

class QueryResponseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shapes_data();
    void shapes();
    void corpus_data();
    void corpus();
    void everyCutIsAnError();
    void oddValues();
    void nativeHistograms();
    void mixedSeriesBecomesTwo();
    void warningsAndInfos();
    void partialAnswerIsAWarning();
    void anyOrderOfKeys();
    void paddingIsOptional();
    void series();
    void labels();
    void rejects_data();
    void rejects();
    void caps_data();
    void caps();
    void listCaps();
};

// One of every kind of answer that servers give.
void QueryResponseTest::shapes_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QList<int>>("points");
    QTest::addColumn<QList<int>>("histograms");
    const auto row
        = [](const char *name, Frame::Kind kind, const QList<int> &points,
             const QList<int> &histograms, const QByteArray &data, const QByteArray &more = {}) {
              QTest::newRow(name) << success(data, more) << static_cast<int>(kind) << points
                                  << histograms;
          };
    using enum Frame::Kind;
    const QByteArray fans = R"({"resultType":"vector","result":[)"
                            R"({"metric":{"__name__":"fan_rpm","fan":"a"},"value":[60.25,"900"]},)"
                            R"({"metric":{"__name__":"fan_rpm","fan":"b"},"value":[60.25,"0"]}]})";
    row("vector", Vector, {1, 1}, {0, 0}, fans);
    row("nothing found", Vector, {}, {}, R"({"resultType":"vector","result":[]})");
    row("with statistics", Vector, {1, 1}, {0, 0}, fans,
        R"(,"stats":{"timings":{"evalTotalTime":0.002},"samples":{"peakSamples":4}})");
    row("with warnings", Vector, {1, 1}, {0, 0}, fans,
        R"(,"warnings":["the far store did not answer"],"infos":["metric might not be a counter"])");
    row("scalar", Scalar, {1}, {0}, R"({"resultType":"scalar","result":[60.25,"-Inf"]})");
    row("string", String, {}, {}, R"({"resultType":"string","result":[60.25,"\tgrün"]})");
    row("matrix", Matrix, {3, 1}, {0, 0},
        R"({"resultType":"matrix","result":[{"metric":{"fan":"a"},"values":[[60,"1"],[75,"2"],)"
        R"([90,"3"]]},{"metric":{"fan":"b"},"values":[[90,"NaN"]]}]})");
    row("matrix of a scalar", Matrix, {2}, {0},
        R"({"resultType":"matrix","result":[{"metric":{},"values":[[60,"60"],[75,"75"]]}]})");
    row("native histograms now", Vector, {0}, {1},
        R"({"resultType":"vector","result":[{"metric":{"__name__":"wait"},"histogram":[60.25,)"
        R"({"count":"6","sum":"7.5","buckets":[[1,"-2","-1","1"],[3,"-1e-9","1e-9","2"],)"
        R"([0,"1","2","3"]]}]}]})");
    row("native histograms in time", Matrix, {0}, {2},
        R"({"resultType":"matrix","result":[{"metric":{"__name__":"wait"},"histograms":[)"
        R"([60,{"count":"1","sum":"1","buckets":[[0,"0.5","1","1"]]}],)"
        R"([75,{"count":"0","sum":"0"}]]}]})");
    row("plain and native series", Vector, {1, 0}, {0, 1},
        R"({"resultType":"vector","result":[{"metric":{"a":"1"},"value":[60,"1"]},)"
        R"({"metric":{"a":"2"},"histogram":[60,{"count":"1","sum":"1"}]}]})");
}

void QueryResponseTest::shapes()
{
    QFETCH(QByteArray, body);
    const auto frame = decode(body);
    QVERIFY2(frame, frame ? "" : frame.error().message.c_str());
    QList<int> points, histograms;
    for (const Series &series : frame->series) {
        points.append(static_cast<int>(series.times.size()));
        histograms.append(static_cast<int>(series.histograms.size()));
    }
    QTEST(static_cast<int>(frame->kind), "kind");
    QTEST(points, "points");
    QTEST(histograms, "histograms");
}

void QueryResponseTest::corpus_data()
{
    NEEDS_CORPUS();
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("series");
    QTest::addColumn<int>("points");
    const auto row = [](const char *file, Frame::Kind kind, int series, int points) {
        QTest::newRow(file) << kApi + QString::fromLatin1(file) << static_cast<int>(kind) << series
                            << points;
    };
    using enum Frame::Kind;
    row("prom_query_vector.json", Vector, 5, 5);
    row("prom_query_post.json", Vector, 5, 5);
    row("prom_query_odd.json", Vector, 7, 7);
    row("prom_query_empty.json", Vector, 0, 0);
    row("prom_query_stats_all.json", Vector, 1, 1);
    row("prom_query_scalar.json", Scalar, 1, 1);
    row("prom_query_scalar_nan.json", Scalar, 1, 1);
    row("prom_query_string.json", String, 0, 0);
    row("prom_query_hist_classic.json", Vector, 1, 1);
    row("prom_range_scalar.json", Matrix, 1, 6);
    row("prom_range_odd.json", Matrix, 7, 28);
    row("prom_range_empty.json", Matrix, 0, 0);
    row("prom_native_hist_instant.json", Vector, 1, 0);
    row("prom_native_hist_range.json", Matrix, 1, 0);
    row("prom_warnings_remote_read.json", Vector, 2, 2);
}

void QueryResponseTest::corpus()
{
    NEEDS_CORPUS();
    QFETCH(QString, file);
    const auto frame = decode(readFile(file));
    QVERIFY2(frame, frame ? "" : frame.error().message.c_str());
    QTEST(static_cast<int>(frame->kind), "kind");
    QTEST(static_cast<int>(frame->series.size()), "series");
    std::size_t points = 0;
    for (const Series &series : frame->series) {
        QCOMPARE(series.times.size(), series.values.size());
        QVERIFY(std::is_sorted(series.times.begin(), series.times.end(), std::less_equal<>{}));
        points += series.times.size();
    }
    QTEST(static_cast<int>(points), "points");
}

void QueryResponseTest::everyCutIsAnError()
{
    const QByteArray whole = success(R"({"resultType":"matrix","result":[{"metric":{"a":"b"},)"
                                     R"("values":[[1,"2"],[2.5,"NaN"]]}]})",
                                     R"(,"warnings":["w"])");
    QVERIFY(decode(whole));
    for (qsizetype length = 0; length < whole.size(); ++length) {
        const auto cut = decode(whole.left(length));
        QVERIFY2(!cut, whole.left(length).constData());
        QCOMPARE(cut.error().kind, Error::Kind::BadAnswer);
    }
}

void QueryResponseTest::oddValues()
{
    const auto frame
        = decode(matrix(R"([{"metric":{"kind":"\u003cb\u003e\n☃"},"values":[[-1.5,"-0"],)"
                        R"([1,"5e-324"],[2,"+Inf"],[3,"-Inf"],[4.0006,"NaN"],[5,"1e+00"]]}])"));
    QVERIFY2(frame, frame ? "" : frame.error().message.c_str());
    const Series &series = frame->series.at(0);
    QCOMPARE(series.labels.value("kind"), std::string_view{"<b>\n☃"});
    const std::vector<std::int64_t> times{-1500, 1000, 2000, 3000, 4001, 5000};
    QVERIFY(series.times == times);
    QVERIFY(std::signbit(series.values[0]));
    QCOMPARE(series.values[1], 5e-324);
    QVERIFY(std::isinf(series.values[2]) && std::isinf(series.values[3]));
    QVERIFY(std::isnan(series.values[4]));
}

void QueryResponseTest::nativeHistograms()
{
    const auto frame = decode(matrix(
        R"([{"metric":{"__name__":"h"},"histograms":[[1,{"count":"3","sum":"-4.5",)"
        R"("buckets":[[3,"-0.5","0.5","1"],[0,"1","2","2"]]}],[1,{"count":"9","sum":"9"}]]}])"));
    QVERIFY2(frame, frame ? "" : frame.error().message.c_str());
    const Series &series = frame->series.at(0);
    QVERIFY(series.times.empty());
    QCOMPARE(series.histograms.size(), std::size_t{1}); // the second does not ascend
    const HistogramSample &sample = series.histograms[0];
    QCOMPARE(sample.time, std::int64_t{1000});
    QCOMPARE(sample.count, 3.0);
    QCOMPARE(sample.sum, -4.5);
    const std::vector<HistogramBucket> buckets{{3, -0.5, 0.5, 1}, {0, 1, 2, 2}};
    QVERIFY(sample.buckets == buckets);
}

void QueryResponseTest::mixedSeriesBecomesTwo()
{
    const auto frame = decode(matrix(R"([{"metric":{"a":"b"},"values":[[1,"1"]],)"
                                     R"("histograms":[[2,{"count":"1","sum":"1"}]]}])"));
    QVERIFY(frame);
    QCOMPARE(frame->series.size(), std::size_t{2});
    QVERIFY(frame->series[0].histograms.empty());
    QVERIFY(frame->series[1].times.empty());
    QVERIFY(frame->series[1].labels == frame->series[0].labels);
}

void QueryResponseTest::warningsAndInfos()
{
    const auto frame
        = decode(success(R"({"resultType":"vector","result":[]})",
                         R"(,"warnings":["w1","w2"],"infos":["i"],"stats":{"a":[1]})"));
    QVERIFY(frame);
    QCOMPARE(frame->warnings.size(), std::size_t{2});
    QCOMPARE(frame->warnings[1], std::string{"w2"});
    QCOMPARE(frame->infos.size(), std::size_t{1});
}

void QueryResponseTest::partialAnswerIsAWarning()
{
    const QByteArray data = R"({"resultType":"vector","result":[]})";
    const auto whole = decode(success(data, R"(,"isPartial":false)"));
    QVERIFY(whole && whole->warnings.empty());
    const auto partial = decode(success(data, R"(,"isPartial":true)"));
    QVERIFY(partial && partial->warnings.size() == 1);
}

void QueryResponseTest::anyOrderOfKeys()
{
    const auto frame
        = decode(R"({"warnings":null,"data":{"result":[{"values":[[1,"1"]],"metric":{"a":"b"}}],)"
                 R"("resultType":"matrix"},"status":"success"})");
    QVERIFY2(frame, frame ? "" : frame.error().message.c_str());
    QCOMPARE(frame->series.at(0).labels.value("a"), std::string_view{"b"});
}

void QueryResponseTest::paddingIsOptional()
{
    const QByteArray body = matrix(R"([{"metric":{},"values":[[1,"1"]]}])");
    QByteArray roomy = body;
    roomy.reserve(body.size() + 64);
    PaddedBody withPadding = unpadded(roomy);
    withPadding.capacity = static_cast<std::size_t>(roomy.capacity());
    QVERIFY(*decodeQueryResponse(withPadding) == *decode(body));
}

void QueryResponseTest::series()
{
    const QByteArray body = success(R"([{"__name__":"up","job":"a"},{"__name__":"up","job":"b"}])",
                                    R"(,"warnings":["w"])");
    const auto all = decodeSeriesResponse(unpadded(body));
    QVERIFY(all);
    QCOMPARE(all->size(), std::size_t{2});
    QCOMPARE((*all)[1].value("job"), std::string_view{"b"});
    NEEDS_CORPUS();
    QCOMPARE(
        decodeSeriesResponse(unpadded(readFile(kApi + QStringLiteral("prom_series.json"))))->size(),
        std::size_t{5});
}

void QueryResponseTest::labels()
{
    const auto all = decodeLabelsResponse(unpadded(success(R"(["a","\u00e9"])")));
    QVERIFY(all);
    QCOMPARE((*all)[1], std::string{"é"});
    QVERIFY(decodeLabelsResponse(unpadded(success("[]")))->empty());
    const QByteArray error = R"({"status":"error","errorType":"bad_data","error":"no"})";
    QCOMPARE(decodeLabelsResponse(unpadded(error)).error().kind, Error::Kind::BadQuery);
}

void QueryResponseTest::rejects_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("words");
    const auto row
        = [](const char *name, const QByteArray &body, Error::Kind kind, const char *words) {
              QTest::newRow(name) << body << static_cast<int>(kind) << QByteArray{words};
          };
    using enum Error::Kind;
    row("empty", "", BadAnswer, "is empty");
    row("spaces", " \n", BadAnswer, "is empty");
    row("web page", "<!DOCTYPE html><title>Sign in</title>", BadAnswer, "\"Sign in\"");
    row("plain text", "Service Unavailable", BadAnswer, "not Prometheus' API");
    row("not an object", "[1,2]", BadAnswer, "not Prometheus' API");
    row("no status", R"({"data":{"resultType":"vector","result":[]}})", BadAnswer, "no status");
    row("no data", R"({"status":"success"})", BadAnswer, "no data");
    row("null data", R"({"status":"success","data":null})", BadAnswer, "no data");
    row("its own words", R"({"status":"error","errorType":"execution","error":"boom <b>"})",
        BadQuery, "boom <b>");
    row("error with null data",
        R"({"status":"error","data":null,"errorType":"timeout","error":"slow"})", Timeout, "slow");
    row("error without words", R"({"status":"error"})", BadQuery, "without saying");
    row("streams", success(R"({"resultType":"streams","result":[]})"), BadAnswer, "unknown type");
    row("no result", success(R"({"resultType":"vector"})"), BadAnswer, "not Prometheus' API");
    row("value no number", matrix(R"([{"metric":{},"values":[[1,"x"]]}])"), BadAnswer, "malformed");
    row("instant value no number",
        success(R"({"resultType":"vector","result":[{"metric":{},"value":[1,"x"]}]})"), BadAnswer,
        "a value is not a number");
    row("endless value",
        success(R"({"resultType":"vector","result":[{"metric":{},"value":[1,")"
                + QByteArray(99, '1') + R"("]}]})"),
        BadAnswer, "a value is not a number");
    row("time no number", success(R"({"resultType":"scalar","result":["1","1"]})"), BadAnswer,
        "a timestamp is not a number");
    row("one part", success(R"({"resultType":"scalar","result":[1]})"), BadAnswer, "not a pair");
    row("bad bucket", matrix(R"([{"metric":{},"histograms":[[1,{"buckets":[[9,"1","2","3"]]}]]}])"),
        BadAnswer, "bucket");
    row("label no text", matrix(R"([{"metric":{"a":1},"values":[]}])"), BadAnswer, "not");
    row("not UTF-8", matrix("[{\"metric\":{\"a\":\"\xff\"},\"values\":[]}]"), BadAnswer, "not");
    row("text behind", matrix("[]") + "}", BadAnswer, "not");
    row("deep", QByteArray(100000, '['), BadAnswer, "not");
}

void QueryResponseTest::rejects()
{
    QFETCH(QByteArray, body);
    const auto frame = decode(body);
    QVERIFY(!frame);
    QTEST(static_cast<int>(frame.error().kind), "kind");
    QFETCH(QByteArray, words);
    QVERIFY2(frame.error().message.find(words.toStdString()) != std::string::npos,
             frame.error().message.c_str());
}

void QueryResponseTest::caps_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("bytes") << matrix("[" + QByteArray(2000, ' ') + "]") << QByteArray{"1000 bytes"};
    QTest::newRow("series") << matrix(R"([{"metric":{}},{"metric":{}},{"metric":{}}])")
                            << QByteArray{"2 series"};
    QTest::newRow("points") << matrix(
        R"([{"metric":{},"values":[[1,"1"],[2,"1"],[3,"1"],[4,"1"]]}])")
                            << QByteArray{"3 points"};
    QTest::newRow("histograms") << matrix(
        R"([{"metric":{},"histograms":[[1,{}],[2,{}],[3,{}],[4,{}]]}])")
                                << QByteArray{"3 points"};
}

void QueryResponseTest::caps()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, words);
    QVERIFY(decode(body));
    DecodeLimits limits;
    limits.maxBytes = 1000;
    limits.maxSeries = 2;
    limits.maxPoints = 3;
    const auto frame = decode(body, limits);
    QVERIFY(!frame);
    QCOMPARE(frame.error().kind, Error::Kind::TooLarge);
    QVERIFY2(frame.error().message.find(words.toStdString()) != std::string::npos,
             frame.error().message.c_str());
}

void QueryResponseTest::listCaps()
{
    DecodeLimits limits;
    limits.maxItems = 1;
    QCOMPARE(decodeLabelsResponse(unpadded(success(R"(["a","b"])")), limits).error().kind,
             Error::Kind::TooLarge);
    QCOMPARE(decodeSeriesResponse(unpadded(success(R"([{},{}])")), limits).error().kind,
             Error::Kind::TooLarge);
}

QTEST_GUILESS_MAIN(QueryResponseTest)
#include "tst_queryresponse.moc"
