// SPDX-License-Identifier: GPL-3.0-or-later
// Files of this program's own: written and read back, damaged in every way, and what is none.
#include "datasource/archive/archivewriter.h"
#include "datasource/sqlite/database.h"
#include "tests/archive/archivefixture.h"

#include <QTest>

using namespace onex;
using namespace onex::test;

namespace {

const double kNaN = std::numeric_limits<double>::quiet_NaN();

ArchiveContent content()
{
    ArchiveContent all;
    all.provenance = {"production", {"rate(x[5m])", "a\"b"}, {1000, 9000}, "jane", 12345, "onex 1"};
    all.dashboards = {{"web.yaml", "dashboard: “x”\n", "web", {{"job", {"a", "b"}}, {"none", {}}}}};
    AlertTransition fired;
    fired.timeMs = 5000;
    fired.alertId = "f00";
    fired.labels = Labels({{"alertname", "Hot"}});
    fired.toState = "firing";
    fired.startsMs = 4000;
    fired.value = 21.5;
    fired.summary = "it is hot";
    AlertTransition ended = fired;
    ended.fromState = "firing";
    ended.toState = "resolved";
    ended.value.reset();
    all.alerts = {fired, ended};
    all.notes = {{6000, "joe", "we restarted it\nand it was well"}};
    return all;
}

struct Sample
{
    std::int64_t time;
    double value;
};

// Steady, irregular, huge and tiny distances, special values.
void fill(MemoryStore &store)
{
    const auto steady = store.seriesId(Labels({{"__name__", "steady"}, {"path", "c:\\\"x\""}}));
    for (int i = 0; i < 30'000; ++i)
        store.add(steady, 1'700'000'000'000 + i * 15'000LL, i / 7);
    const auto odd = store.seriesId(Labels({{"__name__", "odd"}}));
    for (const Sample &one : {Sample{-5, -0.0},
                              {0, kNaN},
                              {1, INFINITY},
                              {9000, -1e-300},
                              {9001, 1e300},
                              {1LL << 33, promql::kStaleMarker},
                              {(1LL << 33) + 7, 3},
                              {1LL << 60, 0.1}})
        store.add(odd, one.time, one.value);
    store.seriesId(Labels()); // without a sample: it is not written
    store.finish();
}

bool isSame(const promql::StoredSeries &a, const promql::StoredSeries &b)
{
    const auto bits = [](double value) { return std::bit_cast<std::uint64_t>(value); };
    return *a.labels == *b.labels && std::ranges::equal(a.samples.times, b.samples.times)
        && std::ranges::equal(a.samples.values, b.samples.values, {}, bits, bits);
}

std::vector<promql::StoredSeries> everything(const promql::Storage &storage)
{
    auto all = *storage.select({}, INT64_MIN, INT64_MAX, {});
    std::ranges::sort(all, {}, [](const auto &one) -> const Labels & { return *one.labels; });
    return all;
}

} // namespace

class TestArchiveFile : public QObject
{
    Q_OBJECT

    Files m_files;

    std::string write(const char *name, const MemoryStore &store) const
    {
        const std::string path = m_files.write(name, "what was there before");
        const auto written = writeArchive(path, everything(store), content());
        return written ? path : describe(written.error());
    }
    QByteArray small() const
    {
        MemoryStore store;
        for (int i = 0; i < 40; ++i)
            store.add(store.seriesId(Labels({{"__name__", "x"}, {"i", std::to_string(i % 3)}})),
                      i * 1000, i);
        store.finish();
        QFile file(QString::fromStdString(write("small", store)));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void comesBack();
    void cutAtEveryByte();
    void anyByteIsAnother();
    void holdsMore_data();
    void holdsMore();
    void whatIsDamagedIsLeftOut();
    void cannotBeWritten();
    void tooMuch();
};

void TestArchiveFile::comesBack()
{
    MemoryStore store;
    fill(store);
    const std::string path = write("whole", store);
    const auto read = openRecording(path);
    QVERIFY2(read, read ? "" : describe(read.error()).c_str());
    QVERIFY(!read->damage);
    QCOMPARE(read->samples, store.sampleCount());
    QVERIFY(*read->content == content());
    const auto before = everything(store), after = everything(*read->storage);
    QVERIFY(std::ranges::equal(before, after, isSame));
    QVERIFY(!QFile::exists(QString::fromStdString(path + ".part")));
    QVERIFY(QFile(QString::fromStdString(path)).size() < 100'000); // of 480,000
}

void TestArchiveFile::cutAtEveryByte()
{
    QFile file(QStringLiteral(ONEX_SOURCE_DIR "/tests/fuzz/corpus/fuzz_archive/small.onex"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray whole = file.readAll();
    QVERIFY(openRecording(m_files.write("cut", whole)));
    for (qsizetype size = whole.size() - 1; size > 0; --size) {
        const std::string path = m_files.write("cut", whole.first(size));
        const auto read = openRecording(path);
        QVERIFY2(!read || read->damage, QByteArray::number(size).constData());
        const Error error = read ? *read->damage : read.error();
        QCOMPARE(error.origin, path);
        QVERIFY(!error.message.empty());
    }
}

// Of what a person or a disk changes, either nothing is used or it is said.
void TestArchiveFile::anyByteIsAnother()
{
    const QByteArray whole = small();
    const auto good = openRecording(m_files.write("changed", whole));
    QVERIFY(good);
    const auto before = everything(*good->storage);
    for (qsizetype at = 0; at < whole.size(); at += 13) {
        QByteArray changed = whole;
        changed[at] = char(changed[at] ^ 0x41);
        const auto read = openRecording(m_files.write("changed", changed));
        if (!read || read->damage)
            continue;
        QVERIFY2(std::ranges::equal(before, everything(*read->storage), isSame),
                 QByteArray::number(at).constData());
        QVERIFY2(*read->content == *good->content, QByteArray::number(at).constData());
    }
}

void TestArchiveFile::holdsMore_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("words");
    QTest::newRow("a view") << "CREATE VIEW v AS SELECT 1"
                            << "more than this program writes";
    QTest::newRow("a trigger") << "CREATE TRIGGER t BEFORE INSERT ON notes BEGIN SELECT 1; END"
                               << "more than this program writes";
    QTest::newRow("a view in a table's place") << "ALTER TABLE notes RENAME TO others"
                                               << "more than this program writes";
    QTest::newRow("a later version") << "PRAGMA user_version = 9"
                                     << "newer version";
    QTest::newRow("another program") << "PRAGMA application_id = 5"
                                     << "another program";
    QTest::newRow("a number changed") << "UPDATE chunks SET series = 2 WHERE id = 1"
                                      << "the part “chunks” is not what was written";
    QTest::newRow("samples of no series") << "UPDATE chunks SET series = 99 WHERE id = 1"
                                          << "samples belong to no series";
    QTest::newRow("a note taken away") << "DELETE FROM notes"
                                       << "the part “notes”";
    QTest::newRow("labels that are none") << "UPDATE series SET labels = '[]' WHERE id = 1"
                                          << "labels are damaged";
    QTest::newRow("bits that end") << "UPDATE chunks SET samples = x'00ff' WHERE id = 1"
                                   << "a chunk ends too early";
}

void TestArchiveFile::holdsMore()
{
    QFETCH(const QString, sql);
    QFETCH(const QString, words);
    const std::string path = m_files.write("more", small());
    {
        const auto db = Database::open(QString::fromStdString(path), {});
        QVERIFY(db && (*db)->run(sql.toLatin1().constData()));
    }
    const auto read = openRecording(path);
    QVERIFY(!read || read->damage);
    const std::string said = describe(read ? *read->damage : read.error());
    QVERIFY2(said.find(words.toStdString()) != std::string::npos, said.c_str());
}

void TestArchiveFile::whatIsDamagedIsLeftOut()
{
    const std::string path = m_files.write("left", small());
    {
        const auto db = Database::open(QString::fromStdString(path), {});
        QVERIFY(db && (*db)->run("UPDATE series SET labels = '?' WHERE id = 1"));
        QVERIFY((*db)->run("UPDATE chunks SET samples = x'00ff' WHERE id = 2"));
    }
    const auto read = openRecording(path);
    QVERIFY(read && read->damage);
    QCOMPARE(read->series, std::size_t(2));
    QCOMPARE(read->samples, std::size_t(13)); // of the third
    QVERIFY(*read->content == content());
}

void TestArchiveFile::cannotBeWritten()
{
    const auto nowhere = writeArchive("/nowhere/at/all.onex", {}, {});
    QVERIFY(!nowhere);
    QCOMPARE(nowhere.error().origin, "/nowhere/at/all.onex");
    MemoryStore store;
    store.add(store.seriesId(Labels({{"x", "\xff"}})), 1, 1);
    store.finish();
    const std::string path = m_files.write("kept", "kept");
    QVERIFY(!writeArchive(path, everything(store), {}));
    QFile file(QString::fromStdString(path));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), "kept");
}

void TestArchiveFile::tooMuch()
{
    const std::string path = m_files.write("much", small());
    OpenOptions options;
    options.mostSamples = 10;
    QCOMPARE(openRecording(path, options).error().kind, Error::Kind::TooLarge);
    std::stop_source stop;
    stop.request_stop();
    options.stop = stop.get_token();
    QCOMPARE(openRecording(path, options).error().kind, Error::Kind::Cancelled);
}

QTEST_GUILESS_MAIN(TestArchiveFile)
#include "tst_archivefile.moc"
