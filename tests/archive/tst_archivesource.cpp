// SPDX-License-Identifier: GPL-3.0-or-later
// A recording answers like any other source.
#include "datasource/archive/archivesource.h"
#include "tests/archive/archivefixture.h"

#include <QCoroTask>
#include <QTest>

using namespace onex;
using namespace onex::test;

class TestArchiveSource : public QObject
{
    Q_OBJECT

    Files m_files;
    std::unique_ptr<ArchiveSource> m_source;

    static constexpr TimeRange kRange{0, 60'000};

private Q_SLOTS:
    void init();
    void answersQueries();
    void saysWhatIsWrong();
    void tellsLabels();
    void stopsSoon();
};

void TestArchiveSource::init()
{
    auto recording = openRecording(m_files.write(
        "data.om", "a{i=\"1\"} 1 10\na{i=\"1\"} 2 20\na{i=\"2\"} 5 10\nb{j=\"x\"} 7 10\n# EOF\n"));
    QVERIFY(recording);
    m_source = std::make_unique<ArchiveSource>(*std::move(recording));
    QCOMPARE(m_source->name(), std::string("data.om"));
}

void TestArchiveSource::answersQueries()
{
    auto asking = m_source->query({"sum(a)", true, {20'000, 20'000}}, {});
    const auto instant = QCoro::waitFor(std::move(asking));
    QVERIFY(instant);
    QCOMPARE(instant->frame->kind, Frame::Kind::Vector);
    QCOMPARE(instant->frame->series[0].values, std::vector<double>{7});
    auto more = m_source->query({"a{i=\"1\"}", false, {10'000, 30'000}, 10'000}, {});
    const auto range = QCoro::waitFor(std::move(more));
    QCOMPARE(range->frame->kind, Frame::Kind::Matrix);
    QCOMPARE(range->frame->series[0].values, (std::vector<double>{1, 2, 2}));
}

void TestArchiveSource::saysWhatIsWrong()
{
    auto asking = m_source->query({"rate(a", true, kRange}, {});
    const auto answer = QCoro::waitFor(std::move(asking));
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, Error::Kind::BadQuery);
    QCOMPARE(answer.error().column, 7);
}

void TestArchiveSource::tellsLabels()
{
    auto naming = m_source->labelNames({}, kRange, {});
    QCOMPARE(*QCoro::waitFor(std::move(naming)), (std::vector<std::string>{"__name__", "i", "j"}));
    auto valuing = m_source->labelValues("i", {"a"}, kRange, {});
    QCOMPARE(*QCoro::waitFor(std::move(valuing)), (std::vector<std::string>{"1", "2"}));
    auto asking = m_source->series({"a{i=\"1\"}", "b"}, kRange, {});
    QCOMPARE(QCoro::waitFor(std::move(asking))->size(), std::size_t(2));
    auto later = m_source->labelNames({}, {30'000, 60'000}, {});
    QVERIFY(QCoro::waitFor(std::move(later))->empty());
    auto wrong = m_source->series({"rate(a[5m])"}, kRange, {});
    QVERIFY(!QCoro::waitFor(std::move(wrong)));
}

void TestArchiveSource::stopsSoon()
{
    std::stop_source stop;
    stop.request_stop();
    auto asking = m_source->query({"sum(a)", true, kRange}, stop.get_token());
    const auto answer = QCoro::waitFor(std::move(asking));
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, Error::Kind::Cancelled);
}

QTEST_GUILESS_MAIN(TestArchiveSource)
#include "tst_archivesource.moc"
