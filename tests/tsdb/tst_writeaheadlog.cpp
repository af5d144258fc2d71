// SPDX-License-Identifier: GPL-3.0-or-later
// How records lie in the pages of a segment; real logs are read in tst_datadirectory.
#include "datasource/tsdb/crc32c.h"
#include "datasource/tsdb/writeaheadlog.h"

#include <QtTest>

using namespace onex;
using namespace onex::tsdb;

namespace {

constexpr std::size_t kPage = 32 * 1024, kHeader = 7;
enum Type : std::uint8_t { Full = 1, First, Middle, Last };

void append(std::string &segment, Type type, const std::string &part)
{
    segment.push_back(static_cast<char>(type));
    const auto number = [&segment](std::uint64_t value, unsigned bytes) {
        for (unsigned shift = 8 * bytes; shift > 0; shift -= 8)
            segment.push_back(static_cast<char>((value >> (shift - 8)) & 0xFFU));
    };
    number(part.size(), 2);
    number(crc32c(part), 4);
    segment += part;
}

struct Read
{
    std::vector<std::string> records;
    std::string problem;
};

Read read(const std::string &segment)
{
    Read read;
    const auto done = readSegment(
        segment, [&read](std::string_view record) { read.records.emplace_back(record); });
    read.problem = done ? std::string() : done.error().message;
    return read;
}

} // namespace

class TestWriteAheadLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recordsInParts()
    {
        std::string segment;
        append(segment, Full, "one");
        append(segment, First, "t");
        append(segment, Middle, "w");
        append(segment, Last, "o");
        QCOMPARE(read(segment).records, (std::vector<std::string>{"one", "two"}));
        QCOMPARE(read(segment).problem, std::string());
    }

    // Seven bytes are left in the page: the header of a part that holds nothing.
    void anEmptyFirstPart()
    {
        std::string segment;
        append(segment, Full, std::string(kPage - 2 * kHeader, 'x'));
        append(segment, First, "");
        QCOMPARE(segment.size(), kPage);
        append(segment, Last, "next");
        append(segment, Full, "");
        const Read all = read(segment);
        QCOMPARE(all.problem, std::string());
        QCOMPARE(all.records.size(), std::size_t{3});
        QCOMPARE(all.records[1], std::string("next"));
        QCOMPARE(all.records[2], std::string());
    }

    void pagesAreFilledUp()
    {
        std::string segment;
        append(segment, Full, "one");
        segment.resize(kPage, '\0');
        append(segment, Full, "two");
        QCOMPARE(read(segment).records, (std::vector<std::string>{"one", "two"}));
    }

    void saysWhatIsWrong()
    {
        std::string cut, order, open, changed;
        append(cut, First, "a");
        QVERIFY(read(cut).problem.find("ends within") != std::string::npos);
        append(order, Last, "a");
        QVERIFY(read(order).problem.find("wrong order") != std::string::npos);
        append(open, First, "");
        append(open, Full, "a");
        QVERIFY(read(open).problem.find("wrong order") != std::string::npos);
        append(changed, Full, "abc");
        changed.back() = 'd';
        QVERIFY(read(changed).problem.find("not what was written") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestWriteAheadLog)
#include "tst_writeaheadlog.moc"
