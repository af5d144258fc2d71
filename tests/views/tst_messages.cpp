// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/windows.h"
#include "views/panels/inert.h"
#include "views/shell/messagebar.h"
#include "views/shell/openlink.h"

#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QtTest>

using namespace onex;

class TestMessages : public QObject
{
    Q_OBJECT
public:
    static void initMain() { leaveWarningsToTest(); }

private Q_SLOTS:
    void init() { failOnWarnings(); }

    void only_web_addresses_are_openable_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("openable");
        QTest::newRow("https") << "https://example.com/a?b=c" << true;
        QTest::newRow("http") << "http://127.0.0.1:9090/graph" << true;
        QTest::newRow("javascript") << "javascript:alert(1)" << false;
        QTest::newRow("file") << "file:///etc/passwd" << false;
        QTest::newRow("no host") << "http:///x" << false;
        QTest::newRow("relative") << "/d/abc" << false;
        QTest::newRow("empty") << "" << false;
        QTest::newRow("control") << "https://exa\nmple.com" << false;
    }

    void only_web_addresses_are_openable()
    {
        QFETCH(QString, text);
        QTEST(!openableUrl(text).isEmpty(), "openable");
    }

    void server_text_is_inert()
    {
        QCOMPARE(inertText("<img src=file:///x>\nb"),
                 QStringLiteral("<span>&lt;img src=file:///x&gt;<br>b</span>"));
        QVERIFY(inertText({}).isEmpty());
        QVERIFY(inertText(QString(1000000, u'x')).size() < 5000);
    }

    void the_bar_shows_the_last_message_and_keeps_the_others()
    {
        MessageBar bar;
        bar.setTheme(darkTheme());
        QVERIFY(bar.isHidden());
        bar.setMessage("file", "<b>a.yaml:3:1</b> is invalid");
        bar.setMessage("config", "no such source");
        QCOMPARE(bar.text(), QStringLiteral("no such source"));
        bar.setMessage("config", {});
        QCOMPARE(bar.text(), QStringLiteral("<b>a.yaml:3:1</b> is invalid"));
        for (const QLabel *label : bar.findChildren<QLabel *>())
            QCOMPARE(label->textFormat(), Qt::PlainText);
        bar.findChild<QToolButton *>()->click();
        QVERIFY(bar.isHidden());
    }

    void a_message_has_its_own_buttons()
    {
        MessageBar bar;
        bar.setTheme(darkTheme());
        int clicked = 0;
        bar.setMessage("sources", "no server", MessageBar::Tone::Info,
                       {{"Connect", [&] { bar.setMessage("sources", {}); }},
                        {"Open", [&clicked] { ++clicked; }}});
        const auto buttons = bar.findChildren<QPushButton *>();
        QCOMPARE(buttons.size(), 2);
        buttons[1]->click();
        QCOMPARE(clicked, 1);
        bar.setMessage("file", "broken");
        QTRY_VERIFY(bar.findChildren<QPushButton *>().isEmpty());
        bar.setMessage("file", {});
        bar.findChildren<QPushButton *>()[0]->click(); // which takes the button away
        QVERIFY(bar.isHidden());
    }
};

QTEST_MAIN(TestMessages)
#include "tst_messages.moc"
