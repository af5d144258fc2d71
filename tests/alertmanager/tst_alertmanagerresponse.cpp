// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/alertmanager/alertmanagerresponse.h"

#include <QFile>
#include <QTest>

using namespace onex;
using Kind = Error::Kind;

namespace {

const QByteArray kAlert = R"json({"annotations":{"summary":"\u003cb\u003e a\nb"},
    "endsAt":"1970-01-01T00:00:03.000Z","fingerprint":"f2","receivers":[{"name":"r1"},{"name":"r2"}],
    "startsAt":"1970-01-01T01:00:01+01:00",
    "status":{"inhibitedBy":["f1"],"silencedBy":["s1","s2"],"mutedBy":["night"],"state":"suppressed"},
    "updatedAt":"1970-01-01T00:00:02.5Z","generatorURL":"javascript:alert(1)","future":[1,{"a":2}],
    "labels":{"severity":"high","alertname":"Hot \u2603"}})json";

const QByteArray kSilence = R"({"id":"s2","status":{"state":"active"},
    "updatedAt":"1970-01-01T00:00:02Z","comment":"ACK! <b>","createdBy":"me",
    "endsAt":"1970-01-01T00:00:03Z","startsAt":"1970-01-01T00:00:01Z",
    "matchers":[{"isEqual":false,"isRegex":true,"name":"a","value":"x|y"},
                {"isRegex":false,"name":"b","value":""}]})";

const QByteArray kStatus = R"({"cluster":{"name":"A","peers":[{"address":"h:2","name":"B"},
    {"address":"h:1","name":"A"}],"status":"settling"},
    "config":{"original":"route:\n  group_by:\n  - alertname\n  - job\n"},
    "uptime":"1970-01-01T00:00:05.250Z","versionInfo":{"branch":"x","version":"0.25.0"}})";

QByteArray listOf(const QByteArray &first, const QByteArray &second = {})
{
    return '[' + first + (second.isEmpty() ? "" : ",") + second + "]\n";
}

QByteArray readCorpus(const char *name)
{
    QFile file{QStringLiteral(ONEX_CORPUS "/api/") + QString::fromLatin1(name)};
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
}

Result<void> outcome(const QByteArray &what, const QByteArray &body, const AlertLimits &limits = {})
{
    const auto of = [](const auto &result) -> Result<void> {
        return result ? Result<void>{} : fail(result.error());
    };
    if (what == "alerts")
        return of(decodeAlertList(padded(body), limits));
    if (what == "silences")
        return of(decodeSilenceList(padded(body), limits));
    return what == "status" ? of(decodeServerStatus(padded(body), limits))
                            : of(decodeSilenceId(padded(body), limits));
}

} // namespace

#define VERIFY_OK(result) QVERIFY2(result, result ? "" : result.error().message.c_str())

class AlertmanagerResponseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void alert();
    void alertOfFewWords();
    void alertsAreSorted();
    void silence();
    void status();
    void statusOfOneAlone();
    void silenceId();
    void rejects_data();
    void rejects();
    void cutAnywhereIsAnError_data();
    void cutAnywhereIsAnError();
    void limits_data();
    void limits();
    void corpus();
};

void AlertmanagerResponseTest::alert()
{
    const auto alerts = decodeAlertList(padded(listOf(kAlert)));
    VERIFY_OK(alerts);
    Alert expected;
    expected.fingerprint = "f2";
    expected.labels = Labels{{"alertname", "Hot ☃"}, {"severity", "high"}};
    expected.annotations = Labels{{"summary", "<b> a\nb"}};
    expected.startsMs = 1000;
    expected.updatedMs = 2500;
    expected.endsMs = 3000;
    expected.generatorUrl = "javascript:alert(1)";
    expected.receivers = {"r1", "r2"};
    expected.state = Alert::State::Suppressed;
    expected.silencedBy = {"s1", "s2"};
    expected.inhibitedBy = {"f1"};
    expected.mutedBy = {"night"};
    QCOMPARE(alerts->size(), std::size_t{1});
    QVERIFY(alerts->front() == expected);
}

void AlertmanagerResponseTest::alertOfFewWords()
{
    const auto alerts = decodeAlertList(
        padded(R"([{"fingerprint":"a","labels":{"x":"1"},"annotations":null,"receivers":null,
               "status":{"state":"unprocessed","silencedBy":null}},
              {"fingerprint":"b","labels":{"x":"2"},"status":{"state":"of the future"}}])"));
    VERIFY_OK(alerts);
    QCOMPARE(alerts->size(), std::size_t{2});
    QVERIFY(alerts->at(0).state == Alert::State::Unprocessed);
    QVERIFY(alerts->at(1).state == Alert::State::Active);
    QVERIFY(decodeAlertList(padded("[]\n"))->empty());
}

void AlertmanagerResponseTest::alertsAreSorted()
{
    QByteArray other = kAlert;
    other.replace("\"f2\"", "\"f1\"");
    const auto alerts = decodeAlertList(padded(listOf(kAlert, other)));
    VERIFY_OK(alerts);
    QCOMPARE(alerts->front().fingerprint, std::string{"f1"});
}

void AlertmanagerResponseTest::silence()
{
    QByteArray other = kSilence;
    other.replace("\"s2\"", "\"s1\"").replace("\"active\"", "\"pending\"");
    const auto silences = decodeSilenceList(padded(listOf(kSilence, other)));
    VERIFY_OK(silences);
    QCOMPARE(silences->size(), std::size_t{2});
    QCOMPARE(silences->at(0).id, std::string{"s1"});
    QVERIFY(silences->at(0).state == Silence::State::Pending);
    const Silence expected{"s2",       {{"a", "x|y", true, false}, {"b", "", false, true}},
                           1000,       3000,
                           2000,       "me",
                           "ACK! <b>", Silence::State::Active};
    QVERIFY(silences->at(1) == expected);
}

void AlertmanagerResponseTest::status()
{
    const auto status = decodeServerStatus(padded(kStatus));
    VERIFY_OK(status);
    ServerStatus expected;
    expected.version = "0.25.0";
    expected.startedMs = 5250;
    expected.cluster = ServerStatus::Cluster::Settling;
    expected.clusterName = "A";
    expected.peers = {{"A", "h:1"}, {"B", "h:2"}};
    expected.groupBy = {"alertname", "job"};
    QVERIFY(*status == expected);
}

void AlertmanagerResponseTest::statusOfOneAlone()
{
    const auto status = decodeServerStatus(
        padded(R"({"cluster":{"peers":null,"status":"disabled"},"config":{"original":""},
              "uptime":"2026-11-22T10:39:51.387Z","versionInfo":{"version":"0.31.0"}})"));
    VERIFY_OK(status);
    QVERIFY(status->cluster == ServerStatus::Cluster::Disabled);
    QVERIFY(status->clusterName.empty() && status->peers.empty() && status->groupBy.empty());
}

void AlertmanagerResponseTest::silenceId()
{
    const auto id = decodeSilenceId(padded("{\"silenceID\":\"b518\"}\n"));
    VERIFY_OK(id);
    QCOMPARE(*id, std::string{"b518"});
}

void AlertmanagerResponseTest::rejects_data()
{
    QTest::addColumn<QByteArray>("what");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("words");
    const auto row
        = [](const char *name, const char *what, const QByteArray &body, const char *words) {
              QTest::newRow(name) << QByteArray{what} << body << QByteArray{words};
          };
    const auto changed = [](QByteArray text, const char *from, const char *to) {
        return listOf(text.replace(from, to));
    };
    row("empty", "alerts", "", "is empty");
    row("a page", "alerts", "<html><title>Sign in</title>", "web page (\"Sign in\")");
    row("text", "silences", "OK", "not Alertmanager's API");
    row("an object instead of a list", "alerts", "{}", "not Alertmanager's API");
    row("version 1", "alerts", R"({"status":"success","data":[]})", "not Alertmanager's API");
    row("something behind it", "alerts", "[] []", "not Alertmanager's API");
    row("an alert that is none", "alerts", "[7]", "not Alertmanager's API");
    row("no fingerprint", "alerts", changed(kAlert, "\"fingerprint\"", "\"finger\""),
        "no fingerprint");
    row("no labels", "alerts", changed(kAlert, "\"labels\"", "\"label\""), "no labels");
    row("a label that is no text", "alerts", changed(kAlert, "\"high\"", "7"), "not Alertmanager");
    row("no time", "alerts", changed(kAlert, "1970-01-01T00:00:02.5Z", "today"), "a time");
    row("bytes", "alerts", changed(kAlert, "high", "\xff\xfe"), "not Alertmanager's API");
    row("no id", "silences", changed(kSilence, "\"s2\"", "\"\""), "no id");
    row("no state", "silences", changed(kSilence, "\"status\"", "\"state\""), "no state");
    row("unknown state", "silences", changed(kSilence, "\"active\"", "\"odd\""), "unknown state");
    row("no matchers", "silences", changed(kSilence, "\"matchers\"", "\"matches\""), "no matchers");
    row("a matcher without value", "silences", changed(kSilence, "\"value\"", "\"valued\""),
        "no value");
    row("no version", "status", R"({"uptime":"2026-11-22T10:39:51.387Z"})", "no version");
    row("no start", "status", R"({"versionInfo":{"version":"1"}})", "no start");
    row("a start that is none", "status", R"({"versionInfo":{"version":"1"},"uptime":"3 days"})",
        "a time");
    row("no silenceID", "id", "{}", "no silenceID");
    row("a bare string", "id", "\"b518\"", "not Alertmanager's API");
}

void AlertmanagerResponseTest::rejects()
{
    QFETCH(QByteArray, what);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, words);
    const auto result = outcome(what, body);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Kind::BadAnswer);
    QVERIFY2(result.error().message.find(words.toStdString()) != std::string::npos,
             result.error().message.c_str());
}

void AlertmanagerResponseTest::cutAnywhereIsAnError_data()
{
    QTest::addColumn<QByteArray>("what");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("alerts") << QByteArray{"alerts"} << listOf(kAlert, kAlert).trimmed();
    QTest::newRow("silences") << QByteArray{"silences"} << listOf(kSilence, kSilence).trimmed();
    QTest::newRow("status") << QByteArray{"status"} << kStatus;
    QTest::newRow("id") << QByteArray{"id"} << QByteArray{R"({"silenceID":"b518"})"};
}

void AlertmanagerResponseTest::cutAnywhereIsAnError()
{
    QFETCH(QByteArray, what);
    QFETCH(QByteArray, body);
    QVERIFY(outcome(what, body));
    for (qsizetype length = 0; length < body.size(); ++length) {
        const auto result = outcome(what, body.left(length));
        QVERIFY2(!result, body.left(length).constData());
        QCOMPARE(result.error().kind, Kind::BadAnswer);
    }
}

void AlertmanagerResponseTest::limits_data()
{
    QTest::addColumn<QByteArray>("what");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("limit"); // which one is lowered
    QTest::addColumn<QByteArray>("words");
    const QByteArray alerts = listOf(kAlert, kAlert), silences = listOf(kSilence, kSilence);
    const auto row = [](const char *name, const char *what, const QByteArray &body, int limit,
                        const char *words) {
        QTest::newRow(name) << QByteArray{what} << body << limit << QByteArray{words};
    };
    row("bytes", "alerts", alerts, 0, "more than 1 bytes");
    row("alerts", "alerts", alerts, 1, "more than 1 alerts");
    row("silences", "silences", silences, 2, "more than 1 silences");
    row("labels", "alerts", alerts, 3, "more than 1 labels of an alert");
    row("matchers", "silences", silences, 4, "more than 1 matchers of a silence");
    row("receivers", "alerts", alerts, 5, "more than 1 receivers of an alert");
    row("peers", "status", kStatus, 6, "more than 1 peers");
}

void AlertmanagerResponseTest::limits()
{
    QFETCH(QByteArray, what);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, words);
    QFETCH(int, limit);
    QVERIFY(outcome(what, body));
    AlertLimits lowered;
    std::size_t *const all[]
        = {&lowered.maxBytes,    &lowered.maxAlerts, &lowered.maxSilences, &lowered.maxLabels,
           &lowered.maxMatchers, &lowered.maxNames,  &lowered.maxPeers};
    *all[limit] = 1;
    const auto result = outcome(what, body, lowered);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Kind::TooLarge);
    QCOMPARE(QByteArray::fromStdString(result.error().message), "the answer has " + words);
}

void AlertmanagerResponseTest::corpus()
{
    if (!QFile::exists(QStringLiteral(ONEX_CORPUS "/api")))
        QSKIP("no corpus of server answers beside the sources");
    const auto alerts = decodeAlertList(padded(readCorpus("am_alerts_after_silence.json")));
    VERIFY_OK(alerts);
    QCOMPARE(alerts->size(), std::size_t{8});
    const auto silenced = std::count_if(alerts->begin(), alerts->end(), [](const Alert &alert) {
        return alert.state == Alert::State::Suppressed && alert.silencedBy.size() == 2;
    });
    QCOMPARE(silenced, 1);
    const auto silences = decodeSilenceList(padded(readCorpus("am_silences_after_update.json")));
    VERIFY_OK(silences);
    QCOMPARE(silences->size(), std::size_t{3});
    QVERIFY(decodeSilenceList(padded(readCorpus("am_silences_empty.json")))->empty());
    const auto status = decodeServerStatus(padded(readCorpus("am_status_cluster.json")));
    VERIFY_OK(status);
    QCOMPARE(status->peers.size(), std::size_t{2});
    QCOMPARE(status->groupBy, std::vector<std::string>{"alertname"});
    VERIFY_OK(decodeServerStatus(padded(readCorpus("am_status.json"))));
    VERIFY_OK(decodeSilenceId(padded(readCorpus("am_silence_post.json"))));
    QVERIFY(!decodeAlertList(padded(readCorpus("am_err_v1.json"))));
}

QTEST_GUILESS_MAIN(AlertmanagerResponseTest)
#include "tst_alertmanagerresponse.moc"
