// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/config/configwriter.h"

#include <QTemporaryDir>
#include <QTest>

using namespace onex;

namespace {

const QString kFile = QStringLiteral("/etc/onex/config.yaml");

SourceSettings production()
{
    SourceSettings source;
    source.name = "prod: main";
    source.url = QUrl(QStringLiteral("https://prom.example:9443/base"));
    source.basicUser = "me # too";
    source.basicPassword = {Secret::Place::Keyring, QStringLiteral("prometheus-prod: main")};
    return source;
}

} // namespace

class TestConfigWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addsWherePeopleWrite_data();
    void addsWherePeopleWrite();
    void saysWhatToWriteWhereItCannot();
    void aNameIsTakenOnce();
    void replacesTheFileAsAWhole();
};

void TestConfigWriter::addsWherePeopleWrite_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<int>("others");
    QTest::newRow("nothing") << QByteArray() << 0;
    QTest::newRow("a comment") << QByteArray("# mine\n") << 0;
    QTest::newRow("other keys") << QByteArray("theme: dark # at night\nrefresh: 30s") << 0;
    QTest::newRow("a list") << QByteArray("sources:\n  # ours\n  - name: a\n    url: http://a\n\n"
                                          "  - url: http://b\ntheme: dark\n")
                            << 2;
    QTest::newRow("not indented") << QByteArray("sources:\n- {name: a, url: 'http://a'}\n"
                                                "scrape: [{url: 'http://c'}]\n")
                                  << 1;
    QTest::newRow("a dash alone") << QByteArray("sources:\n    -\n      url: http://a\n") << 1;
    QTest::newRow("line ends of Windows") << QByteArray("sources:\r\n  - url: http://a\r\n") << 1;
}

void TestConfigWriter::addsWherePeopleWrite()
{
    QFETCH(QByteArray, before);
    QFETCH(int, others);
    const auto text = withSource(before.toStdString(), production(), kFile);
    QVERIFY2(text, text ? "" : describe(text.error()).c_str());
    const auto config = parseConfig(*text, kFile);
    QVERIFY(config);
    QCOMPARE(config->sources.size(), static_cast<std::size_t>(others + 1));
    QVERIFY(config->sources.front() == production());
    QVERIFY(config->warnings.empty());
    for (const QByteArray &line : before.split('\n'))
        QVERIFY2(QByteArray::fromStdString(*text).contains(line), line.constData());
}

void TestConfigWriter::saysWhatToWriteWhereItCannot()
{
    for (const char *before :
         {"sources: [{url: 'http://a'}]\n", "{theme: dark}\n", "sources: []"}) {
        const auto text = withSource(before, production(), kFile);
        QVERIFY(!text);
        const auto words = QByteArray::fromStdString(describe(text.error()));
        QVERIFY2(words.contains("url: https://prom.example:9443/base"), words.constData());
    }
    QVERIFY(!withSource("sources: {", production(), kFile)); // is not touched
}

void TestConfigWriter::aNameIsTakenOnce()
{
    const auto once = withSource({}, production(), kFile);
    QVERIFY(once);
    const auto twice = withSource(*once, production(), kFile);
    QVERIFY(!twice);
    QVERIFY(QByteArray::fromStdString(twice.error().message).contains("another name"));
}

void TestConfigWriter::replacesTheFileAsAWhole()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("onex/config.yaml"));
    const auto text = fileWithSource(path, production());
    QVERIFY(text);
    QVERIFY(replaceConfig(path, *text));
    const auto config = loadConfig(path);
    QVERIFY(config);
    QVERIFY(config->sources.front() == production());

    QFile large(folder.filePath(QStringLiteral("large.yaml")));
    QVERIFY(large.open(QIODevice::WriteOnly));
    large.write(QByteArray(2 * 1024 * 1024, '#'));
    large.close();
    QVERIFY(!fileWithSource(large.fileName(), production()));
    QVERIFY(!replaceConfig(QStringLiteral("/proc/onex/config.yaml"), *text));
}

QTEST_GUILESS_MAIN(TestConfigWriter)
#include "tst_configwriter.moc"
