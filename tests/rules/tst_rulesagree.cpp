// SPDX-License-Identifier: GPL-3.0-or-later
// Prometheus' own rules, as promtool tests them, fire the same alerts at the same minutes, with the
// same labels and annotations.
#include "tests/rules/rulefixture.h"
#include "tests/support/serverstack.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <random>

using namespace onex;
using namespace onex::test;

namespace {

constexpr int kMinutes = 60;

// Ranges end between samples: Debian's Prometheus has them closed on the left, later ones open.
const char *const kRules = R"yaml(groups:
- name: g
  interval: 1m
  rules:
  - record: job:m:sum
    expr: sum by (job) (m)
  - alert: High
    expr: m > 6
    labels: {severity: high, of: '{{ $labels.job | toUpper }}'}
    annotations:
      plain: '{{ $labels.job }} has {{ $value }}'
      human: '{{ humanize $value }} {{ humanize1024 $value }} {{ humanizePercentage $value }}'
      printed: '{{ printf "%.2f|%6.1f|%-5s|%q|%v|%e|%g" $value $value $labels.job $labels.job $value $value $value }}'
  - alert: HighFor
    expr: m > 4
    for: 3m
    annotations: {summary: '{{ .Value | humanizeDuration }} {{ .Labels.job | title }}'}
  - alert: Kept
    expr: m > 7
    for: 1m
    keep_firing_for: 4m
  - alert: Sum
    expr: job:m:sum > 9
    for: 2m
    annotations: {summary: '{{ $value }}{{- "" }} x'}
  - alert: Rising
    expr: deriv(m[4m30s]) * 1e8 > 0
    annotations:
      summary: '{{ $value }} {{ humanize $value }} {{ humanizeDuration $value }}'
      stamp: '{{ humanizeTimestamp $value }} {{ printf "%.3f" $value }}'
  - alert: Small
    expr: m / 1e7 > 0
    annotations:
      summary: '{{ $value }} {{ humanize $value }} {{ humanizeDuration $value }}'
      more: '{{ humanize1024 $value }} {{ reReplaceAll "(.)" "$1$1" $labels.job }}'
  - alert: Gone
    expr: absent(m{job="a"})
    labels: {job: ''}
  - alert: Special
    expr: (m > 8) * Inf or (m < 2) / 0 * 0
    annotations:
      summary: '{{ $value }} {{ humanize $value }} {{ humanizeDuration $value }} {{ humanize1024 $value }}'
)yaml";

std::vector<double> values(unsigned seed)
{
    std::minstd_rand random(seed);
    std::vector<double> all;
    double value = 5;
    for (int i = 0; i < kMinutes; ++i) {
        value = std::clamp(value + static_cast<double>(random() % 5) - 2, 0.0, 10.0);
        all.push_back(random() % 9 == 0 ? qQNaN() : value + (i % 3) * 0.125);
    }
    return all;
}

QByteArray notationOf(const std::vector<double> &values)
{
    QByteArrayList all;
    for (const double value : values)
        all += qIsNaN(value) ? QByteArray("_") : QByteArray::number(value, 'g', 17);
    return all.join(' ');
}

QJsonObject objectOf(const Labels &labels, const std::string &without = {})
{
    QJsonObject object;
    for (const auto &[name, value] : labels)
        if (name != without)
            object[QString::fromStdString(name)] = QString::fromStdString(value);
    return object;
}

QByteArray json(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

class TestRulesAgree : public QObject
{
    Q_OBJECT

    static QByteArray expectation(const Rule &rule, int minute)
    {
        QByteArray text = "  - {eval_time: " + QByteArray::number(minute)
            + "m, alertname: " + QByteArray::fromStdString(rule.name) + ", exp_alerts: [";
        QByteArrayList alerts;
        for (const PrometheusAlert &alert : rule.alerts)
            if (alert.state == "firing")
                alerts += "{exp_labels: " + json(objectOf(alert.labels, "alertname"))
                    + ", exp_annotations: " + json(objectOf(alert.annotations)) + "}";
        return text + alerts.join(", ") + "]}\n";
    }

private Q_SLOTS:
    void initTestCase() { ONEX_REQUIRE_SERVERS(); }

    void sameAlerts_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 10; ++seed)
            QTest::addRow("%u", seed) << seed;
    }

    void sameAlerts()
    {
        QFETCH(const unsigned, seed);
        const std::vector<double> a = values(seed), b = values(seed + 100);
        MemoryStore store;
        addSeries(store, {{"__name__", "m"}, {"job", "a"}}, a);
        addSeries(store, {{"__name__", "m"}, {"job", "b"}}, b);
        store.finish();
        RuleEvaluator evaluator(parseRules(kRules, "rules.yml").value(), 5000);
        QByteArray expected;
        int firing = 0;
        for (int minute = 0; minute < kMinutes; ++minute) {
            const auto record = [&](std::size_t, const std::vector<MetricSample> &samples) {
                for (const MetricSample &sample : samples) {
                    std::vector<Labels::Label> labels(sample.labels.begin(), sample.labels.end());
                    labels.emplace_back("__name__", sample.name);
                    if (sample.name == "job:m:sum")
                        store.add(store.seriesId(Labels(labels)), minute * kMinute, sample.value);
                }
            };
            evaluator.evaluate(store, minute * kMinute, record, {});
            for (const Rule &rule : evaluator.groups()[0].rules)
                if (rule.type == Rule::Type::Alerting) {
                    QCOMPARE(rule.health, std::string("ok"));
                    expected += expectation(rule, minute);
                    firing += static_cast<int>(rule.alerts.size());
                }
        }
        QVERIFY(firing > 100);

        const QTemporaryDir folder;
        const auto write = [&folder](const char *name, const QByteArray &text) {
            QFile file(folder.filePath(QLatin1String(name)));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(text);
        };
        write("rules.yml", kRules);
        write("test.yml",
              "rule_files: [rules.yml]\nevaluation_interval: 1m\ntests:\n- interval: 1m\n"
              "  input_series:\n  - {series: 'm{job=\"a\"}', values: '"
                  + notationOf(a) + "'}\n  - {series: 'm{job=\"b\"}', values: '" + notationOf(b)
                  + "'}\n  alert_rule_test:\n" + expected);
        QProcess promtool;
        promtool.setWorkingDirectory(folder.path());
        promtool.setProcessChannelMode(QProcess::MergedChannels);
        promtool.start(
            serverProgram(QStringLiteral("promtool")),
            {QStringLiteral("test"), QStringLiteral("rules"), QStringLiteral("test.yml")});
        QVERIFY(promtool.waitForFinished(60'000));
        const QByteArray said = promtool.readAll();
        QVERIFY2(promtool.exitCode() == 0, said.left(4000).constData());
        QVERIFY(said.contains("SUCCESS"));
    }
};

QTEST_GUILESS_MAIN(TestRulesAgree)
#include "tst_rulesagree.moc"
