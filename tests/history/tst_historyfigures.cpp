// SPDX-License-Identifier: GPL-3.0-or-later
// Times to acknowledge and to resolve, and who fires too often.
#include "models/history/historyfigures.h"
#include "tests/history/historyfixture.h"

#include <QTest>

using namespace onex;
using namespace onex::test;

class TestHistoryFigures : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void timesBySeverity();
    void lateWithoutAnAnswer();
    void noisyAndFlapping();
    void nothing();
};

namespace {

// Fires, is acknowledged after so many minutes (0: never), resolves after so many.
std::vector<AlertTransition> answered(const char *id, const char *severity, int acknowledged,
                                      int resolved)
{
    std::vector<Step> steps{{0, "firing", ""}};
    if (acknowledged > 0)
        steps.push_back({acknowledged, "acknowledged", "firing", 0, "jane"});
    steps.push_back({resolved, "resolved", acknowledged > 0 ? "acknowledged" : "firing"});
    return transitionsOf(steps, id, severity);
}

std::vector<Episode> all(const std::vector<std::vector<AlertTransition>> &alerts)
{
    std::vector<Episode> episodes;
    for (const auto &alert : alerts)
        for (const Episode &episode : episodesAt(alert))
            episodes.push_back(episode);
    return episodes;
}

} // namespace

void TestHistoryFigures::timesBySeverity()
{
    const auto figures
        = figuresOf(all({answered("a", "high", 5, 30), answered("b", "high", 15, 20),
                         answered("c", "high", 40, 61), answered("d", "low", 0, 9)}));
    const SeverityFigures &high = figures.bySeverity[1];
    QCOMPARE(high.fired, 3);
    QCOMPARE(high.acknowledged, 3);
    QCOMPARE(high.inTime, 2); // the limit itself is in time
    QCOMPARE(high.late, 1);
    QCOMPARE(high.meanAcknowledgeMs, std::optional(20 * kMinute));
    QCOMPARE(high.worstAcknowledgeMs, std::optional(40 * kMinute));
    QCOMPARE(high.meanResolveMs, std::optional(37 * kMinute));
    QCOMPARE(high.worstResolveMs, std::optional(61 * kMinute));
    const SeverityFigures &low = figures.bySeverity[3];
    QCOMPARE(low.fired, 1);
    QCOMPARE(low.late, 0); // it went before anybody had to respond
    QVERIFY(!low.meanAcknowledgeMs);
}

void TestHistoryFigures::lateWithoutAnAnswer()
{
    const auto silenced = transitionsOf(
        {{0, "firing", ""}, {1, "silenced", "firing"}, {90, "resolved", "silenced"}}, "s");
    const auto figures = figuresOf(all({answered("a", "high", 0, 16), silenced}));
    QCOMPARE(figures.bySeverity[1].late, 1);
    QCOMPARE(figures.bySeverity[1].inTime, 0);
}

void TestHistoryFigures::noisyAndFlapping()
{
    const auto flapping = transitionsOf({{0, "firing", ""},
                                         {1, "resolved", "firing"},
                                         {3, "firing", "resolved", 3},
                                         {4, "resolved", "firing", 3},
                                         {60, "firing", "resolved", 60},
                                         {61, "resolved", "firing", 60}},
                                        "f", "low", "Flap");
    const auto figures = figuresOf(all({flapping, answered("a", "critical", 0, 50)}));
    QCOMPARE(figures.noisy.size(), std::size_t(2));
    QCOMPARE(figures.noisy[0], (NoisyAlert{"Flap", Severity::Low, 3, 3 * kMinute, 1}));
    QCOMPARE(figures.noisy[1], (NoisyAlert{"Disk", Severity::Critical, 1, 50 * kMinute, 0}));
}

void TestHistoryFigures::nothing() { QCOMPARE(figuresOf({}), HistoryFigures()); }

QTEST_GUILESS_MAIN(TestHistoryFigures)
#include "tst_historyfigures.moc"
