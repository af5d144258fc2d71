// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/panelmodel.h"
#include "views/panels/panelview.h"
#include "views/shell/panelframe.h"

#include <QLabel>
#include <QLayout>
#include <QMenu>
#include <QToolButton>
#include <QtTest>

using namespace onex;

namespace {

PanelDefinition hostile()
{
    PanelDefinition panel;
    panel.id = 7;
    panel.kind = panel.writtenKind = QStringLiteral("news");
    panel.title = QStringLiteral("<b>Load</b>");
    panel.description = QStringLiteral("<img src='file:///x'>");
    panel.links = {{QStringLiteral("Runbook"), QStringLiteral("https://example.com")}};
    Target target;
    target.refId = QStringLiteral("A");
    target.expr = QStringLiteral("up");
    panel.targets = {target};
    return panel;
}

PanelData dataIn(PanelState state, const QString &error = {})
{
    PanelData data;
    data.state = state;
    data.error = error;
    return data;
}

QStringList shownTexts(const QWidget &widget)
{
    QStringList texts;
    for (const QLabel *label : widget.findChildren<QLabel *>()) {
        if (label->isVisibleTo(&widget))
            texts += label->text();
    }
    return texts;
}

} // namespace

class TestPanelFrame : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void every_text_is_plain()
    {
        PanelModel model(hostile());
        PanelFrame frame(model, darkTheme());
        frame.setSeen(true);
        for (const QLabel *label : frame.findChildren<QLabel *>()) {
            QCOMPARE(label->textFormat(), Qt::PlainText);
            QVERIFY(!label->toolTip().contains(QLatin1String("<img")));
        }
    }

    void the_title_comes_first()
    {
        PanelModel model(hostile());
        QWidget window;
        PanelFrame frame(model, darkTheme(), &window);
        frame.setSeen(true);
        PanelData data = dataIn(PanelState::Stale);
        data.receivedMs = 1000;
        model.setData(std::move(data));
        frame.setNow(91'000);
        const int wide = 600, narrow = 190;
        for (const int width : {wide, narrow}) {
            frame.resize(width, 200);
            window.show();
            QCoreApplication::processEvents();
            QVERIFY2(shownTexts(frame).contains(QStringLiteral("<b>Load</b>")),
                     qPrintable(shownTexts(frame).join(u'|')));
            QCOMPARE(shownTexts(frame).filter(QStringLiteral("stale")).isEmpty(), width == narrow);
            QCOMPARE(shownTexts(frame).filter(QStringLiteral("⚠")).size(), 1);
        }
    }

    void says_its_state_data()
    {
        QTest::addColumn<PanelState>("state");
        QTest::addColumn<QString>("expected");
        QTest::newRow("loading") << PanelState::Loading << "Loading…";
        QTest::newRow("failed") << PanelState::Failed << "✖ parse error at char 7";
        QTest::newRow("empty") << PanelState::Empty << "No data";
        QTest::newRow("stale") << PanelState::Stale << "⚠ stale 1m 30s";
    }

    void says_its_state()
    {
        QFETCH(PanelState, state);
        QFETCH(QString, expected);
        PanelModel model(hostile());
        PanelFrame frame(model, darkTheme());
        frame.resize(400, 300);
        frame.layout()->activate();
        frame.setSeen(true);
        PanelData data = dataIn(state, QStringLiteral("parse error at char 7"));
        data.receivedMs = 1000;
        model.setData(std::move(data));
        frame.setNow(91000);
        QVERIFY2(shownTexts(frame).contains(expected), qPrintable(shownTexts(frame).join(u'|')));
    }

    void no_series_shows_what_null_is_mapped_to()
    {
        PanelDefinition definition = hostile();
        ValueMapping mapping;
        mapping.kind = ValueMapping::Kind::Special;
        mapping.special = ValueMapping::Special::Null;
        mapping.text = QStringLiteral("Down");
        definition.defaults.mappings = std::vector{mapping};
        PanelModel model(definition);
        PanelFrame frame(model, darkTheme());
        frame.setSeen(true);
        model.setData(dataIn(PanelState::Empty, {}));
        QVERIFY(shownTexts(frame).contains(QStringLiteral("Down")));
    }

    void the_view_is_made_when_it_is_first_seen()
    {
        PanelModel model(hostile());
        PanelFrame frame(model, darkTheme());
        QVERIFY(!frame.view());
        frame.setSeen(true);
        QVERIFY(frame.view());
        QVERIFY(model.isSeen());
        frame.setSeen(false);
        QVERIFY(frame.view());
        QVERIFY(!model.isSeen());
    }

    void loading_can_be_stopped()
    {
        PanelModel model(hostile());
        PanelFrame frame(model, darkTheme());
        QSignalSpy actions(&frame, &PanelFrame::actionRequested);
        QMenu *menu = frame.findChild<QMenu *>();
        Q_EMIT menu->aboutToShow();
        QVERIFY(!menu->actions().constFirst()->text().startsWith(QStringLiteral("Stop")));
        model.setFetching(true);
        Q_EMIT menu->aboutToShow();
        menu->actions().constFirst()->trigger();
        QCOMPARE(actions.value(0).value(0).value<PanelFrame::Action>(), PanelFrame::Action::Stop);
    }

    void links_are_intents()
    {
        PanelModel model(hostile());
        PanelFrame frame(model, darkTheme());
        QSignalSpy links(&frame, &PanelFrame::linkActivated);
        QMenu *menu = frame.findChild<QMenu *>();
        Q_EMIT menu->aboutToShow();
        menu->actions().constLast()->trigger();
        QCOMPARE(links.value(0).value(0).toString(), QStringLiteral("https://example.com"));
    }
};

QTEST_MAIN(TestPanelFrame)
#include "tst_panelframe.moc"
