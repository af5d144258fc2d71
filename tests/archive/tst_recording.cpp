// SPDX-License-Identifier: GPL-3.0-or-later
// Files of every format, packed and not, cut off at every byte, and what is none.
#include "tests/archive/archivefixture.h"

#include <QTest>

#include <zlib.h>
#include <zstd.h>

using namespace onex;
using namespace onex::test;

namespace {

const QByteArray kText = "# HELP up Whether it is.\n# TYPE up gauge\n"
                         "up{job=\"a\",path=\"c:\\\\x \\\"y\\\"\"} 1 1700000000.5\r\n"
                         "up{job=\"a\",path=\"c:\\\\x \\\"y\\\"\"} 0 1700000010.5\n"
                         "\nother 1e3 1700000000 # {trace=\"1\"} 5\n# EOF\n";
const QByteArray kTold = "other 1700000000=>1000\n"
                         "up{job=\"a\", path=\"c:\\\\x \\\"y\\\"\"} "
                         "1700000000.5=>1 1700000010.5=>0";

QByteArray zipped(const QByteArray &bytes)
{
    z_stream stream{};
    deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    QByteArray packed(int(deflateBound(&stream, uLong(bytes.size()))), '\0');
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.constData()));
    stream.avail_in = uInt(bytes.size());
    stream.next_out = reinterpret_cast<Bytef *>(packed.data());
    stream.avail_out = uInt(packed.size());
    deflate(&stream, Z_FINISH);
    packed.truncate(int(stream.total_out));
    deflateEnd(&stream);
    return packed;
}

QByteArray zstdPacked(const QByteArray &bytes)
{
    QByteArray packed(int(ZSTD_compressBound(std::size_t(bytes.size()))), '\0');
    packed.truncate(int(ZSTD_compress(packed.data(), std::size_t(packed.size()), bytes.constData(),
                                      std::size_t(bytes.size()), 3)));
    return packed;
}

} // namespace

class TestRecording : public QObject
{
    Q_OBJECT

    Files m_files;

private Q_SLOTS:
    void formats_data();
    void formats();
    void packed();
    void cutAtEveryByte();
    void wrong_data();
    void wrong();
    void whatCameBeforeIsThere();
    void progressAndCancelling();
    void tooMuch();
};

void TestRecording::formats_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("OpenMetrics") << kText << kTold;
    QTest::newRow("Prometheus' text, in ms")
        << QByteArray("a{b=\"c\"} 3 1700000000500\n") << QByteArray("a{b=\"c\"} 1700000000.5=>3");
    QTest::newRow("an exposition without times") << QByteArray("# TYPE a gauge\na 3\nb NaN\nc +Inf")
                                                 << QByteArray("a 7=>3\nb 7=>nan\nc 7=>inf");
    QTest::newRow("UTF-8 names") << QByteArray("{\"a.b\",\"c d\"=\"e\"} 1 5\n")
                                 << QByteArray("a.b{c d=\"e\"} 5=>1");
    QTest::newRow("out of order, twice")
        << QByteArray("a 1 20\na 2 10\na 3 20\n") << QByteArray("a 10=>2 20=>3");
    QTest::newRow("wide CSV") << QByteArray(
        "\xEF\xBB\xBF\"Time\",\"up{job=\"\"a\"\"}\",\"load 1\"\n"
        "2023-11-14 22:13:20,1,0.5\n2023-11-14 22:13:30,,0.75\n")
                              << QByteArray("load 1 1700000000=>0.5 1700000010=>0.75\n"
                                            "up{job=\"a\"} 1700000000=>1");
    QTest::newRow("long CSV, semicolons")
        << QByteArray("timestamp;metric;job;value\n1700000000;up;a;1\n1700000000000;up;b;0\n")
        << QByteArray("up{job=\"a\"} 1700000000=>1\n"
                      "up{job=\"b\"} 1700000000=>0");
    QTest::newRow("CSV of one series")
        << QByteArray("time\tvalue\n5\t1\n6\t2\n") << QByteArray("value 5=>1 6=>2");
    const QByteArray matrix
        = R"({"status":"success","data":{"resultType":"matrix","result":[{"metric":)"
          R"({"__name__":"up","job":"}{\""},"values":[[5,"1"],[6.5,"2"]]}]}})";
    const QByteArray vector
        = R"({"status":"success","data":{"resultType":"vector","result":[{"metric":{"job":"a"},)"
          R"("value":[7,"3"]}]}})";
    const QByteArray both = "up{job=\"}{\\\"\"} 5=>1 6.5=>2\n"
                            "value{job=\"a\"} 7=>3";
    QTest::newRow("JSON, one after the other") << matrix + '\n' + vector << both;
    QTest::newRow("JSON, a list over lines") << "[\n" + matrix + ",\n" + vector + "\n]\n" << both;
}

void TestRecording::formats()
{
    QFETCH(QByteArray, bytes);
    OpenOptions options;
    options.momentMs = 7000;
    const auto recording = openRecording(m_files.write("file", bytes), options);
    QVERIFY2(recording, recording ? "" : describe(recording.error()).c_str());
    QVERIFY(!recording->damage);
    QTEST(told(*recording), "content");
}

void TestRecording::packed()
{
    for (const QByteArray &bytes :
         {zipped(kText), zstdPacked(kText), zipped(kText.left(60)) + zipped(kText.mid(60))}) {
        const auto recording = openRecording(m_files.write("file", bytes));
        QVERIFY2(recording, recording ? "" : describe(recording.error()).c_str());
        QCOMPARE(told(*recording), kTold);
        QCOMPARE(recording->range->to, std::int64_t(1'700'000'010'500));
    }
}

// Nothing crashes, nothing is made up, and what is said names the file.
void TestRecording::cutAtEveryByte()
{
    for (const QByteArray &whole : {kText, zipped(kText), zstdPacked(kText)}) {
        for (int size = 0; size < int(whole.size()); ++size) {
            const std::string path = m_files.write("cut", whole.left(size));
            const auto recording = openRecording(path);
            if (!recording)
                QCOMPARE(recording.error().origin, path);
            else
                QVERIFY(recording->samples <= 3);
        }
    }
}

void TestRecording::wrong_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("message");
    const auto row = [](const char *name, const char *bytes, const char *message) {
        QTest::newRow(name) << QByteArray(bytes) << QByteArray(message);
    };
    row("empty", "", "the file is empty");
    row("a picture", "\x89PNG\r\n\x1A\n", "none of the formats");
    row("prose", "Dear all,\nthe server was down.\n", "none of the formats");
    row("no number", "# TYPE a gauge\na{b=\"c\"}\n", ":2: a number is expected");
    row("no brace", "# x\na{b=\"c\n", ":2: the labels do not end with }");
    row("no label", "# x\na{b=c} 1\n", ":2: name{label=\"value\"} is expected");
    row("no time", "# x\na 1 soon\n", ":2: the time \"soon\" is not a number");
    row("more", "# x\n# EOF\na 1\n", ":3: there is more after # EOF");
    row("CSV, columns", "time,a\n1,2,3\n", ":2: there are 3 columns, but 2 names");
    row("CSV, time", "time,a\nsoon,2\n", ":2: \"soon\" is not a time");
    row("CSV, number", "time,a\n1,x\n", ":2: \"x\" is not a number");
    row("CSV, quote", "time,a\n1,\"x\n", ":2: a quote has no end");
    row("JSON, other", "{\"a\":1}\n", "not Prometheus' API");
    row("JSON, cut", "{\"status\":\"success\",\n", "the last answer is cut off");
}

void TestRecording::wrong()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, message);
    const auto recording = openRecording(m_files.write("wrong", bytes));
    QVERIFY(!recording);
    const QByteArray said = QByteArray::fromStdString(describe(recording.error()));
    QVERIFY2(said.contains(message), said.constData());
    QVERIFY(!openRecording("/nowhere/at/all"));
    QVERIFY(!openRecording("/proc"));
}

void TestRecording::whatCameBeforeIsThere()
{
    const auto recording = openRecording(m_files.write("damaged", "a 1 1\na 2 2\na{ 3\na 4 4\n"));
    QVERIFY(recording);
    QVERIFY(recording->damage);
    QCOMPARE(recording->damage->line, 3);
    QCOMPARE(told(*recording), QByteArray("a 1=>1 2=>2"));
}

void TestRecording::progressAndCancelling()
{
    QByteArray text;
    for (int i = 0; i < 200'000; ++i)
        text += "a{b=\"c\"} 1 " + QByteArray::number(i) + '\n';
    const std::string path = m_files.write("long", text);
    std::stop_source stop;
    std::vector<std::int64_t> steps;
    OpenOptions options;
    options.progress = [&](std::int64_t done, std::int64_t total) {
        QCOMPARE(total, std::int64_t(text.size()));
        steps.push_back(done);
    };
    const auto whole = openRecording(path, options);
    QVERIFY(whole);
    QCOMPARE(whole->samples, std::size_t(200'000));
    QVERIFY(steps.size() > 2 && std::ranges::is_sorted(steps));
    QCOMPARE(steps.back(), std::int64_t(text.size()));

    options.stop = stop.get_token();
    options.progress = [&stop](std::int64_t, std::int64_t) { stop.request_stop(); };
    const auto stopped = openRecording(path, options);
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().kind, Error::Kind::Cancelled);
}

void TestRecording::tooMuch()
{
    OpenOptions options;
    options.mostSamples = 2;
    const auto recording = openRecording(m_files.write("much", kText), options);
    QVERIFY(!recording);
    QCOMPARE(recording.error().kind, Error::Kind::TooLarge);
}

QTEST_GUILESS_MAIN(TestRecording)
#include "tst_recording.moc"
