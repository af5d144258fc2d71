// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/config/config.h"

#include <QTemporaryDir>
#include <QTest>

using namespace onex;

class ConfigTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEverything();
    void readsTheExample();
    void missingFileIsEmpty();
    void emptyFileIsEmpty();
    void reportsUnknownKeys();
    void rejects_data();
    void rejects();
    void neverRepeatsAPassword();
    void resolvesPathsBesideTheFile();
    void refusesAHugeFile();
    void commandLineComesFirst();
    void commandLineRejectsBadUrls();
};

namespace {

Result<Config> parse(const char *yaml)
{
    return parseConfig(yaml, QStringLiteral("/etc/onex/config.yaml"));
}

} // namespace

void ConfigTest::readsEverything()
{
    const auto config
        = parse("sources:\n"
                "  - name: prod\n"
                "    url: https://prom.example:9443/base\n"
                "    scrapeInterval: 1m\n"
                "    timeout: 500ms\n"
                "    basic: {username: me, password: {env: PW}}\n"
                "    headers: {X-Scope-OrgID: team, X-Api-Key: {keyring: key}}\n"
                "    tls: {ca: /ca.pem, cert: /c.pem, key: /k.pem}\n"
                "    allowInsecureCredentials: true\n"
                "  - url: http://localhost:9090\n"
                "alertmanagers:\n"
                "  - {name: am, url: 'http://localhost:9093', bearer: {env: T}, receives: true}\n"
                "  - {name: am2, cluster: am, url: 'http://localhost:9094'}\n"
                "alerts:\n"
                "  severities: {P1: critical, P5: none}\n"
                "  deadMan: Watchdog\n"
                "  readOnly: true\n"
                "  notify: [critical]\n"
                "  sound: []\n"
                "  repeat: {high: 10m}\n"
                "rules: [a.yml, {file: /b.yml, source: prod}]\n"
                "dashboards: [/srv/dashboards]\n"
                "dashboard: Overview\n"
                "theme: dark\n"
                "refresh: 30s\n");
    QVERIFY2(config, config ? "" : describe(config.error()).c_str());
    QVERIFY(config->warnings.empty());
    QCOMPARE(config->sources.size(), std::size_t{2});
    const SourceSettings &prod = config->sources[0];
    QCOMPARE(prod.name, std::string{"prod"});
    QCOMPARE(prod.url, QUrl{QStringLiteral("https://prom.example:9443/base")});
    QCOMPARE(prod.scrapeIntervalMs, 60000);
    QCOMPARE(prod.timeout.count(), 500);
    QCOMPARE(prod.basicUser, QByteArray{"me"});
    QVERIFY(prod.basicPassword == (Secret{Secret::Place::Environment, QStringLiteral("PW")}));
    QCOMPARE(prod.headers.size(), std::size_t{2});
    QCOMPARE(prod.headers[0].value, QByteArray{"team"});
    QVERIFY(prod.headers[1].secret == (Secret{Secret::Place::Keyring, QStringLiteral("key")}));
    QCOMPARE(prod.tls.keyFile, QStringLiteral("/k.pem"));
    QVERIFY(prod.allowInsecureCredentials);
    QCOMPARE(config->sources[1].name, std::string{"localhost:9090"});
    QVERIFY(!config->sources[1].allowInsecureCredentials);
    QCOMPARE(config->alertmanagers.size(), std::size_t{2});
    for (const AlertmanagerSettings &manager : config->alertmanagers)
        QCOMPARE(manager.cluster, std::string{"am"});
    QVERIFY(config->alertmanagers[0].receives && !config->alertmanagers[1].receives);
    QCOMPARE(config->rules.size(), std::size_t{2});
    QCOMPARE(config->rules[0].file, QStringLiteral("/etc/onex/a.yml"));
    QCOMPARE(config->rules[1].source, std::string("prod"));
    QCOMPARE(config->alerts.repeat.size(), 1);
    QCOMPARE(config->alerts.repeat.value(QStringLiteral("high")), 600'000);
    QCOMPARE(config->alerts.severities.value(QStringLiteral("P1")), QStringLiteral("critical"));
    QCOMPARE(config->alerts.deadMan, QStringLiteral("Watchdog"));
    QVERIFY(config->alerts.readOnly);
    QCOMPARE(config->alerts.notify, QStringList{QStringLiteral("critical")});
    QVERIFY(config->alerts.sound.isEmpty());
    QCOMPARE(config->dashboardFolders, QStringList{QStringLiteral("/srv/dashboards")});
    QCOMPARE(config->dark, std::optional<bool>{true});
    QCOMPARE(config->refreshMs, std::optional<std::int64_t>{30000});
    QCOMPARE(config->dashboard, QStringLiteral("Overview"));
}

void ConfigTest::readsTheExample()
{
    const auto config
        = loadConfig(QStringLiteral(ONEX_SOURCE_DIR "/resources/config.example.yaml"));
    QVERIFY2(config, config ? "" : describe(config.error()).c_str());
    QVERIFY(config->warnings.empty());
    QCOMPARE(config->sources.size(), std::size_t{4});
    QCOMPARE(config->alertmanagers.size(), std::size_t{2});
    QCOMPARE(config->dashboardFolders.size(), 2);
    QCOMPARE(config->scrapes.size(), std::size_t{1});
    QCOMPARE(config->scrapes[0].labels, (Labels{{"job", "api"}, {"team", "shop"}}));
    QCOMPARE(config->scrapes[0].name, std::string("api-1"));
    QVERIFY(!config->dark);
}

void ConfigTest::missingFileIsEmpty()
{
    const auto config = loadConfig(QStringLiteral("/nonexistent/onex/config.yaml"));
    QVERIFY(config);
    QVERIFY(config->sources.empty());
}

void ConfigTest::emptyFileIsEmpty()
{
    const auto config = parse("# nothing yet\n");
    QVERIFY(config);
    QVERIFY(config->sources.empty());
}

void ConfigTest::reportsUnknownKeys()
{
    const auto config = parse("them: dark\n"
                              "sources:\n"
                              "  - url: http://localhost:9090\n"
                              "    scrapInterval: 15s\n");
    QVERIFY(config);
    QCOMPARE(config->warnings.size(), std::size_t{2});
    QCOMPARE(config->warnings[0].line, 1);
    QCOMPARE(config->warnings[1].line, 4);
    QCOMPARE(config->warnings[1].column, 5);
    QVERIFY(config->warnings[1].message.find("scrapeInterval") != std::string::npos);
}

void ConfigTest::rejects_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    QTest::addColumn<QByteArray>("expected");
    const auto row
        = [](const char *name, const char *yaml, int line, int column, const char *words) {
              QTest::newRow(name) << QByteArray{yaml} << line << column << QByteArray{words};
          };
    row("not YAML", "sources: [\n", 2, 1, "not YAML");
    row("not a map", "- a\n", 1, 1, "keys and values");
    row("sources no list", "sources: {url: a}\n", 1, 10, "must be a list");
    row("source no map", "sources:\n  - http://localhost\n", 2, 5, "keys and values");
    row("no url", "sources:\n  - name: a\n", 2, 5, "expected a url");
    row("bad url", "sources:\n  - url: localhost\n", 2, 10, "http://localhost:9090");
    row("ftp", "sources:\n  - url: ftp://h/\n", 2, 10, "is not an address");
    row("query in url", "sources:\n  - url: http://h/?a=b\n", 2, 10, "query");
    row("password in url", "sources:\n  - url: http://me:hunter2@h/\n", 2, 10, "basic:");
    row("literal password", "sources:\n  - url: http://h\n    basic: {username: a, password: b}\n",
        3, 36, "{env: NAME}");
    row("literal token", "sources:\n  - url: http://h\n    bearer: abc\n", 3, 13,
        "{keyring: NAME}");
    row("literal authorization", "sources:\n  - url: http://h\n    headers: {Authorization: x}\n",
        3, 30, "{env: NAME}");
    row("two places", "sources:\n  - url: http://h\n    bearer: {env: a, keyring: b}\n", 3, 13,
        "either");
    row("basic and bearer",
        "sources:\n  - url: http://h\n    basic: {username: a, password: {env: b}}\n"
        "    bearer: {env: c}\n",
        4, 13, "not both");
    row("basic without password", "sources:\n  - url: http://h\n    basic: {username: a}\n", 3, 12,
        "needs a username and a password");
    row("bad duration", "refresh: 5 seconds\n", 1, 10, "such as 15s");
    row("endless duration", "refresh: 99999999h\n", 1, 10, "such as 15s");
    row("zero duration", "refresh: 0s\n", 1, 10, "such as 15s");
    row("bad theme", "theme: pink\n", 1, 8, "dark, light or system");
    row("bad kind", "sources:\n  - url: http://h\n    kind: influx\n", 3, 11,
        "expected prometheus");
    row("bad flag", "sources:\n  - url: http://h\n    allowInsecureCredentials: maybe\n", 3, 31,
        "true or false");
    row("bad header name", "sources:\n  - url: http://h\n    headers: {'a b': c}\n", 3, 15,
        "not a header's name");
    row("header with a line break", "sources:\n  - url: http://h\n    headers: {a: \"b\\nc: d\"}\n",
        3, 18, "one line");
    row("key without certificate", "sources:\n  - url: http://h\n    tls: {key: a}\n", 3, 10,
        "tls.cert");
    row("bad severity", "alerts:\n  severities: {page: urgent}\n", 2, 22, "critical, high");
    row("bad list of severities", "alerts: {notify: critical}\n", 1, 18, "must be a list");
    row("rules no list", "rules: a.yml\n", 1, 8, "must be a list");
    row("rules without file", "rules:\n  - source: a\n", 2, 5, "expected a file");
    row("rules of nobody", "rules:\n  - {file: a, source: b}\n", 2, 23, "no source");
    row("repeat no map", "alerts: {repeat: 5m}\n", 1, 18, "critical: 5m");
    row("same name", "sources:\n  - url: http://h\n  - {name: h, url: 'http://i'}\n", 3, 5,
        "names must differ");
}

void ConfigTest::rejects()
{
    QFETCH(QByteArray, yaml);
    const auto config = parse(yaml.constData());
    QVERIFY(!config);
    QCOMPARE(config.error().kind, Error::Kind::BadInput);
    QCOMPARE(config.error().origin, std::string{"/etc/onex/config.yaml"});
    QTEST(config.error().line, "line");
    QTEST(config.error().column, "column");
    QFETCH(QByteArray, expected);
    const bool found = config.error().message.find(expected.toStdString()) != std::string::npos;
    QVERIFY2(found, config.error().message.c_str());
}

void ConfigTest::neverRepeatsAPassword()
{
    for (const char *yaml :
         {"sources:\n  - url: http://me:hunter2@h/\n", "sources:\n  - url: http://me:hunter2@ h/\n",
          "sources:\n  - url: http://h\n    bearer: hunter2\n",
          "sources:\n  - url: http://h\n    headers: {Cookie: hunter2}\n"}) {
        const auto config = parse(yaml);
        QVERIFY(!config);
        QVERIFY2(describe(config.error()).find("hunter2") == std::string::npos,
                 describe(config.error()).c_str());
    }
}

void ConfigTest::resolvesPathsBesideTheFile()
{
    const auto config = parse("sources: [{url: 'http://h', tls: {ca: ../ca.pem}}]\n"
                              "dashboards: [team, ~/mine]\n");
    QVERIFY(config);
    QCOMPARE(config->sources[0].tls.caFile, QStringLiteral("/etc/ca.pem"));
    QCOMPARE(config->dashboardFolders[0], QStringLiteral("/etc/onex/team"));
    QCOMPARE(config->dashboardFolders[1], QDir::homePath() + QStringLiteral("/mine"));
}

void ConfigTest::refusesAHugeFile()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("config.yaml"));
    QFile file{path};
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(1024 * 1024 + 1, '#'));
    file.close();
    const auto config = loadConfig(path);
    QVERIFY(!config);
    QCOMPARE(config.error().kind, Error::Kind::TooLarge);
}

void ConfigTest::commandLineComesFirst()
{
    auto config = parse("sources: [{name: 'localhost:9090', url: 'http://localhost:9090'}]\n");
    QVERIFY(config);
    const QStringList urls{QStringLiteral("http://localhost:9090"), QStringLiteral("http://b/x")};
    const QStringList managers{QStringLiteral("http://am-1"), QStringLiteral("http://am-2")};
    QVERIFY(addServers(*config, urls, managers));
    QCOMPARE(config->sources.size(), std::size_t{3});
    QCOMPARE(config->sources[0].name, std::string{"localhost:9090 2"});
    QCOMPARE(config->sources[1].name, std::string{"b"});
    QCOMPARE(config->sources[2].name, std::string{"localhost:9090"});
    QCOMPARE(config->alertmanagers[1].name, std::string{"am-2"});
    QCOMPARE(config->alertmanagers[1].cluster, std::string{"am-1"});
}

void ConfigTest::commandLineRejectsBadUrls()
{
    Config config;
    const auto added = addServers(config, {QStringLiteral("localhost:9090")}, {});
    QVERIFY(!added);
    QVERIFY(added.error().message.find("http://localhost:9090") != std::string::npos);
    QVERIFY(!addServers(config, {}, {QStringLiteral("http://u:p@h")}));
}

QTEST_GUILESS_MAIN(ConfigTest)
#include "tst_config.moc"
