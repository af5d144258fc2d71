// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/prometheus/requests.h"

#include <QTest>

using namespace onex;

namespace {

const QUrl kBase{QStringLiteral("http://h:9090/prefix/")};
constexpr std::chrono::milliseconds kTimeout{1500};

} // namespace

class RequestsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rangeQuery();
    void instantQuery();
    void longQueryIsRefused();
    void seconds_data();
    void seconds();
    void seriesAlwaysHaveAMatcher();
    void labelValues();
    void labelInPath_data();
    void labelInPath();
};

void RequestsTest::rangeQuery()
{
    MetricQuery query;
    query.expr = "rate(a{b=~\"c+&d\"}[5m])";
    query.range = {1000, 2500};
    query.stepMs = 500;
    const auto request = queryRequest(kBase, query, kTimeout);
    QVERIFY(request);
    QCOMPARE(request->url.toString(), QStringLiteral("http://h:9090/prefix/api/v1/query_range"));
    QVERIFY(request->method == HttpRequest::Method::Post);
    QVERIFY(request->repeatable);
    QCOMPARE(request->body,
             QByteArray{"query=rate%28a%7Bb%3D~%22c%2B%26d%22%7D%5B5m%5D%29&start=1&end=2.500&"
                        "step=0.500&timeout=1500ms"});
}

void RequestsTest::instantQuery()
{
    MetricQuery query;
    query.expr = "up";
    query.instant = true;
    query.range = {0, 1234};
    const auto request = queryRequest(kBase, query, kTimeout);
    QVERIFY(request);
    QCOMPARE(request->url.path(), QStringLiteral("/prefix/api/v1/query"));
    QCOMPARE(request->body, QByteArray{"query=up&time=1.234&timeout=1500ms"});
}

void RequestsTest::longQueryIsRefused()
{
    MetricQuery query;
    query.expr.assign(10'000'001, 'a');
    const auto request = queryRequest(kBase, query, kTimeout);
    QVERIFY(!request);
    QCOMPARE(request.error().kind, Error::Kind::BadQuery);
}

void RequestsTest::seconds_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("whole") << qint64{1795344034000} << QByteArray{"1795344034"};
    QTest::newRow("milliseconds") << qint64{1795344034005} << QByteArray{"1795344034.005"};
    QTest::newRow("negative") << qint64{-1500} << QByteArray{"-1.500"};
    QTest::newRow("just before the epoch") << qint64{-5} << QByteArray{"-0.005"};
    QTest::newRow("zero") << qint64{0} << QByteArray{"0"};
}

void RequestsTest::seconds()
{
    QFETCH(qint64, ms);
    QTEST(apiSeconds(ms), "text");
}

void RequestsTest::seriesAlwaysHaveAMatcher()
{
    QCOMPARE(seriesRequest(kBase, {}, {})->body,
             QByteArray{"match%5B%5D=%7B__name__%21%3D%22%22%7D"});
    QCOMPARE(seriesRequest(kBase, {"up", "a"}, {1000, 2000})->body,
             QByteArray{"match%5B%5D=up&match%5B%5D=a&start=1&end=2"});
}

void RequestsTest::labelValues()
{
    const auto request = labelValuesRequest(kBase, "job", {"up{a=\"b&c\"}"}, {1000, 2000});
    QVERIFY(request.method == HttpRequest::Method::Get);
    QCOMPARE(request.url.toEncoded(),
             QByteArray{"http://h:9090/prefix/api/v1/label/job/values?"
                        "match%5B%5D=up%7Ba%3D%22b%26c%22%7D&start=1&end=2"});
}

void RequestsTest::labelInPath_data()
{
    QTest::addColumn<QByteArray>("label");
    QTest::addColumn<QString>("path");
    QTest::newRow("plain") << QByteArray{"job_1"} << QStringLiteral("job_1");
    QTest::newRow("dotted") << QByteArray{"http.status_code"}
                            << QStringLiteral("U__http_2e_status__code");
    QTest::newRow("a way out") << QByteArray{"../../admin"}
                               << QStringLiteral("U___2e__2e__2f__2e__2e__2f_admin");
    QTest::newRow("snowman") << QByteArray{"☃"} << QStringLiteral("U___2603_");
}

void RequestsTest::labelInPath()
{
    QFETCH(QByteArray, label);
    QTEST(onex::labelInPath(label.toStdString()), "path");
}

QTEST_GUILESS_MAIN(RequestsTest)
#include "tst_requests.moc"
