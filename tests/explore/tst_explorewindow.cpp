// SPDX-License-Identifier: GPL-3.0-or-later
// Explore as a person uses it: keys are pressed, the list offers, the graph and the table show.
#include "models/query/sourceregistry.h"
#include "tests/explore/explorefixture.h"
#include "tests/views/windows.h"
#include "views/explore/explorewindow.h"
#include "views/explore/queryedit.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QSignalSpy>
#include <QTreeView>
#include <QtTest>

using namespace onex;
using namespace onex::test;

class TestExploreWindow : public QObject
{
    Q_OBJECT

    SystemClock m_clock;
    SourceRegistry m_sources;
    std::unique_ptr<ExploreWindow> m_window;

    QueryEdit *edit(int at = 0) const { return m_window->findChildren<QueryEdit *>().value(at); }
    QTreeView *values() const { return m_window->findChild<QTreeView *>(QStringLiteral("values")); }
    // The list is a window of its own.
    static QAbstractItemView *offered()
    {
        for (QWidget *widget : QApplication::topLevelWidgets())
            if (widget->objectName() == QLatin1String("candidates") && widget->isVisible())
                return qobject_cast<QAbstractItemView *>(widget);
        return nullptr;
    }
    void write(const char *text) const { QTest::keyClicks(edit(), QLatin1String(text)); }
    // Offscreen, no window is active once a list that was has gone; a desktop's stays active.
    void activate() const
    {
        m_window->activateWindow();
        edit()->setFocus();
        QTRY_VERIFY(edit()->hasFocus());
    }

public:
    static void initMain() { leaveWarningsToTest(); } // the offscreen platform's own

private Q_SLOTS:
    void initTestCase() { m_sources.add(makeSource()); }
    void init()
    {
        failOnWarnings();
        m_window = std::make_unique<ExploreWindow>(m_sources, m_clock);
        m_window->open({}, {}, {QStringLiteral("1700000000000"), QStringLiteral("1700003600000")});
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        activate();
    }
    void cleanup() { m_window.reset(); }

    void whatIsOfferedIsTaken()
    {
        write("requ");
        QTRY_VERIFY(offered());
        QTRY_COMPARE(offered()->model()->index(0, 0).data().toString(), QStringLiteral("requests"));
        QTest::keyClick(offered(), Qt::Key_Return);
        QCOMPARE(edit()->toPlainText(), QStringLiteral("requests"));
        activate();
        write("{job=");
        QTRY_VERIFY(offered());
        QTRY_COMPARE(offered()->model()->rowCount(), 2);
        QTest::keyClick(offered(), Qt::Key_Down);
        QTest::keyClick(offered(), Qt::Key_Return);
        QCOMPARE(edit()->toPlainText(), QStringLiteral("requests{job=\"y\\\"z\""));
    }

    void escapeTakesTheListAway()
    {
        write("ra");
        QTRY_VERIFY(offered());
        QTest::keyClick(offered(), Qt::Key_Escape);
        QVERIFY(!offered());
        QCOMPARE(edit()->toPlainText(), QStringLiteral("ra"));
        activate();
        QTest::keyClick(edit(), Qt::Key_Space, Qt::ControlModifier);
        QTRY_VERIFY(offered());
    }

    void enterRuns()
    {
        QSignalSpy remembered(m_window.get(), &ExploreWindow::historyChanged);
        edit()->setPlainText(QStringLiteral("sum by (job) (requests)"));
        QTest::keyClick(edit(), Qt::Key_Return);
        QTRY_COMPARE(values()->model()->rowCount(), 2);
        const QAbstractItemModel &table = *values()->model();
        QCOMPARE(table.index(0, 1).data().toString(), QStringLiteral("x"));
        QVERIFY(table.index(0, 2).data().toInt() >= 58); // at the last step
        QCOMPARE(remembered.size(), 1);
        QCOMPARE(remembered[0][0].toStringList(), QStringList{"sum by (job) (requests)"});
    }

    void severalQueries()
    {
        m_window->open({QStringLiteral("requests"), QStringLiteral("errors * 2")}, {},
                       m_window->model().time());
        QTRY_COMPARE(values()->model()->rowCount(), 3);
        QCOMPARE(values()->model()->index(2, 0).data().toString(), QStringLiteral("B"));
        QTest::mouseClick(edit(0)->parentWidget()->findChild<QToolButton *>(),
                          Qt::LeftButton); // remove
        QTRY_COMPARE(values()->model()->rowCount(), 1);
        QCOMPARE(m_window->queries(), QStringList{"errors * 2"});
    }

    void whatIsWrongIsSaid()
    {
        write("rate(requests)");
        QTRY_VERIFY(edit()->problem().contains(QLatin1String("range vector")));
        QCOMPARE(edit()->extraSelections().size(), 1);
        edit()->setPlainText(QStringLiteral("rate(requests[5m])"));
        QTRY_VERIFY(edit()->problem().isEmpty());
        QVERIFY(edit()->extraSelections().isEmpty());
    }

    void isLaidOut()
    {
        edit()->setPlainText(QStringLiteral("sum(rate(requests[5m]))by(job)"));
        QTest::keyClick(edit(), Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(edit()->toPlainText(), QStringLiteral("sum by (job) (rate(requests[5m]))"));
        edit()->setPlainText(QStringLiteral("sum("));
        QTest::keyClick(edit(), Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(edit()->toPlainText(), QStringLiteral("sum("));
    }

    void whatWasRunComesBack()
    {
        m_window->setHistory({QStringLiteral("newest"), QStringLiteral("older")});
        edit()->setPlainText(QStringLiteral("writing"));
        QTest::keyClick(edit(), Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(edit()->toPlainText(), QStringLiteral("newest"));
        QTest::keyClick(edit(), Qt::Key_Up, Qt::AltModifier);
        QTest::keyClick(edit(), Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(edit()->toPlainText(), QStringLiteral("older"));
        QTest::keyClick(edit(), Qt::Key_Down, Qt::AltModifier);
        QTest::keyClick(edit(), Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(edit()->toPlainText(), QStringLiteral("writing"));
    }
};

QTEST_MAIN(TestExploreWindow)
#include "tst_explorewindow.moc"
