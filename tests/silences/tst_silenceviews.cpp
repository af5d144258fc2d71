// SPDX-License-Identifier: GPL-3.0-or-later
// The page of silences and the dialog, offscreen.
#include "models/silences/matchertext.h"
#include "views/look/apptheme.h"
#include "views/silences/silencedialog.h"
#include "views/silences/silencespage.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace onex;

class TestSilenceViews : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void pageFilters();
    void pageActs();
    void pageIsReadOnly();
    void dialogPreview();
    void dialogAsksTwice();
    void dialogProblems_data();
    void dialogProblems();
    void pictures_data();
    void pictures();
};

namespace {

constexpr std::int64_t kNow = 1'777'636'800'000, kHour = 3'600'000;

LiveAlertPtr alert(const char *name, const char *room)
{
    LiveAlert one;
    one.id = QLatin1String(name) + u'/' + QLatin1String(room);
    one.labels = Labels{{"alertname", name}, {"room", room}, {"severity", "high"}};
    return std::make_shared<const LiveAlert>(one);
}

const std::vector<LiveAlertPtr> &alerts()
{
    static const std::vector<LiveAlertPtr> all{alert("Hot", "1"),  alert("Hot", "2"),
                                               alert("Cold", "1"), alert("Wet", "3"),
                                               alert("Wet", "4"),  alert("Dark", "5")};
    return all;
}

SilenceRow row(const char *id, const char *matchers, SilenceRow::State state, const char *comment)
{
    SilenceRow one;
    one.cluster = QStringLiteral("production");
    one.silence.id = id;
    one.silence.matchers = *parseMatchers(QLatin1String(matchers));
    one.silence.createdBy = "jane";
    one.silence.comment = comment;
    one.silence.startsMs = kNow - kHour;
    one.silence.endsMs = kNow + (state == SilenceRow::State::Expired ? -kHour / 2 : 2 * kHour);
    one.state = state;
    one.acknowledgement = acknowledgementOf(comment);
    one.silenced = static_cast<int>(alertsMatched(one.silence.matchers, alerts()).size());
    return one;
}

std::unique_ptr<SilencesPage> page()
{
    using State = SilenceRow::State;
    auto made = std::make_unique<SilencesPage>();
    made->setSilences(
        {row("a", "room=\"1\"", State::Active, "the room is rebuilt [onex aa]"),
         row("b", "alertname=\"Wet\", room=\"3\"", State::EndsSoon, "ACK! drying [onex bb]"),
         row("c", "room=~\"7|8\", alertname!=\"Dark\"", State::Expired, "upgrade")},
        alerts(), kNow);
    return made;
}

SilenceDialog::Proposal proposal(const std::vector<LiveAlertPtr> &chosen)
{
    SilenceDialog::Proposal one;
    one.silence.matchers = sharedMatchers(chosen);
    one.silence.createdBy = "jane";
    one.silence.comment = "rebuilding";
    one.chosen = chosen;
    one.clusters = QStringList{QStringLiteral("production")};
    one.title = QStringLiteral("Silence");
    return one;
}

QPushButton *button(const QWidget &parent, const QString &text)
{
    for (QPushButton *one : parent.findChildren<QPushButton *>())
        if (one->text() == text)
            return one;
    return nullptr;
}

void select(SilencesPage &page, int at)
{
    auto *table = page.findChild<QTreeView *>();
    table->setCurrentIndex(table->model()->index(at, 0));
}

} // namespace

void TestSilenceViews::initTestCase() { applyTheme(*qApp, darkTheme()); }

void TestSilenceViews::pageFilters()
{
    const auto made = page();
    const auto *model = made->findChild<QTreeView *>()->model();
    QCOMPARE(model->rowCount(), 2); // what is over is not shown at first
    auto *state = made->findChild<QComboBox *>();
    state->setCurrentText(QStringLiteral("All"));
    QCOMPARE(model->rowCount(), 3);
    made->findChild<QLineEdit *>()->setText(QStringLiteral("REBUILT"));
    QCOMPARE(model->rowCount(), 1);
    state->setCurrentText(QStringLiteral("Expired"));
    QCOMPARE(model->rowCount(), 0);
    QVERIFY(made->findChild<QPlainTextEdit *>()->toPlainText().contains("No silence is like that"));
}

void TestSilenceViews::pageActs()
{
    const auto made = page();
    const QSignalSpy edits(made.get(), &SilencesPage::editRequested);
    const QSignalSpy creates(made.get(), &SilencesPage::createRequested);
    QVERIFY(!button(*made, QStringLiteral("Edit …"))->isEnabled()); // nothing is selected
    select(*made, 0);
    QVERIFY(made->findChild<QPlainTextEdit *>()->toPlainText().contains("alertname=\"Cold\""));
    QTest::keyClick(made.get(), Qt::Key_E);
    QCOMPARE(edits.count(), 1);
    QCOMPARE(edits[0][0].value<SilenceRow>().silence.id, "a");
    QTest::keyClick(made.get(), Qt::Key_N);
    QCOMPARE(creates.count(), 1);
    made->findChild<QComboBox *>()->setCurrentText(QStringLiteral("Expired"));
    select(*made, 0);
    QVERIFY(!button(*made, QStringLiteral("End now"))->isEnabled());
    QVERIFY(button(*made, QStringLiteral("Make again …"))->isEnabled());
}

void TestSilenceViews::pageIsReadOnly()
{
    const auto made = page();
    made->setReadOnly(QStringLiteral("because"));
    select(*made, 0);
    for (const QPushButton *one : made->findChildren<QPushButton *>()) {
        QVERIFY2(!one->isEnabled(), qPrintable(one->text()));
        QCOMPARE(one->toolTip(), QStringLiteral("because"));
    }
}

void TestSilenceViews::dialogPreview()
{
    SilenceDialog dialog(proposal({alerts()[0]}), alerts());
    auto *matchers = dialog.findChild<QPlainTextEdit *>(QStringLiteral("matchers"));
    const auto *preview = dialog.findChild<QPlainTextEdit *>(QStringLiteral("preview"));
    QVERIFY(preview->toPlainText().startsWith("Silences 1 of the 6 alerts"));
    matchers->setPlainText(QStringLiteral("room=\"1\""));
    QVERIFY2(preview->toPlainText().contains("⚠ not chosen: {alertname=\"Cold\""),
             qPrintable(preview->toPlainText()));
    matchers->setPlainText(QStringLiteral("room=\"2\""));
    QVERIFY(preview->toPlainText().contains("⚠ not silenced: {alertname=\"Hot\", room=\"1\""));
    const Silence silence = dialog.silence(kNow);
    QCOMPARE(silence.endsMs - silence.startsMs, kHour);
    QCOMPARE(silence.matchers.at(0).value, "2");
    QCOMPARE(dialog.clusters(), QStringList{"production"});
}

void TestSilenceViews::dialogAsksTwice()
{
    SilenceDialog dialog(proposal({}), alerts());
    dialog.findChild<QPlainTextEdit *>(QStringLiteral("matchers"))
        ->setPlainText(QStringLiteral("severity=\"high\""));
    auto *ok = button(dialog, QStringLiteral("Silence"));
    auto *sure = dialog.findChild<QCheckBox *>();
    QVERIFY(!sure->isHidden());
    QVERIFY(!ok->isEnabled());
    sure->setChecked(true);
    QVERIFY(ok->isEnabled());
}

void TestSilenceViews::dialogProblems_data()
{
    QTest::addColumn<QString>("matchers");
    QTest::addColumn<QString>("author");
    QTest::addColumn<QString>("comment");
    QTest::addColumn<QString>("length");
    QTest::addColumn<bool>("good");
    QTest::newRow("good") << "room=\"1\""
                          << "jane"
                          << "why"
                          << "2h" << true;
    QTest::newRow("no matchers") << ""
                                 << "jane"
                                 << "why"
                                 << "2h" << false;
    QTest::newRow("everything") << "room=~\".*\""
                                << "jane"
                                << "why"
                                << "2h" << false;
    QTest::newRow("nobody") << "room=\"1\""
                            << " "
                            << "why"
                            << "2h" << false;
    QTest::newRow("no reason") << "room=\"1\""
                               << "jane"
                               << ""
                               << "2h" << false;
    QTest::newRow("no time") << "room=\"1\""
                             << "jane"
                             << "why"
                             << "soon" << false;
    QTest::newRow("for ever") << "room=\"1\""
                              << "jane"
                              << "why"
                              << "900d" << false;
}

void TestSilenceViews::dialogProblems()
{
    QFETCH(QString, matchers);
    QFETCH(QString, author);
    QFETCH(QString, comment);
    QFETCH(QString, length);
    SilenceDialog dialog(proposal({}), alerts());
    dialog.findChild<QPlainTextEdit *>(QStringLiteral("matchers"))->setPlainText(matchers);
    dialog.findChild<QLineEdit *>(QStringLiteral("author"))->setText(author);
    dialog.findChild<QLineEdit *>(QStringLiteral("comment"))->setText(comment);
    dialog.findChild<QComboBox *>(QStringLiteral("length"))->setEditText(length);
    QTEST(button(dialog, QStringLiteral("Silence"))->isEnabled(), "good");
}

void TestSilenceViews::pictures_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("dark") << true;
    QTest::newRow("light") << false;
}

// What has to be read is there in both themes: the picture has more than the ground's colour.
void TestSilenceViews::pictures()
{
    QFETCH(bool, dark);
    applyTheme(*qApp, dark ? darkTheme() : lightTheme());
    const auto made = page();
    select(*made, 0);
    SilenceDialog dialog(proposal({alerts()[0]}), alerts());
    const std::pair<const char *, QWidget *> widgets[]
        = {{"page", made.get()}, {"dialog", &dialog}};
    for (const auto &[name, widget] : widgets) {
        const QImage image = widget->grab().toImage();
        const QString folder = qEnvironmentVariable("ONEX_PICTURES");
        if (!folder.isEmpty())
            image.save(
                QStringLiteral("%1/silence-%2-%3.png").arg(folder, name, dark ? "dark" : "light"));
        QSet<QRgb> colors;
        for (int y = 0; y < image.height() / 2; ++y)
            for (int x = 0; x < image.width(); ++x)
                colors.insert(image.pixel(x, y));
        QVERIFY(colors.size() > 20); // letters have many
    }
}

QTEST_MAIN(TestSilenceViews)
#include "tst_silenceviews.moc"
