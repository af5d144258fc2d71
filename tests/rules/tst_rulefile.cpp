// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/rules/rulefile.h"

#include <QFile>
#include <QtTest>

using namespace onex;

class TestRuleFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsGroups()
    {
        const auto groups = parseRules("groups:\n"
                                       "- name: a\n"
                                       "  interval: 30s\n"
                                       "  rules:\n"
                                       "  - record: job:up:sum\n"
                                       "    expr: sum by (job) (up)\n"
                                       "    labels: {team: x}\n"
                                       "  - alert: Down\n"
                                       "    expr: up == 0\n"
                                       "    for: 1m30s\n"
                                       "    keep_firing_for: 2m\n"
                                       "    labels: {severity: high}\n"
                                       "    annotations: {summary: '{{ $labels.job }} is down'}\n"
                                       "- name: empty\n",
                                       "r.yml");
        QVERIFY(groups);
        QCOMPARE(groups->size(), std::size_t{2});
        const RuleGroupDefinition &first = groups->front();
        QCOMPARE(first.intervalMs, std::int64_t{30'000});
        QCOMPARE(first.rules.size(), std::size_t{2});
        QCOMPARE(first.rules[0].type, Rule::Type::Recording);
        QCOMPARE(first.rules[0].name, std::string("job:up:sum"));
        QCOMPARE(first.rules[1].durationMs, std::int64_t{90'000});
        QCOMPARE(first.rules[1].keepFiringForMs, std::int64_t{120'000});
        QCOMPARE(first.rules[1].annotations, (Labels{{"summary", "{{ $labels.job }} is down"}}));
        QVERIFY(parseRules("", "r.yml")->empty());
    }

    void theSpecificationsAreRead()
    {
        QFile file(QStringLiteral(ONEX_SOURCE_DIR "/resources/rules/onex.rules.yml"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto groups = parseRules(file.readAll().toStdString(), "onex.rules.yml");
        QVERIFY(groups);
        QCOMPARE(groups->size(), std::size_t{2});
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("rule");
        QTest::addColumn<QString>("message");
        QTest::addColumn<int>("line");
        const auto row = [](const char *name, const char *rule, const char *message, int line) {
            QTest::newRow(name) << QByteArray(rule) << QString::fromLatin1(message) << line;
        };
        row("query", "alert: A\n    expr: sum(", "the query of A is wrong at 1:5", 5);
        row("no query", "alert: A", "A has no \"expr\"", 4);
        row("both", "alert: A\n    record: b\n    expr: up", "either", 4);
        row("neither", "expr: up", "either", 4);
        row("key", "alert: A\n    expr: up\n    fro: 1m", "\"fro\" is not known here", 6);
        row("twice", "alert: A\n    expr: up\n    expr: up", "twice", 6);
        row("duration", "alert: A\n    expr: up\n    for: soon", "\"soon\" is not a duration", 6);
        row("metric", "record: a-b\n    expr: up", "not the name of a metric", 4);
        row("label", "alert: A\n    expr: up\n    labels: {1a: x}", "not the name of a label", 6);
        row("labels", "alert: A\n    expr: up\n    labels: [x]", "map of names to texts", 6);
        row("for", "record: a\n    expr: up\n    for: 1m", "a recording rule has no \"for\"", 6);
    }

    void saysWhatIsWrong()
    {
        QFETCH(const QByteArray, rule);
        QFETCH(const QString, message);
        QFETCH(const int, line);
        const auto groups
            = parseRules("groups:\n- name: a\n  rules:\n  - " + rule.toStdString() + "\n", "r.yml");
        QVERIFY(!groups);
        const QString said = QString::fromStdString(groups.error().message);
        QVERIFY2(said.contains(message), qPrintable(said));
        QCOMPARE(groups.error().line, line);
        QCOMPARE(groups.error().origin, std::string("r.yml"));
    }

    void rubbishIsRefused()
    {
        for (const char *text : {"[", "a", "- 1", "groups: [1]", "groups: [{name: [x]}]",
                                 "groups: [{name: a}, {name: a}]", "groups: [{rules: []}]",
                                 "groups: [{name: a, rules: [1]}]", "groups: [&x {name: *x}]"}) {
            const auto groups = parseRules(text, "r.yml");
            QVERIFY2(!groups, text);
            QCOMPARE(groups.error().kind, Error::Kind::BadInput);
        }
        QVERIFY(!parseRules(std::string(5U << 20U, ' '), "r.yml"));
        QVERIFY(!parseRules(std::string(100'000, '['), "r.yml"));
    }
};

QTEST_GUILESS_MAIN(TestRuleFile)
#include "tst_rulefile.moc"
