// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/library.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace onex;

class LibraryTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;

    QString path(const QString &name) const { return m_dir.filePath(name); }

    // In place, as `echo` does.
    void write(const QString &name, const QByteArray &text) const
    {
        QDir(m_dir.path()).mkpath(QFileInfo(path(name)).path());
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(text);
    }

    // By another file of its name, as editors do.
    void replace(const QString &name, const QByteArray &text) const
    {
        QSaveFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        QVERIFY(file.commit());
    }

    static QByteArray dashboard(const char *title)
    {
        return QByteArray("title: ") + title + "\npanels: [{title: P, type: graph, query: up}]\n";
    }

private Q_SLOTS:
    void init()
    {
        QVERIFY(m_dir.isValid());
        QDir(m_dir.path()).removeRecursively();
        QDir().mkpath(m_dir.path());
    }

    void refusesWhatIsNoDefinition()
    {
        DashboardLibrary library;
        write("large.yaml", dashboard("x") + QByteArray(4 * 1024 * 1024, '#'));
        const auto large = library.addFile(path("large.yaml"));
        QVERIFY(!large);
        QCOMPARE(large.error().kind, Error::Kind::TooLarge);
        QCOMPARE(large.error().origin, path("large.yaml").toStdString());
        QCOMPARE(library.addFile(path("gone.yaml")).error().kind, Error::Kind::NotFound);
        QCOMPARE(library.addFile(m_dir.path()).error().kind, Error::Kind::BadInput);
        QVERIFY(library.entries().empty());
    }

    void lists()
    {
        write("b/two.yaml",
              "dashboards:\n  x: {title: X, panels: []}\n  a: {title: A, folder: Z, panels: []}\n");
        write("one.json", "{\"title\": \"J\", \"uid\": \"j1\", \"panels\": []}");
        write("b/notes.txt", "not a dashboard");
        write("deep/1/2/3/4/far.yaml", dashboard("too deep"));
        DashboardLibrary library;
        QSignalSpy changed(&library, &DashboardLibrary::entriesChanged);
        library.addFolder(m_dir.path());
        QCOMPARE(changed.count(), 1);
        const auto entries = library.entries();
        QCOMPARE(entries.size(), std::size_t(3));
        QCOMPARE(std::ranges::count(entries, QString("b"), &DashboardEntry::folder), 1);
        QCOMPARE(std::ranges::count(entries, QString("Z"), &DashboardEntry::folder), 1);
        QVERIFY(library.find("j1"));
        QVERIFY(!library.find("nothing"));
    }

    void resolvesNamesAndFiles()
    {
        write("one.yaml", "dashboards:\n  uid_one: {title: The One, panels: []}\n");
        write("other/two.yaml", dashboard("Two"));
        DashboardLibrary library;
        library.addFolder(m_dir.path() + "/nowhere");
        library.addFile(path("one.yaml"));
        QCOMPARE(library.resolve("UID_ONE").value_or(QString()), QString("uid_one"));
        QCOMPARE(library.resolve("the one").value_or(QString()), QString("uid_one"));
        QCOMPARE(library.resolve(path("other/two.yaml")).value_or(QString()), QString("two"));
        const auto missing = library.resolve("three");
        QVERIFY(!missing);
        QVERIFY(missing.error().message.find("\"three\" is neither") != std::string::npos);
    }

    void sameUidInTwoFiles()
    {
        write("a.yaml", "dashboards: {same: {title: First, panels: []}}");
        write("b.yaml", "dashboards: {same: {title: Second, panels: []}}");
        DashboardLibrary library;
        library.addFolder(m_dir.path());
        QCOMPARE(library.find("same")->title, QString("First"));
        QCOMPARE(library.find("same-2")->title, QString("Second"));
    }

    void reloads_data()
    {
        QTest::addColumn<bool>("atomically");
        QTest::newRow("in place") << false;
        QTest::newRow("replaced") << true;
    }
    void reloads()
    {
        QFETCH(bool, atomically);
        write("d.yaml", dashboard("Before"));
        DashboardLibrary library;
        library.addFolder(m_dir.path());
        QSignalSpy changed(&library, &DashboardLibrary::changed);
        for (const char *title : {"After", "Again", "Once more"}) {
            atomically ? replace("d.yaml", dashboard(title)) : write("d.yaml", dashboard(title));
            QTRY_COMPARE_WITH_TIMEOUT(library.find("d")->title, QString(title), 20'000);
            QVERIFY(changed.count() >= 1);
            QCOMPARE(changed.takeLast().value(0).toString(), QString("d"));
        }
    }

    void keepsTheLastGoodVersion()
    {
        write("d.yaml", dashboard("Good"));
        DashboardLibrary library;
        library.addFolder(m_dir.path());
        QSignalSpy problem(&library, &DashboardLibrary::problemChanged);
        QSignalSpy changed(&library, &DashboardLibrary::changed);

        replace("d.yaml", "title: Bad\npanels: [\n");
        QTRY_COMPARE_WITH_TIMEOUT(problem.count(), 1, 20'000);
        QCOMPARE(library.find("d")->title, QString("Good"));
        QCOMPARE(changed.count(), 0);
        QVERIFY2(library.entries()[0].problem.startsWith(path("d.yaml") + ":3:1: "),
                 qPrintable(library.entries()[0].problem));

        replace("d.yaml", dashboard("Better"));
        QTRY_COMPARE_WITH_TIMEOUT(problem.count(), 2, 20'000);
        QCOMPARE(library.find("d")->title, QString("Better"));
        QVERIFY(library.entries()[0].problem.isEmpty());
    }

    void findsNewFiles()
    {
        DashboardLibrary library;
        library.addFolder(m_dir.path());
        write("new.yaml", dashboard("New"));
        QTRY_VERIFY_WITH_TIMEOUT(library.find("new"), 20'000);
    }

    void neverGoodIsListedWithItsReason()
    {
        write("bad.json", "{\"title\": \"x\",\n  \"panels\": }");
        DashboardLibrary library;
        library.addFolder(m_dir.path());
        const auto entries = library.entries();
        QCOMPARE(entries.size(), std::size_t(1));
        QVERIFY2(entries[0].problem.startsWith(path("bad.json") + ":2:13: syntax error"),
                 qPrintable(entries[0].problem));
        QVERIFY(!library.addFile(path("bad.json")));
        QVERIFY(!library.addFile(path("missing.json")));
        QVERIFY(!library.addFile(m_dir.path()));
    }

    // Named by a person, refused, mended in an editor: it can be added then.
    void whatWasRefusedIsWatched()
    {
        write("bad.yaml", "title: Bad\npanels: [\n");
        DashboardLibrary library;
        QSignalSpy near(&library, &DashboardLibrary::refusedFileChanged);
        QVERIFY(!library.addFile(path("bad.yaml")));
        replace("bad.yaml", dashboard("Mended"));
        QTRY_COMPARE_WITH_TIMEOUT(near.count(), 1, 20'000);
        QCOMPARE(near[0][0].toString(), path("bad.yaml"));
        QCOMPARE(library.addFile(path("bad.yaml")).value_or(QStringList()), QStringList("bad"));
    }
};

QTEST_GUILESS_MAIN(LibraryTest)
#include "tst_library.moc"
