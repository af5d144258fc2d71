// SPDX-License-Identifier: GPL-3.0-or-later
// The pane: keys, details, what is remembered, and servers' texts, which are never more than text.
#include "tests/alerts/alertfixture.h"
#include "views/alerts/ackdialog.h"
#include "views/alerts/alertpane.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>
#include <QTreeView>
#include <QtTest>

using namespace onex;
using namespace onex::test;

class TestAlertPane : public QObject
{
    Q_OBJECT

    std::unique_ptr<AlertModel> m_model;
    std::unique_ptr<QWidget> m_window;
    AlertPane *m_pane = nullptr;
    QTreeView *m_tree = nullptr;

    void key(int key) { QTest::keyClick(m_tree, static_cast<Qt::Key>(key)); }
    QString current() const
    {
        const LiveAlertPtr alert = m_pane->currentAlert();
        return alert ? alert->id : QString();
    }
    QStringList shownTexts() const
    {
        QStringList texts;
        for (const QLabel *label : m_pane->findChildren<QLabel *>())
            if (label->isVisible())
                texts += label->text();
        return texts;
    }

private Q_SLOTS:
    void init();
    void movesWithJAndK();
    void enterShowsTheDetails();
    void showsWhatTheFilterHides();
    void slashFilters();
    void aWrongFilterKeepsTheLast();
    void runbookAsksToBeOpened();
    void remembersItsLayout();
    void groupsSpanTheirRow();
    void manyGroupsStayFolded();
    void textsAreInert();
    void selectionSurvivesARefresh();
    void acknowledgesWhatIsSelected();
    void acknowledgesWhatCameWhileTheListHadTheFocus();
    void readOnlyChangesNothing();
    void dialogNeedsAPerson();
    void dialogDurations_data();
    void dialogDurations();
    void dialogCallsOutWhatElseIsSilenced();
};

void TestAlertPane::init()
{
    m_window.reset();
    m_model = std::make_unique<AlertModel>();
    m_model->setNow(kNow);
    m_window = std::make_unique<QWidget>();
    m_pane = new AlertPane(*m_model, m_window.get());
    m_pane->setTheme(darkTheme());
    m_window->resize(1200, 300);
    m_pane->resize(1200, 300);
    m_window->show();
    m_tree = m_pane->findChild<QTreeView *>();
    m_model->setAlerts({shared(alertOf("a", "Down", Severity::Critical)),
                        shared(alertOf("b", "Full")), shared(alertOf("c", "Slow", Severity::Low))});
}

void TestAlertPane::movesWithJAndK()
{
    key(Qt::Key_J);
    QCOMPARE(current(), QStringLiteral("a"));
    key(Qt::Key_J);
    QCOMPARE(current(), QStringLiteral("b"));
    key(Qt::Key_K);
    QCOMPARE(current(), QStringLiteral("a"));
}

void TestAlertPane::enterShowsTheDetails()
{
    key(Qt::Key_J);
    key(Qt::Key_Return);
    QVERIFY(shownTexts().contains(QStringLiteral("Down on a")));
    key(Qt::Key_Escape);
    QVERIFY(!shownTexts().contains(QStringLiteral("Down on a")));
}

void TestAlertPane::showsWhatTheFilterHides()
{
    m_pane->findChild<QLineEdit *>()->setText(QStringLiteral("severity=low"));
    m_pane->showAlert(QStringLiteral("b"));
    QCOMPARE(current(), QStringLiteral("b"));
    QVERIFY(shownTexts().contains(QStringLiteral("Full on b")));
    m_pane->showAlert(QStringLiteral("resolved"));
    QCOMPARE(current(), QStringLiteral("b"));
}

void TestAlertPane::slashFilters()
{
    key(Qt::Key_Slash);
    auto *line = m_pane->findChild<QLineEdit *>();
    line->setText(QStringLiteral("severity=~\"critical|low\""));
    QCOMPARE(m_model->counts().hidden, 1);
    QCOMPARE(m_model->counts().total, 3);
    line->setText(QStringLiteral("slow"));
    QCOMPARE(m_model->counts().hidden, 2);
}

void TestAlertPane::aWrongFilterKeepsTheLast()
{
    auto *line = m_pane->findChild<QLineEdit *>();
    line->setText(QStringLiteral("severity=low"));
    line->setText(QStringLiteral("severity=~\"(\""));
    QCOMPARE(m_model->counts().hidden, 2);
    QVERIFY(!line->toolTip().isEmpty());
}

void TestAlertPane::runbookAsksToBeOpened()
{
    LiveAlert alert = alertOf("a", "Down");
    alert.annotations = Labels{{"runbook_url", "https://example.com/down"}};
    m_model->setAlerts({shared(alert)});
    QSignalSpy opened(m_pane, &AlertPane::linkActivated);
    QSignalSpy told(m_pane, &AlertPane::told);
    key(Qt::Key_J);
    key(Qt::Key_R);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened[0][0].toString(), QStringLiteral("https://example.com/down"));
    m_model->setAlerts({shared(alertOf("a", "Down"))});
    key(Qt::Key_R);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(told.size(), 1);
}

void TestAlertPane::remembersItsLayout()
{
    m_tree->setColumnHidden(static_cast<int>(AlertColumn::Labels), true);
    m_tree->header()->setSortIndicator(static_cast<int>(AlertColumn::Name), Qt::DescendingOrder);
    m_model->setGroupBy({QStringLiteral("severity")});
    const QByteArray state = m_pane->layoutState();
    init();
    m_pane->restoreLayoutState(state);
    QVERIFY(m_tree->isColumnHidden(static_cast<int>(AlertColumn::Labels)));
    QCOMPARE(m_tree->header()->sortIndicatorSection(), static_cast<int>(AlertColumn::Name));
    QCOMPARE(m_model->groupBy(), QStringList{"severity"});
    m_pane->restoreLayoutState(QByteArray("rubbish"));
    m_pane->restoreLayoutState({});
    QCOMPARE(m_model->groupBy(), QStringList{"severity"});
}

void TestAlertPane::groupsSpanTheirRow()
{
    m_model->setGroupBy({QStringLiteral("alertname")});
    QCOMPARE(m_model->rowCount(), 3);
    for (int row = 0; row < 3; ++row) {
        QVERIFY(m_tree->isExpanded(m_model->index(row, 0)));
    }
    m_model->setAlerts({shared(alertOf("z", QByteArray(80, 'W').constData()))});
    QVERIFY(m_tree->isExpanded(m_model->index(0, 0)));
    const QRect first = m_tree->visualRect(m_model->index(0, 0));
    const QRect second = m_tree->visualRect(m_model->index(0, 1));
    const QImage beyond = m_tree->viewport()->grab(second.united(first)).toImage();
    QSet<QRgb> colors;
    for (int y = 0; y < beyond.height(); ++y)
        for (int x = first.width() + 20; x < beyond.width(); ++x)
            colors.insert(beyond.pixel(x, y));
    QVERIFY(colors.size() > 5);
}

void TestAlertPane::manyGroupsStayFolded()
{
    std::vector<LiveAlertPtr> many;
    for (int i = 0; i < 250; ++i)
        many.push_back(shared(alertOf(QByteArray::number(i).constData(), "Down")));
    m_model->setAlerts(many);
    m_model->setGroupBy({QStringLiteral("instance")});
    QCOMPARE(m_model->rowCount(), 250);
    QVERIFY(!m_tree->isExpanded(m_model->index(0, 0)));
}

void TestAlertPane::textsAreInert()
{
    const std::string nested = std::string(20, '<') + "table><img src=file:///etc/passwd><b>x</b>";
    LiveAlert alert = alertOf("a", "Down");
    alert.labels = Labels{{"alertname", nested}, {"severity", nested}, {"x", nested}};
    alert.annotations
        = Labels{{"summary", nested}, {"description", nested}, {"runbook_url", nested}};
    alert.acknowledgement = Acknowledgement{QString::fromStdString(nested), {}, kNow};
    alert.expression = QString::fromStdString(nested);
    m_model->setAlerts({shared(alert)});
    key(Qt::Key_J);
    key(Qt::Key_Return);
    for (const QLabel *label : m_pane->findChildren<QLabel *>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
    const QModelIndex root = m_tree->rootIndex();
    for (int column = 0; column < m_model->columnCount(); ++column) {
        const QString tip = m_model->index(0, column, root).data(Qt::ToolTipRole).toString();
        QVERIFY2(!tip.contains(QLatin1String("<img")), qPrintable(tip));
    }
    QVERIFY(!m_window->grab().isNull());
}

void TestAlertPane::selectionSurvivesARefresh()
{
    key(Qt::Key_J);
    key(Qt::Key_J);
    m_model->setAlerts({shared(alertOf("a", "Down", Severity::Critical, 7)),
                        shared(alertOf("b", "Full", Severity::High, 9)),
                        shared(alertOf("n", "New", Severity::Critical, 1))});
    QCOMPARE(current(), QStringLiteral("b"));
}

void TestAlertPane::acknowledgesWhatIsSelected()
{
    QSignalSpy asked(m_pane, &AlertPane::acknowledgeRequested);
    key(Qt::Key_A);
    QCOMPARE(asked.size(), 0); // nothing is selected
    key(Qt::Key_J);
    key(Qt::Key_A);
    QCOMPARE(asked.size(), 1);
    const auto one = asked[0][0].value<std::vector<LiveAlertPtr>>();
    QCOMPARE(one.size(), std::size_t(1));
    QCOMPARE(one[0]->id, QStringLiteral("a"));
    m_tree->selectAll();
    m_pane->findChild<QToolButton *>(QStringLiteral("acknowledge"))->click();
    QCOMPARE(asked[1][0].value<std::vector<LiveAlertPtr>>().size(), std::size_t(3));
    m_model->setGroupBy({QStringLiteral("alertname")});
    m_tree->selectAll(); // groups and what is in them: each once
    key(Qt::Key_A);
    QCOMPARE(asked[2][0].value<std::vector<LiveAlertPtr>>().size(), std::size_t(3));
}

void TestAlertPane::acknowledgesWhatCameWhileTheListHadTheFocus()
{
    m_model->setAlerts({});
    m_pane->focusList();
    m_model->setAlerts({shared(alertOf("a", "Down"))});
    m_tree->selectionModel()->setCurrentIndex(m_model->indexOf(QStringLiteral("a")),
                                              QItemSelectionModel::NoUpdate);
    QSignalSpy wanted(m_pane, &AlertPane::acknowledgeRequested);
    key(Qt::Key_A);
    QCOMPARE(wanted.count(), 1);
}

void TestAlertPane::readOnlyChangesNothing()
{
    QSignalSpy asked(m_pane, &AlertPane::acknowledgeRequested);
    QSignalSpy back(m_pane, &AlertPane::takeBackRequested);
    QSignalSpy told(m_pane, &AlertPane::told);
    m_pane->setReadOnly(QStringLiteral("A wallboard changes nothing."));
    key(Qt::Key_J);
    key(Qt::Key_A);
    key(Qt::Key_U);
    QCOMPARE(asked.size() + back.size(), 0);
    QCOMPARE(told.size(), 2);
    auto *button = m_pane->findChild<QToolButton *>(QStringLiteral("acknowledge"));
    QVERIFY(!button->isEnabled());
    QCOMPARE(button->toolTip(), QStringLiteral("A wallboard changes nothing."));
}

void TestAlertPane::dialogNeedsAPerson()
{
    AckDialog dialog({shared(alertOf("a", "Down"))}, {}, {});
    auto *ok = dialog.findChild<QPushButton *>(QStringLiteral("acknowledge"));
    QVERIFY(!ok->isEnabled());
    dialog.findChild<QLineEdit *>(QStringLiteral("author"))->setText(QStringLiteral("  "));
    QVERIFY(!ok->isEnabled());
    dialog.findChild<QLineEdit *>(QStringLiteral("author"))->setText(QStringLiteral(" jane "));
    QVERIFY(ok->isEnabled());
    QCOMPARE(dialog.request().author, QStringLiteral("jane"));
}

void TestAlertPane::dialogDurations_data()
{
    QTest::addColumn<int>("choice");
    QTest::addColumn<QString>("custom");
    QTest::addColumn<qint64>("expectedMs"); // 0: refused
    QTest::addColumn<bool>("untilResolved");
    QTest::newRow("15 min") << 0 << "" << qint64(15 * kMinute) << false;
    QTest::newRow("1 h") << 1 << "" << qint64(60 * kMinute) << false;
    QTest::newRow("until resolved") << 2 << "" << qint64(-1) << true;
    QTest::newRow("custom") << 3 << "2d" << qint64(2880 * kMinute) << false;
    QTest::newRow("too short") << 3 << "5s" << qint64(0) << false;
    QTest::newRow("too long") << 3 << "9y" << qint64(0) << false;
    QTest::newRow("rubbish") << 3 << "soon" << qint64(0) << false;
}

void TestAlertPane::dialogDurations()
{
    QFETCH(int, choice);
    QFETCH(QString, custom);
    QFETCH(qint64, expectedMs);
    QFETCH(bool, untilResolved);
    AckDialog dialog({shared(alertOf("a", "Down"))}, {}, QStringLiteral("jane"));
    dialog.findChild<QComboBox *>()->setCurrentIndex(choice);
    dialog.findChild<QLineEdit *>(QStringLiteral("custom"))->setText(custom);
    const bool accepted
        = dialog.findChild<QPushButton *>(QStringLiteral("acknowledge"))->isEnabled();
    QCOMPARE(accepted, expectedMs != 0);
    if (!accepted)
        return;
    QCOMPARE(dialog.request().untilResolved, untilResolved);
    if (!untilResolved)
        QCOMPARE(dialog.request().durationMs, expectedMs);
}

void TestAlertPane::dialogCallsOutWhatElseIsSilenced()
{
    LiveAlert wide = alertOf("w", "Down");
    wide.labels = Labels{{"alertname", "Down"}};
    LiveAlert more = alertOf("m", "Down");
    more.labels = Labels{{"alertname", "Down"}, {"room", "<b>7</b>"}};
    const std::vector<LiveAlertPtr> all{shared(wide), shared(more), shared(alertOf("o", "Other"))};
    AckDialog dialog({all[0]}, all, QStringLiteral("jane"));
    const QString preview = dialog.findChild<QPlainTextEdit *>()->toPlainText();
    QVERIFY2(preview.contains(QLatin1String("match 1 more")), qPrintable(preview));
    QVERIFY(preview.contains(QLatin1String("<b>7</b>")));
    QVERIFY(!preview.contains(QLatin1String("Other")));
}

QTEST_MAIN(TestAlertPane)
#include "tst_alertpane.moc"
