// SPDX-License-Identifier: GPL-3.0-or-later
// The whole window on a source in memory: what its keys do, and what one panel does to the others.
#include "datasource/core/clock.h"
#include "models/alerts/alertmodel.h"
#include "models/dashboard/library.h"
#include "models/dashboard/links.h"
#include "models/query/dashboardmodel.h"
#include "models/query/sourceregistry.h"
#include "tests/query/fakesource.h"
#include "tests/views/windows.h"
#include "views/panels/graphchart.h"
#include "views/shell/dashboardview.h"
#include "views/shell/inspectdialog.h"
#include "views/shell/mainwindow.h"
#include "views/shell/panelframe.h"
#include "views/shell/shortcuthelp.h"
#include "views/shell/sidebar.h"
#include "views/shell/variablesrow.h"

#include <QClipboard>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QMouseEvent>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QToolBar>
#include <QToolButton>

using namespace onex;
using namespace onex::test;

namespace {

constexpr auto kDashboards
    = "dashboards:\n"
      "  hosts:\n"
      "    title: Hosts\n"
      "    refresh: 30s\n"
      "    timezone: utc\n"
      "    variables: [{name: secret, type: custom, query: 'a,b', hidden: true}]\n"
      "    links: [{title: Others, tags: [infra], keep_time: true}]\n"
      "    panels:\n"
      "      - {title: Load, type: graph, query: node_load1}\n"
      "      - {title: Memory, type: graph, query: node_memory}\n"
      "      - {title: Count, type: single_stat, query: count(up)}\n"
      "  disks:\n"
      "    title: Disks\n"
      "    tags: [infra]\n"
      "    panels:\n"
      "      - {title: Full, type: graph, query: node_disk}\n";

void keys(QWidget &window, const char *sequence)
{
    QTest::keySequence(&window, QKeySequence::fromString(QLatin1String(sequence)));
    settle();
}

} // namespace

class TestWindow : public QObject
{
    Q_OBJECT

public:
    static void initMain() { leaveWarningsToTest(); }

private:
    PanelFrame *frame(const char *title) const
    {
        for (PanelFrame *one : m_window->dashboardView()->frames()) {
            if (one->model().definition().title == QLatin1String(title))
                return one;
        }
        return nullptr;
    }
    // The surface on which the mouse moves over a graph.
    static QWidget *plotOf(const PanelFrame *frame)
    {
        return frame->findChild<GraphChart *>()->viewport();
    }
    void point(const char *title)
    {
        QEnterEvent enter({5, 5}, {5, 5}, {5, 5});
        QCoreApplication::sendEvent(frame(title), &enter);
    }
    void writeFile(const QByteArray &text) const
    {
        QFile file(m_folder.filePath(QStringLiteral("hosts.yaml")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

    QTemporaryDir m_folder;
    SystemClock m_clock;
    AlertModel m_alerts;
    std::unique_ptr<SourceRegistry> m_sources;
    std::unique_ptr<DashboardLibrary> m_library;
    std::unique_ptr<DashboardModel> m_model;
    std::unique_ptr<MainWindow> m_window;

private Q_SLOTS:
    void init();
    void cleanup();

    void asksForAsManyPointsAsAPanelIsWide();
    void searchesDashboards();
    void showsEveryKeyInTheHelp();
    void viewsOnePanelInFull();
    void becomesAWallboardAndBack();
    void fullScreen();
    void draggingZoomsTheWholeDashboard();
    void sharesTheCrosshair();
    void menuDoesWhatKeysDo();
    void copiesAPanelsData();
    void inspectsWhatWasAsked();
    void copiesAndPastesTheRange();
    void aReloadKeepsRangeAndFullView();
    void linksLeadToOtherDashboards();
    void hiddenVariablesTakeNoRoom();
    void takesFilesThatAreDropped();
};

void TestWindow::init()
{
    failOnWarnings();
    writeFile(kDashboards);
    auto source = std::make_unique<FakeSource>("prod");
    source->answerAtOnce
        = [](const MetricQuery &query) { return FakeSource::answerOf(ramp(query)); };
    m_sources = std::make_unique<SourceRegistry>();
    m_sources->add(std::move(source));
    m_library = std::make_unique<DashboardLibrary>();
    m_library->addFolder(m_folder.path());
    m_model = std::make_unique<DashboardModel>(*m_sources, m_clock);
    m_window = std::make_unique<MainWindow>(
        *m_model, *m_library, m_alerts, m_clock,
        WindowServices{[](const QString &, const QByteArray &) { return Result<void>(); },
                       [](const QUrl &) {}});
    m_window->resize(1200, 900);
    m_model->setDefinition(*m_library->find(QStringLiteral("hosts")));
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_window->dashboardView()->setFocus();
    QTRY_VERIFY(m_window->dashboardView()->isSettled());
}

void TestWindow::cleanup()
{
    m_window.reset();
    m_model.reset();
    m_library.reset();
    m_sources.reset();
}

// A panel as wide as it is has as many points as it can show.
void TestWindow::asksForAsManyPointsAsAPanelIsWide()
{
    for (const PanelFrame *one : m_window->dashboardView()->frames())
        QCOMPARE(one->model().width(), one->width());
    const auto &source = static_cast<const FakeSource &>(*m_sources->all().front());
    QCOMPARE(source.requests.size(), std::size_t(3)); // none a second time for the right width
}

void TestWindow::searchesDashboards()
{
    QSignalSpy chosen(m_window.get(), &MainWindow::dashboardChosen);
    keys(*m_window, "Ctrl+K");
    auto *search = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(search && m_window->sidebar()->isAncestorOf(search));
    QTest::keyClicks(search, QStringLiteral("hos"));
    QTest::keyClick(search, Qt::Key_Return);
    QTRY_COMPARE(chosen.value(0).value(0).toString(), QStringLiteral("hosts"));
}

void TestWindow::showsEveryKeyInTheHelp()
{
    keys(*m_window, "?");
    auto *help = m_window->findChild<ShortcutHelp *>();
    QVERIFY(help && help->isVisible());
    QStringList texts;
    for (const QLabel *label : help->findChildren<QLabel *>())
        texts += label->text();
    for (const char *text : {"Search dashboards", "Zoom out", "Full screen", "This help"})
        QVERIFY2(texts.join(u'\n').contains(QLatin1String(text)), text);
    QTest::keyClick(help, Qt::Key_Escape);
    QTRY_VERIFY(!m_window->findChild<ShortcutHelp *>());
}

void TestWindow::viewsOnePanelInFull()
{
    point("Memory");
    keys(*m_window, "V");
    QCOMPARE(m_window->dashboardView()->viewedPanel(), frame("Memory"));
    QVERIFY(!frame("Load")->isVisible());
    QTRY_VERIFY(frame("Memory")->width() > 700);
    keys(*m_window, "Esc");
    QVERIFY(!m_window->dashboardView()->viewedPanel());
    QVERIFY(frame("Load")->isVisible());
}

void TestWindow::becomesAWallboardAndBack()
{
    const auto *toolBar = m_window->findChild<QToolBar *>();
    const auto *dock = m_window->findChild<QDockWidget *>();
    keys(*m_window, "D, K");
    QVERIFY(m_window->isWallboard() && !toolBar->isVisible() && !dock->isVisible());
    keys(*m_window, "Esc");
    QVERIFY(!m_window->isWallboard() && toolBar->isVisible() && dock->isVisible());
}

void TestWindow::fullScreen()
{
    keys(*m_window, "F11");
    QVERIFY(m_window->isFullScreen());
    keys(*m_window, "Esc");
    QVERIFY(!m_window->isFullScreen());
}

void TestWindow::draggingZoomsTheWholeDashboard()
{
    const TimeRange before = m_model->range();
    QWidget *plot = plotOf(frame("Load"));
    const QPoint from(plot->width() / 2, plot->height() / 2), to(plot->width() * 3 / 4, from.y());
    QTest::mousePress(plot, Qt::LeftButton, {}, from);
    QTest::mouseMove(plot, to);
    QTest::mouseRelease(plot, Qt::LeftButton, {}, to);
    const TimeRange zoomed = m_model->range();
    QVERIFY(zoomed.length() < before.length() / 2 && zoomed.from > before.from);
    QTRY_COMPARE(frame("Memory")->model().data().range, zoomed);
    keys(*m_window, "Alt+Left");
    QVERIFY(m_model->time().isRelative());
}

void TestWindow::menuDoesWhatKeysDo()
{
    QMenu *menu = m_window->findChild<QToolButton *>(QStringLiteral("menu"))->menu();
    Q_EMIT menu->aboutToShow();
    const auto action = [menu](const char *text) {
        const auto all = menu->actions();
        const auto found = std::ranges::find_if(all, [text](const QAction *one) {
            return one->text().startsWith(QLatin1String(text));
        });
        return found == all.end() ? nullptr : *found;
    };
    for (const char *text : {"Open a file", "Export with its data", "Explore", "Quit"})
        QVERIFY2(action(text), text);
    QSignalSpy asked(m_window.get(), &MainWindow::exportRequested);
    action("Export with its data")->trigger();
    QCOMPARE(asked.size(), 1);
}

void TestWindow::sharesTheCrosshair()
{
    const auto pictureOf = [this](const char *title) { return frame(title)->grab().toImage(); };
    const QImage before = pictureOf("Memory");
    QWidget *plot = plotOf(frame("Load"));
    const auto picturePointedAt = [&](double x) {
        const QPointF at(x, plot->height() / 2.);
        QMouseEvent move(QEvent::MouseMove, at, plot->mapToGlobal(at), Qt::NoButton, {}, {});
        QCoreApplication::sendEvent(plot, &move);
        return pictureOf("Memory");
    };
    // On a line of the grid, as it may be at this time of day, nobody sees it.
    QVERIFY(picturePointedAt(plot->width() / 2.) != picturePointedAt(plot->width() / 2. + 9));
    QEvent leave(QEvent::Leave);
    QCoreApplication::sendEvent(plot, &leave);
    QTRY_COMPARE(pictureOf("Memory"), before);
}

void TestWindow::copiesAPanelsData()
{
    QGuiApplication::clipboard()->clear();
    point("Load");
    keys(*m_window, "P, C");
    const QString csv = QGuiApplication::clipboard()->text();
    QVERIFY2(csv.startsWith(QStringLiteral("Time,")), qPrintable(csv.left(80)));
    QVERIFY(csv.count(u'\n') > 100);
    keys(*m_window, "P, I");
    QVERIFY(QGuiApplication::clipboard()->image().width() >= frame("Load")->width());
}

void TestWindow::inspectsWhatWasAsked()
{
    point("Load");
    keys(*m_window, "I");
    auto *dialog = m_window->findChild<InspectDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    const QString text = dialog->findChild<QPlainTextEdit *>()->toPlainText();
    QVERIFY2(text.contains(QStringLiteral("node_load1")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("UTC")), qPrintable(text));
    const auto *table = dialog->findChild<QTableView *>()->model();
    QVERIFY(table->rowCount() > 100);
    QVERIFY(table->index(0, 0).data().toString().endsWith(QStringLiteral("UTC")));
    dialog->close();
}

void TestWindow::copiesAndPastesTheRange()
{
    const TimeSpec written = m_model->time();
    keys(*m_window, "T, C");
    keys(*m_window, "T, Z");
    QVERIFY(m_model->time() != written);
    keys(*m_window, "T, V");
    QCOMPARE(m_model->time(), written);
}

void TestWindow::aReloadKeepsRangeAndFullView()
{
    point("Memory");
    keys(*m_window, "V");
    m_model->zoomTo({m_clock.nowMs() - 600'000, m_clock.nowMs() - 300'000});
    const TimeSpec zoomed = m_model->time();
    connect(m_library.get(), &DashboardLibrary::changed, m_model.get(),
            [this](const QString &uid) { m_model->setDefinition(*m_library->find(uid)); });
    writeFile(QByteArray(kDashboards).replace("title: Hosts", "title: All hosts"));
    QTRY_VERIFY(m_window->windowTitle().startsWith(QStringLiteral("All hosts")));
    QCOMPARE(m_model->time(), zoomed);
    QVERIFY(m_window->dashboardView()->viewedPanel());
    QCOMPARE(m_window->dashboardView()->viewedPanel(), frame("Memory"));
}

void TestWindow::linksLeadToOtherDashboards()
{
    auto *button = m_window->findChild<QToolButton *>(QStringLiteral("links"));
    QVERIFY(button && button->isVisible());
    QVERIFY(m_model->setTime({"now-2h", "now-1h"}));
    Q_EMIT button->menu()->aboutToShow();
    QCOMPARE(button->menu()->actions().size(), 1);
    QCOMPARE(button->menu()->actions().constFirst()->text(), QStringLiteral("Disks"));
    std::optional<DashboardAddress> followed;
    connect(m_window.get(), &MainWindow::addressFollowed, m_window.get(),
            [&](const DashboardAddress &address) { followed = address; });
    button->menu()->actions().constFirst()->trigger();
    QCOMPARE(followed, (DashboardAddress{"disks", TimeSpec{"now-2h", "now-1h"}, {}}));
    m_model->setDefinition(*m_library->find(QStringLiteral("disks")));
    QTRY_VERIFY(!button->isVisible());
}

void TestWindow::takesFilesThatAreDropped()
{
    const QSignalSpy chosen(m_window.get(), &MainWindow::fileChosen);
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile("/a b.yaml"), QUrl("https://example.com/c.yaml"),
                  QUrl::fromLocalFile("/d.om.gz")});
    QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_window.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_window.get(), &drop);
    QCOMPARE(chosen.size(), 2);
    QCOMPARE(chosen[0][0].toString(), QStringLiteral("/a b.yaml"));
    QCOMPARE(chosen[1][0].toString(), QStringLiteral("/d.om.gz"));
}

void TestWindow::hiddenVariablesTakeNoRoom()
{
    QCOMPARE(m_model->variables().values().size(), std::size_t(1));
    QVERIFY(!m_window->findChild<VariablesRow *>()->isVisible());
}

QTEST_MAIN(TestWindow)
#include "tst_window.moc"
