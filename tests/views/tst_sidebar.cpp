// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/library.h"
#include "tests/views/windows.h"
#include "views/shell/sidebar.h"
#include "views/shell/sidebarmatch.h"
#include "views/shell/sidebarmodel.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMenu>
#include <QPersistentModelIndex>
#include <QShortcut>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace onex;

namespace {

DashboardEntry entry(const QString &title, const QString &folder, const QStringList &tags = {})
{
    return {title.toLower().remove(u' '), title, folder, QStringLiteral("/d/") + title, tags, {}};
}

std::vector<DashboardEntry> house()
{
    return {
        entry(QStringLiteral("Platform overview"), QStringLiteral("ONEX")),
        entry(QStringLiteral("Validation"), QStringLiteral("ONEX"), {QStringLiteral("quality")}),
        entry(QStringLiteral("Node Exporter Full"), QStringLiteral("Hosts"),
              {QStringLiteral("linux")}),
        entry(QStringLiteral("Scratch"), QString())};
}

// "General: Scratch | Hosts: Node Exporter Full | …"
QString written(const QAbstractItemModel &model)
{
    QStringList groups;
    for (int i = 0; i < model.rowCount(); ++i) {
        const QModelIndex group = model.index(i, 0);
        QStringList titles;
        for (int row = 0; row < model.rowCount(group); ++row)
            titles += model.index(row, 0, group).data().toString();
        groups += group.data().toString() + QLatin1String(": ") + titles.join(QLatin1String(", "));
    }
    return groups.join(QLatin1String(" | "));
}

QModelIndex find(const QTreeView *tree, const QString &text)
{
    return tree->model()
        ->match(tree->model()->index(0, 0), Qt::DisplayRole, text, 1,
                Qt::MatchExactly | Qt::MatchRecursive)
        .value(0);
}

struct Shown
{
    Sidebar sidebar;
    QSignalSpy opened{&sidebar, &Sidebar::opened};
    QSignalSpy left{&sidebar, &Sidebar::left};

    Shown()
    {
        sidebar.setTheme(darkTheme());
        sidebar.setEntries(house());
        sidebar.resize(260, 500);
        sidebar.show();
    }
    QString selected() const { return sidebar.tree()->currentIndex().data().toString(); }
    bool activate() { return QTest::qWaitForWindowActive(&sidebar); }
};

} // namespace

class TestSidebar : public QObject
{
    Q_OBJECT

public:
    static void initMain() { leaveWarningsToTest(); }

private Q_SLOTS:
    void init() { failOnWarnings(); }

    void listsFoldersInOrder();
    void recentComesFirst();
    void changesAreMerged_data();
    void changesAreMerged();
    void rowsThatStayKeepTheirIndex();
    void marksTheCurrentOne();
    void matches_data();
    void matches();
    void betterMatchesScoreHigher();
    void typingFiltersAndEnterOpens();
    void arrowsSkipFolders();
    void escapeClearsThenLeaves();
    void typingInTheTreeSearches();
    void windowShortcutsDoNotStealTyping();
    void clickOpensAndFolds();
    void foldingSurvivesSearchAndNewEntries();
    void selectionSurvivesNewEntries();
    void problemsAreToldAsPlainText();
    void menuCopiesThePath();
    void opensAFile();
};

void TestSidebar::listsFoldersInOrder()
{
    SidebarModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setEntries(house());
    QCOMPARE(
        written(model),
        QStringLiteral("General: Scratch | Hosts: Node Exporter Full | ONEX: Platform overview, "
                       "Validation"));
}

void TestSidebar::recentComesFirst()
{
    SidebarModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setEntries(house());
    model.setRecent(
        {QStringLiteral("validation"), QStringLiteral("nosuch"), QStringLiteral("scratch")});
    QVERIFY(
        written(model).startsWith(QStringLiteral("Recently used: Validation, Scratch | General")));
    model.setRecent({QStringLiteral("scratch"), QStringLiteral("validation")});
    QVERIFY(
        written(model).startsWith(QStringLiteral("Recently used: Scratch, Validation | General")));
    model.setRecent({});
    QVERIFY(written(model).startsWith(QStringLiteral("General")));
}

void TestSidebar::changesAreMerged_data()
{
    QTest::addColumn<QStringList>("titles"); // Folder/Title
    QTest::addColumn<QString>("result");
    QTest::newRow("none") << QStringList() << QString();
    QTest::newRow("one less") << QStringList{QStringLiteral("B/Two"), QStringLiteral("B/Three")}
                              << QStringLiteral("B: Three, Two");
    QTest::newRow("folders around")
        << QStringList{QStringLiteral("A/One"), QStringLiteral("B/Two"), QStringLiteral("C/Three")}
        << QStringLiteral("A: One | B: Two | C: Three");
    QTest::newRow("more between") << QStringList{QStringLiteral("B/One"), QStringLiteral("B/Ox"),
                                                 QStringLiteral("B/Two"), QStringLiteral("B/A"),
                                                 QStringLiteral("B/Z")}
                                  << QStringLiteral("B: A, One, Ox, Two, Z");
    QTest::newRow("listed twice") << QStringList{QStringLiteral("B/One"), QStringLiteral("B/One")}
                                  << QStringLiteral("B: One, One");
}

void TestSidebar::changesAreMerged()
{
    QFETCH(QStringList, titles);
    SidebarModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    const std::vector<DashboardEntry> before{entry(QStringLiteral("One"), QStringLiteral("B")),
                                             entry(QStringLiteral("Two"), QStringLiteral("B")),
                                             entry(QStringLiteral("Three"), QStringLiteral("B"))};
    std::vector<DashboardEntry> after;
    for (const QString &title : titles)
        after.push_back(entry(title.section(u'/', 1), title.section(u'/', 0, 0)));
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.setEntries(before);
    model.setEntries(after);
    QTEST(written(model), "result");
    model.setEntries(before);
    QCOMPARE(written(model), QStringLiteral("B: One, Three, Two"));
    QCOMPARE(resets.size(), 0);
}

void TestSidebar::rowsThatStayKeepTheirIndex()
{
    SidebarModel model;
    model.setEntries(house());
    const QPersistentModelIndex validation = model.indexOf(QStringLiteral("validation"));
    auto entries = house();
    entries.push_back(entry(QStringLiteral("Alpha"), QStringLiteral("ONEX")));
    entries.push_back(entry(QStringLiteral("Disks"), QStringLiteral("Aaa")));
    entries[1].title = QStringLiteral("A renamed one");
    model.setEntries(entries);
    QVERIFY(validation.isValid());
    QCOMPARE(validation.data().toString(), QStringLiteral("A renamed one"));
    QCOMPARE(validation.row(), 0);
    QCOMPARE(validation.parent().data().toString(), QStringLiteral("ONEX"));
}

void TestSidebar::marksTheCurrentOne()
{
    Shown shown;
    shown.sidebar.setCurrent(QStringLiteral("validation"));
    QCOMPARE(shown.selected(), QStringLiteral("Validation"));
    QVERIFY(find(shown.sidebar.tree(), QStringLiteral("Validation"))
                .data(SidebarModel::CurrentRole)
                .toBool());
    QVERIFY(!find(shown.sidebar.tree(), QStringLiteral("Scratch"))
                 .data(SidebarModel::CurrentRole)
                 .toBool());
}

void TestSidebar::matches_data()
{
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<bool>("found");
    QTest::newRow("part") << QStringLiteral("over") << true;
    QTest::newRow("any case") << QStringLiteral("PLAT") << true;
    QTest::newRow("abbreviation") << QStringLiteral("plov") << true;
    QTest::newRow("a letter left out") << QStringLiteral("platfrm") << true;
    QTest::newRow("words in any order") << QStringLiteral("over plat") << true;
    QTest::newRow("folder") << QStringLiteral("onex") << true;
    QTest::newRow("tag and title") << QStringLiteral("prod plat") << true;
    QTest::newRow("one word missing") << QStringLiteral("platform disks") << false;
    QTest::newRow("letters all over") << QStringLiteral("pfmv") << false;
    QTest::newRow("other") << QStringLiteral("xyz") << false;
    QTest::newRow("spaces") << QStringLiteral("   ") << true;
}

void TestSidebar::matches()
{
    QFETCH(QString, wanted);
    QFETCH(bool, found);
    QCOMPARE(matchScore(wanted, QStringLiteral("Platform overview"), QStringLiteral("ONEX"),
                        {QStringLiteral("production")})
                 > 0,
             found);
}

void TestSidebar::betterMatchesScoreHigher()
{
    const auto score = [](const char *title) {
        return matchScore(QStringLiteral("node"), QLatin1String(title), {}, {});
    };
    QVERIFY(score("Node exporter") > score("All nodes"));
    QVERIFY(score("All nodes") > score("Anode"));
    QVERIFY(score("Anode") > score("Net of disks everywhere"));
    const QString manyWords = QStringLiteral("a ").repeated(100);
    QVERIFY(matchScore(QString(31, u'a') + u'b', manyWords, {}, {}) == 0); // and soon
    QVERIFY(score("Anode") > matchScore(QStringLiteral("node"), QStringLiteral("Other"),
                                        QStringLiteral("node"), {}));
}

void TestSidebar::typingFiltersAndEnterOpens()
{
    Shown shown;
    shown.sidebar.setRecent({QStringLiteral("nodeexporterfull")});
    QTest::keyClicks(shown.sidebar.search(), QStringLiteral("nef"));
    QCOMPARE(written(*shown.sidebar.tree()->model()), QStringLiteral("Hosts: Node Exporter Full"));
    QCOMPARE(shown.selected(), QStringLiteral("Node Exporter Full"));
    QTest::keyClick(shown.sidebar.search(), Qt::Key_Return);
    QCOMPARE(shown.opened.size(), 1);
    QCOMPARE(shown.opened.at(0).at(0).toString(), QStringLiteral("nodeexporterfull"));
    shown.sidebar.search()->clear();
    QVERIFY(written(*shown.sidebar.tree()->model()).startsWith(QStringLiteral("Recently used")));
}

void TestSidebar::arrowsSkipFolders()
{
    Shown shown;
    QLineEdit *search = shown.sidebar.search();
    QStringList visited;
    for (int i = 0; i < 5; ++i) {
        QTest::keyClick(search, Qt::Key_Down);
        visited += shown.selected();
    }
    QCOMPARE(visited.join(u'|'),
             QStringLiteral("Scratch|Node Exporter Full|Platform overview|Validation|Validation"));
    QTest::keyClick(search, Qt::Key_Up);
    QTest::keyClick(search, Qt::Key_Up);
    QCOMPARE(shown.selected(), QStringLiteral("Node Exporter Full"));
}

void TestSidebar::escapeClearsThenLeaves()
{
    Shown shown;
    QTest::keyClicks(shown.sidebar.search(), QStringLiteral("val"));
    QTest::keyClick(shown.sidebar.search(), Qt::Key_Escape);
    QVERIFY(shown.sidebar.search()->text().isEmpty());
    QCOMPARE(shown.left.size(), 0);
    QTest::keyClick(shown.sidebar.search(), Qt::Key_Escape);
    QCOMPARE(shown.left.size(), 1);
    QTest::keyClick(shown.sidebar.tree(), Qt::Key_Escape);
    QCOMPARE(shown.left.size(), 2);
}

void TestSidebar::typingInTheTreeSearches()
{
    Shown shown;
    QVERIFY(shown.activate());
    shown.sidebar.tree()->setFocus();
    QTest::keyClick(shown.sidebar.tree(), Qt::Key_V);
    QCOMPARE(shown.sidebar.search()->text(), QStringLiteral("v"));
    QVERIFY(shown.sidebar.search()->hasFocus());
}

void TestSidebar::windowShortcutsDoNotStealTyping()
{
    Shown shown;
    QShortcut view(QKeySequence(Qt::Key_V), &shown.sidebar);
    QShortcut leave(QKeySequence(Qt::Key_Escape), &shown.sidebar);
    QSignalSpy viewed(&view, &QShortcut::activated);
    QSignalSpy escaped(&leave, &QShortcut::activated);
    QVERIFY(shown.activate());
    shown.sidebar.tree()->setFocus();
    QTest::keyClick(shown.sidebar.tree(), Qt::Key_V);
    QTest::keyClick(shown.sidebar.search(), Qt::Key_Escape);
    QCOMPARE(viewed.size(), 0);
    QCOMPARE(escaped.size(), 0);
    QVERIFY(shown.sidebar.search()->text().isEmpty());
}

void TestSidebar::clickOpensAndFolds()
{
    Shown shown;
    QTreeView *tree = shown.sidebar.tree();
    const auto click = [tree](const QString &text) {
        QTest::mouseClick(tree->viewport(), Qt::LeftButton, {},
                          tree->visualRect(find(tree, text)).center());
    };
    click(QStringLiteral("Validation"));
    QCOMPARE(shown.opened.size(), 1);
    click(QStringLiteral("ONEX"));
    QVERIFY(!tree->isExpanded(find(tree, QStringLiteral("ONEX"))));
    QCOMPARE(shown.sidebar.foldedFolders(), QStringList{QStringLiteral("ONEX")});
    click(QStringLiteral("ONEX"));
    QVERIFY(tree->isExpanded(find(tree, QStringLiteral("ONEX"))));
    QCOMPARE(shown.opened.size(), 1);
}

void TestSidebar::foldingSurvivesSearchAndNewEntries()
{
    Shown shown;
    shown.sidebar.setFoldedFolders({QStringLiteral("ONEX")});
    QTreeView *tree = shown.sidebar.tree();
    const auto isOpen = [tree](const char *folder) {
        return tree->isExpanded(find(tree, QLatin1String(folder)));
    };
    QVERIFY(!isOpen("ONEX"));
    QVERIFY(isOpen("Hosts"));
    QTest::keyClicks(shown.sidebar.search(), QStringLiteral("valid"));
    QVERIFY(isOpen("ONEX"));
    shown.sidebar.search()->clear();
    QVERIFY(!isOpen("ONEX"));
    QVERIFY(isOpen("Hosts"));
    auto entries = house();
    entries.push_back(entry(QStringLiteral("Disks"), QStringLiteral("Archive")));
    entries.push_back(entry(QStringLiteral("More"), QStringLiteral("ONEX")));
    shown.sidebar.setEntries(entries);
    QVERIFY(!isOpen("ONEX"));
    QVERIFY(isOpen("Archive"));
}

void TestSidebar::selectionSurvivesNewEntries()
{
    Shown shown;
    shown.sidebar.tree()->setCurrentIndex(
        find(shown.sidebar.tree(), QStringLiteral("Platform overview")));
    auto entries = house();
    entries.push_back(entry(QStringLiteral("A first"), QStringLiteral("ONEX")));
    entries.erase(entries.begin() + 2); // Hosts goes
    shown.sidebar.setEntries(entries);
    QCOMPARE(shown.selected(), QStringLiteral("Platform overview"));
}

void TestSidebar::problemsAreToldAsPlainText()
{
    SidebarModel model;
    auto entries = house();
    entries[1].problem = QStringLiteral("/d/v.yaml:3:7: expected <list>");
    model.setEntries(entries);
    const QString tip
        = model.indexOf(QStringLiteral("validation")).data(Qt::ToolTipRole).toString();
    QVERIFY2(tip.contains(QStringLiteral("v.yaml:3:7: expected &lt;list&gt;")), qPrintable(tip));
    QVERIFY(model.indexOf(QStringLiteral("scratch"))
                .data(SidebarModel::ProblemRole)
                .toString()
                .isEmpty());
}

void TestSidebar::menuCopiesThePath()
{
    Shown shown;
    QSignalSpy reveal(&shown.sidebar, &Sidebar::revealRequested);
    QTreeView *tree = shown.sidebar.tree();
    const auto menu = [&]() -> QMenu * {
        const QPoint place = tree->visualRect(find(tree, QStringLiteral("Scratch"))).center();
        Q_EMIT tree->customContextMenuRequested(place);
        return shown.sidebar.findChild<QMenu *>();
    };
    QMenu *shownMenu = menu();
    QVERIFY(shownMenu);
    QCOMPARE(shownMenu->actions().size(), 3);
    shownMenu->actions().at(1)->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("/d/Scratch"));
    shownMenu->actions().at(2)->trigger();
    QCOMPARE(reveal.size(), 1);
    shownMenu->actions().at(0)->trigger();
    QCOMPARE(shown.opened.size(), 1);
    shownMenu->close();
}

void TestSidebar::opensAFile()
{
    Shown shown;
    QSignalSpy wanted(&shown.sidebar, &Sidebar::openFileRequested);
    QTest::mouseClick(shown.sidebar.findChild<QToolButton *>(QStringLiteral("openFile")),
                      Qt::LeftButton);
    QCOMPARE(wanted.size(), 1);
}

QTEST_MAIN(TestSidebar)
#include "tst_sidebar.moc"
