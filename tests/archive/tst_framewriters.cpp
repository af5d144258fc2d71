// SPDX-License-Identifier: GPL-3.0-or-later
// Answers as text: what Prometheus itself and promtool make of it, and what is opened again.
#include "datasource/archive/framewriters.h"
#include "tests/archive/archivefixture.h"
#include "tests/support/serverstack.h"

#include <QProcess>
#include <QTest>

#include <cmath>

using namespace onex;
using namespace onex::test;

namespace {

Frame frame()
{
    Frame made;
    made.series
        = {{Labels{{"__name__", "up"}, {"job", "a,\"b\"\n"}},
            {1'700'000'000'000, 1'700'000'001'050},
            {1, 0.1},
            {}},
           {Labels{{"__name__", "up"}, {"job", "c"}}, {1'700'000'000'000}, {std::nan("")}, {}},
           {Labels{{"__name__", "down"}}, {1'700'000'000'500}, {-HUGE_VAL}, {}}};
    return made;
}

QByteArray writtenAs(const Frame &frame, const char *format)
{
    const auto text = written(frame, format);
    return text ? QByteArray::fromStdString(*text)
                : QByteArray::fromStdString(text.error().message);
}

} // namespace

class TestFrameWriters : public QObject
{
    Q_OBJECT

    Files m_files;

private Q_SLOTS:
    void json();
    void csv();
    void table();
    void openedAgain();
    void promtoolReadsIt();
};

void TestFrameWriters::json()
{
    QCOMPARE(writtenAs(frame(), "json"),
             QByteArray(R"({"status":"success","data":{"resultType":"matrix","result":[)"
                        R"({"metric":{"__name__":"up","job":"a,\"b\"\n"},"values":)"
                        R"([[1700000000,"1"],[1700000001.050,"0.1"]]},)"
                        R"({"metric":{"__name__":"up","job":"c"},"values":[[1700000000,"NaN"]]},)"
                        R"({"metric":{"__name__":"down"},"values":[[1700000000.500,"-Inf"]]}]}})"
                        "\n"));
    Frame scalar;
    scalar.kind = Frame::Kind::Scalar;
    scalar.series = {{Labels{}, {5000}, {2}, {}}};
    QCOMPARE(writtenAs(scalar, "json"),
             QByteArray(R"({"status":"success","data":{"resultType":"scalar","result":[5,"2"]}})"
                        "\n"));
    QCOMPARE(errorJson("bad_data", "a \"b\""),
             std::string(R"({"status":"error","errorType":"bad_data","error":"a \"b\""})"));
    QVERIFY(writtenAs(frame(), "xml").contains("there is no format"));
}

void TestFrameWriters::csv()
{
    QCOMPARE(writtenAs(frame(), "csv"),
             QByteArray("time,metric,job,value\n"
                        "2023-11-14T22:13:20.000Z,up,\"a,\"\"b\"\"\n\",1\n"
                        "2023-11-14T22:13:21.050Z,up,\"a,\"\"b\"\"\n\",0.1\n"
                        "2023-11-14T22:13:20.000Z,up,c,NaN\n"
                        "2023-11-14T22:13:20.500Z,down,,-Inf\n"));
}

void TestFrameWriters::table()
{
    QCOMPARE(writtenAs(Frame(), "table"), QByteArray("nothing matches\n"));
    Frame vector;
    vector.kind = Frame::Kind::Vector;
    vector.series = {{Labels{{"a", "b"}}, {5000}, {2.5}, {}}};
    QCOMPARE(writtenAs(vector, "table"), QByteArray("{a=\"b\"}  2.5\n"));
}

void TestFrameWriters::openedAgain()
{
    Frame plain = frame();
    plain.series[0].labels = Labels{{"__name__", "up"}, {"job", "a, \"b\""}}; // one line a sample
    QByteArray first;
    for (const char *format : {"json", "csv", "openmetrics"}) {
        const auto recording = openRecording(m_files.write("file", writtenAs(plain, format)));
        QVERIFY2(recording, recording ? "" : describe(recording.error()).c_str());
        first = first.isEmpty() ? told(*recording) : first;
        QCOMPARE(told(*recording), first);
    }
    QVERIFY(first.contains("job=\"a, \\\"b\\\"\"} 1700000000=>1 1700000001.05=>0.1"));
}

void TestFrameWriters::promtoolReadsIt()
{
    ONEX_REQUIRE_SERVERS();
    const QString path
        = QString::fromStdString(m_files.write("file.om", writtenAs(frame(), "openmetrics")));
    QProcess promtool;
    promtool.setProcessChannelMode(QProcess::MergedChannels);
    promtool.start(serverProgram(QStringLiteral("promtool")),
                   {"tsdb", "create-blocks-from", "openmetrics", path, path + ".data"});
    QVERIFY(promtool.waitForFinished());
    const QByteArray output = promtool.readAll();
    QVERIFY2(promtool.exitCode() == 0, output.constData());
}

QTEST_GUILESS_MAIN(TestFrameWriters)
#include "tst_framewriters.moc"
