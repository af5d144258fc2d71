// SPDX-License-Identifier: GPL-3.0-or-later
// What is offered while a query is written, asked of a source that really answers.
#include "models/explore/candidates.h"
#include "tests/explore/explorefixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace onex;
using namespace onex::test;

class TestCandidates : public QObject
{
    Q_OBJECT

    SystemClock m_clock;
    std::unique_ptr<ArchiveSource> m_source = makeSource();

    QStringList offered(const QString &query, QStringList *inserts = nullptr)
    {
        Candidates candidates(m_clock);
        candidates.setRange({1'700'000'000'000, 1'700'003'600'000});
        candidates.setSource(m_source.get());
        QStringList texts;
        connect(&candidates, &Candidates::found, this,
                [&](const QueryPlace &, const QList<Candidate> &all) {
                    texts.clear();
                    if (inserts)
                        inserts->clear();
                    for (const Candidate &one : all) {
                        texts += one.text;
                        if (inserts)
                            *inserts += one.insert;
                    }
                });
        candidates.ask(placeAt(query, static_cast<int>(query.size())));
        QTest::qWait(100); // the source's answer
        return texts;
    }

private Q_SLOTS:
    void metricsAndFunctions()
    {
        const QStringList all = offered(QStringLiteral("re"));
        QCOMPARE(all.first(), QStringLiteral("requests"));
        QVERIFY(all.contains(QStringLiteral("resets")));
        QVERIFY(all.contains(QStringLiteral("label_replace"))); // has it elsewhere
        QVERIFY(all.indexOf(QStringLiteral("resets"))
                < all.indexOf(QStringLiteral("label_replace")));
        QStringList inserts;
        offered(QStringLiteral("time"), &inserts);
        QCOMPARE(inserts.mid(0, 2), (QStringList{"time()", "timestamp("}));
    }
    void labels()
    {
        QCOMPARE(offered(QStringLiteral("errors{")), (QStringList{"code", "job"}));
        QCOMPARE(offered(QStringLiteral("requests{")), (QStringList{"job"}));
        QCOMPARE(offered(QStringLiteral("sum(errors) by (c")), (QStringList{"code"}));
    }
    void values()
    {
        QStringList inserts;
        QCOMPARE(offered(QStringLiteral("requests{job=\""), &inserts), (QStringList{"x", "y\"z"}));
        QCOMPARE(inserts, (QStringList{"x", "y\\\"z"}));
        QCOMPARE(offered(QStringLiteral("errors{job=\"")), (QStringList{"x"}));
        QCOMPARE(offered(QStringLiteral("errors{code=\"500\",job=\"y")), QStringList());
    }
    void durations()
    {
        QVERIFY(offered(QStringLiteral("rate(x[")).contains(QStringLiteral("$__rate_interval")));
    }
    void withoutASourceFunctionsAreThere()
    {
        Candidates candidates(m_clock);
        QSignalSpy found(&candidates, &Candidates::found);
        candidates.ask(placeAt(QStringLiteral("rat"), 3));
        QCOMPARE(found.size(), 1);
        QCOMPARE(found[0][1].value<QList<Candidate>>().first().insert, QStringLiteral("rate("));
    }
};

QTEST_GUILESS_MAIN(TestCandidates)
#include "tst_candidates.moc"
