// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/prometheus/apierror.h"
#include "datasource/prometheus/apiresponse.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <algorithm>

using namespace onex;

namespace {

const QString kApi = QStringLiteral(ONEX_CORPUS "/api/");

std::string readFile(const char *name)
{
    QFile file{kApi + QString::fromLatin1(name)};
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string{};
}

} // namespace

#define NEEDS_CORPUS()                                                                             \
    if (!QDir{kApi}.exists())                                                                      \
    QSKIP("no corpus of server answers beside the sources")

class ApiResponseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rules();
    void alerts();
    void rulesOfTheCorpus();
    void alertsOfTheCorpus();
    void metadata();
    void buildInfo();
    void alertmanagers();
    void alertmanagersOfTheCorpus();
    void rejects_data();
    void rejects();
    void serverErrors_data();
    void serverErrors();
    void errorsOfTheCorpus_data();
    void errorsOfTheCorpus();
};

void ApiResponseTest::rules()
{
    const auto groups = decodeRules(
        R"json({"status":"success","data":{"groups":[
            {"name":"z","file":"b.yml","interval":15,"rules":[
              {"type":"recording","name":"a:b","query":"sum(b)","health":"err","lastError":"boom",
               "evaluationTime":0.25,"lastEvaluation":"2026-11-22T10:40:43.172562177Z"}]},
            {"name":"a","file":"a.yml","interval":1.5,"rules":[
              {"type":"alerting","name":"Down","query":"up==0","duration":90,"keepFiringFor":0.5,
               "state":"firing","health":"ok","labels":{"severity":"critical"},
               "annotations":{"summary":"<b>"},
               "alerts":[{"labels":{"i":"2"},"state":"firing","activeAt":"1970-01-01T00:00:01Z",
                          "value":"1e+00"},
                         {"labels":{"i":"1"},"state":"pending","value":"NaN"}]}, 7]}]}})json");
    QVERIFY2(groups, groups ? "" : groups.error().message.c_str());
    QCOMPARE(groups->size(), std::size_t{2});
    const RuleGroup &first = groups->at(0);
    QCOMPARE(first.file, std::string{"a.yml"});
    QCOMPARE(first.intervalMs, std::int64_t{1500});
    QCOMPARE(first.rules.size(), std::size_t{1});
    const Rule &down = first.rules[0];
    QVERIFY(down.type == Rule::Type::Alerting);
    QCOMPARE(down.durationMs, std::int64_t{90000});
    QCOMPARE(down.keepFiringForMs, std::int64_t{500});
    QCOMPARE(down.labels.value("severity"), std::string_view{"critical"});
    QCOMPARE(down.annotations.value("summary"), std::string_view{"<b>"});
    QCOMPARE(down.alerts[0].labels.value("i"), std::string_view{"1"});
    QCOMPARE(down.alerts[1].activeAt, std::int64_t{1000});
    QCOMPARE(down.alerts[1].value, 1.0);
    const Rule &recording = groups->at(1).rules[0];
    QVERIFY(recording.type == Rule::Type::Recording);
    QCOMPARE(recording.health, std::string{"err"});
    QCOMPARE(recording.lastError, std::string{"boom"});
    QCOMPARE(recording.evaluationMs, 250.0);
    QCOMPARE(recording.lastEvaluation, std::int64_t{1795344043172});
}

void ApiResponseTest::alerts()
{
    const auto alerts = decodeAlerts(
        R"({"status":"success","data":{"alerts":[)"
        R"({"labels":{"alertname":"Hot","room":"<i>2</i>"},"annotations":{"summary":"a\nb"},)"
        R"("state":"firing","activeAt":"1970-01-01T00:01:00.5Z","value":"3.1e+01"},)"
        R"({"labels":{"alertname":"Cold"},"annotations":{},"state":"pending",)"
        R"("activeAt":"1970-01-01T01:00:00+01:00","value":"-0"}]}})");
    QVERIFY2(alerts, alerts ? "" : alerts.error().message.c_str());
    QCOMPARE(alerts->size(), std::size_t{2});
    QCOMPARE(alerts->at(0).labels.value("alertname"), std::string_view{"Cold"});
    QCOMPARE(alerts->at(0).activeAt, std::int64_t{0});
    QCOMPARE(alerts->at(1).state, std::string{"firing"});
    QCOMPARE(alerts->at(1).annotations.value("summary"), std::string_view{"a\nb"});
    QCOMPARE(alerts->at(1).activeAt, std::int64_t{60500});
    QCOMPARE(alerts->at(1).value, 31.0);
    QVERIFY(decodeAlerts(R"({"status":"success","data":{"alerts":[]}})")->empty());
    QVERIFY(decodeRules(R"({"status":"success","data":{"groups":[]}})")->empty());
}

void ApiResponseTest::rulesOfTheCorpus()
{
    NEEDS_CORPUS();
    const auto groups = decodeRules(readFile("prom_rules.json"));
    QVERIFY2(groups, groups ? "" : groups.error().message.c_str());
    QCOMPARE(groups->size(), std::size_t{1});
    QCOMPARE(groups->at(0).rules.at(0).name, std::string{"AlwaysFiring"});
    QVERIFY(decodeRules(readFile("prom_rules_none.json"))->empty());
}

void ApiResponseTest::alertsOfTheCorpus()
{
    NEEDS_CORPUS();
    const auto alerts = decodeAlerts(readFile("prom_alerts.json"));
    QVERIFY2(alerts, alerts ? "" : alerts.error().message.c_str());
    QCOMPARE(alerts->size(), std::size_t{9});
    const auto byLabels = [](const auto &a, const auto &b) { return a.labels < b.labels; };
    QVERIFY(std::is_sorted(alerts->begin(), alerts->end(), byLabels));
    QVERIFY(decodeAlerts(readFile("prom_alerts_none.json"))->empty());
}

void ApiResponseTest::metadata()
{
    const auto all = decodeMetadata(
        R"({"status":"success","data":{"b":[{"type":"gauge","help":"h","unit":"s"},{"type":"x"}],)"
        R"("a":[{"type":"counter","help":"","unit":""}],"odd":[],"worse":3}})");
    QVERIFY(all);
    QCOMPARE(all->size(), std::size_t{2});
    QCOMPARE(all->at(0).metric, std::string{"a"});
    QCOMPARE(all->at(1).type, std::string{"gauge"});
    QCOMPARE(all->at(1).unit, std::string{"s"});
}

void ApiResponseTest::buildInfo()
{
    const auto version = decodeBuildInfo(R"({"status":"success","data":{"version":"2.42.0+ds"}})");
    QVERIFY(version);
    QCOMPARE(*version, std::string{"2.42.0+ds"});
}

void ApiResponseTest::alertmanagers()
{
    const auto urls = decodeAlertmanagers(
        R"({"status":"success","data":{"activeAlertmanagers":[{"url":"https://b/x/api/v2/alerts"},)"
        R"({"url":"http://a:9093/api/v1/alerts"},{"url":"https://b/x/api/v2/alerts"},{"url":7},8,)"
        R"({"url":"file:///etc/passwd"},{"url":"http://c/other"}],)"
        R"("droppedAlertmanagers":[{"url":"http://d/api/v2/alerts"}]}})");
    QVERIFY2(urls, urls ? "" : urls.error().message.c_str());
    const std::vector<std::string> expected{"http://a:9093", "http://c/other", "https://b/x"};
    QCOMPARE(*urls, expected);
    QVERIFY(decodeAlertmanagers(R"({"status":"success","data":{}})")->empty());
    QVERIFY(!decodeAlertmanagers("<html>"));
}

void ApiResponseTest::alertmanagersOfTheCorpus()
{
    NEEDS_CORPUS();
    const auto urls = decodeAlertmanagers(readFile("prom_alertmanagers.json"));
    QVERIFY2(urls, urls ? "" : urls.error().message.c_str());
    QCOMPARE(*urls, std::vector<std::string>{"http://127.0.0.1:19093"});
}

void ApiResponseTest::rejects_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("kind");
    using enum Error::Kind;
    QTest::newRow("empty") << QByteArray{} << static_cast<int>(BadAnswer);
    QTest::newRow("web page") << QByteArray{"<html>"} << static_cast<int>(BadAnswer);
    QTest::newRow("array") << QByteArray{"[]"} << static_cast<int>(BadAnswer);
    QTest::newRow("no data") << QByteArray{R"({"status":"success"})"}
                             << static_cast<int>(BadAnswer);
    QTest::newRow("data is a list")
        << QByteArray{R"({"status":"success","data":[]})"} << static_cast<int>(BadAnswer);
    QTest::newRow("error") << QByteArray{R"({"status":"error","errorType":"bad_data","error":"x"})"}
                           << static_cast<int>(BadQuery);
    QTest::newRow("not UTF-8") << QByteArray{"{\"status\":\"\xff\"}"}
                               << static_cast<int>(BadAnswer);
    QTest::newRow("large") << QByteArray(17 * 1024 * 1024, ' ') << static_cast<int>(TooLarge);
}

void ApiResponseTest::rejects()
{
    QFETCH(QByteArray, body);
    const auto groups = decodeRules(body.toStdString());
    QVERIFY(!groups);
    QTEST(static_cast<int>(groups.error().kind), "kind");
}

void ApiResponseTest::serverErrors_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("message");
    using enum Error::Kind;
    const auto row = [](const char *name, int status, const char *body, Error::Kind kind,
                        const char *message) {
        QTest::newRow(name) << status << QByteArray{body} << static_cast<int>(kind)
                            << QByteArray{message};
    };
    row("parse error", 400,
        R"({"status":"error","errorType":"bad_data","error":"invalid parameter \"query\": 1:7: )"
        R"(parse error: a brace is open"})",
        BadQuery, R"(invalid parameter "query": 1:7: parse error: a brace is open)");
    row("too many points", 400,
        R"({"status":"error","errorType":"bad_data","error":"exceeded 11,000 points"})", BadQuery,
        "exceeded 11,000 points");
    row("too many samples", 422,
        R"({"status":"error","errorType":"execution","error":"too many samples in memory"})",
        BadQuery, "too many samples in memory");
    row("too slow", 503, R"({"status":"error","errorType":"timeout","error":"gave up after 2m"})",
        Timeout, "gave up after 2m");
    row("cancelled", 503, R"({"status":"error","errorType":"canceled","error":"client left"})",
        Unavailable, "client left");
    row("switched off", 500,
        R"({"status":"error","errorType":"unavailable","error":"this API is switched off"})",
        Unavailable, "this API is switched off");
    row("broken inside", 500,
        R"({"status":"error","errorType":"internal","error":"index is broken"})", BadAnswer,
        "index is broken");
    row("too often", 429, "slow down", Unavailable,
        "the server asks to be asked less often: slow down (HTTP 429)");
    row("no such page", 404, "not here\n", NotFound,
        "there is no such page on the server; is the address right?: not here (HTTP 404)");
    row("a proxy's page", 502,
        "<!DOCTYPE html>\n<html><head><title> Bad gateway </title></head><body>x</body></html>",
        Unavailable, "the proxy cannot reach the server: Bad gateway (HTTP 502)");
    row("nothing", 504, "", Unavailable, "the server failed (HTTP 504)");
    row("cut JSON", 400, R"({"status":"error","errorType":"bad_da)", BadQuery,
        R"(the server failed: {"status":"error","errorType":"bad_da (HTTP 400))");
    row("words of the server", 422, R"({"status":"error","errorType":"execution","error":"boom"})",
        BadQuery, "boom");
    row("a proxy's JSON", 503, R"({"status":"error","errorType":"503","error":"no backend"})",
        Unavailable, "no backend");
    row("starting", 503, "Service Unavailable", Unavailable,
        "the server is not ready: Service Unavailable (HTTP 503)");
    row("header too large", 431, "", BadQuery,
        "the request is too large for the server (HTTP 431)");
    row("method", 405, "Method Not Allowed", BadQuery,
        "the server does not allow this method: Method Not Allowed (HTTP 405)");
    row("unauthorized page", 401, "<html><title>401 Authorization Required</title></html>", Denied,
        "the server wants credentials: 401 Authorization Required (HTTP 401)");
    row("page without title", 502, "<html></html>", Unavailable,
        "the proxy cannot reach the server (HTTP 502)");
    row("control characters", 500, "a\x1b[31mb\nsecond line", BadAnswer,
        "the server failed: a [31mb (HTTP 500)");
    row("JSON without words", 500, "{}", BadAnswer, "the server failed: {} (HTTP 500)");
}

void ApiResponseTest::serverErrors()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    const Error error = errorOfAnswer(status, body.toStdString());
    QTEST(static_cast<int>(error.kind), "kind");
    QTEST(QByteArray::fromStdString(error.message), "message");
}

void ApiResponseTest::errorsOfTheCorpus_data()
{
    NEEDS_CORPUS();
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("words");
    using enum Error::Kind;
    const auto row = [](const char *file, int status, Error::Kind kind, const char *words) {
        QTest::newRow(file) << QByteArray{file} << status << static_cast<int>(kind)
                            << QByteArray{words};
    };
    row("prom_err_parse.json", 400, BadQuery, "unexpected end of input inside braces");
    row("prom_err_exec_manytomany.json", 422, BadQuery, "many-to-many");
    row("prom_err_422_toomany.json", 422, BadQuery, "too many samples");
    row("prom_err_range_11000.json", 400, BadQuery, "11,000 points");
    row("prom_err_503_timeout.json", 503, Timeout, "query timed out");
    row("prom_err_503_starting.txt", 503, Unavailable, "Service Unavailable");
    row("prom_err_404.json", 404, NotFound, "404 page not found");
    row("prom_err_405.json", 405, BadQuery, "Method Not Allowed");
    row("prom_err_admin_disabled.json", 500, Unavailable, "admin APIs disabled");
}

void ApiResponseTest::errorsOfTheCorpus()
{
    NEEDS_CORPUS();
    QFETCH(QByteArray, file);
    QFETCH(int, status);
    const Error error = errorOfAnswer(status, readFile(file.constData()));
    QTEST(static_cast<int>(error.kind), "kind");
    QFETCH(QByteArray, words);
    QVERIFY2(error.message.find(words.toStdString()) != std::string::npos, error.message.c_str());
}

QTEST_GUILESS_MAIN(ApiResponseTest)
#include "tst_apiresponse.moc"
