// SPDX-License-Identifier: GPL-3.0-or-later
// Labels, annotations and comments that try to be markup, in every place where alerts are shown:
// were any of them taken for rich text, the picture had their colour in it. Also those of real
// servers.
#include "tests/alerts/alertfixture.h"
#include "tests/query/fakeclock.h"
#include "views/alerts/ackdialog.h"
#include "views/alerts/alertpane.h"
#include "views/history/historypage.h"
#include "views/look/apptheme.h"
#include "views/panels/inert.h"
#include "views/shell/messagebar.h"
#include "views/silences/silencedialog.h"
#include "views/silences/silencespage.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QSet>
#include <QTest>
#include <QTreeView>

using namespace onex;
using namespace onex::test;

namespace {

constexpr QRgb kColor = qRgb(255, 0, 255);
constexpr std::int64_t kHour = 60 * kMinute;

std::string hostile(const char *what)
{
    return std::string("<table bgcolor=#ff00ff><tr><td><font color=#ff00ff>") + what
        + " ████</font></td></tr></table><img src='file:///etc/passwd'>\n<b>&amp;\u202E☃ %1 %n";
}

LiveAlert hostileAlert(const char *id, Severity severity)
{
    LiveAlert alert = alertOf(id, "x", severity);
    alert.labels = Labels{{"alertname", hostile("name")},
                          {"severity", severityWord(severity).toStdString()},
                          {"instance", hostile(id)}};
    alert.annotations = Labels{{"summary", hostile("summary")},
                               {"description", hostile("description")},
                               {"runbook_url", "javascript:alert(1)"},
                               {"dashboard_url", "http://" + hostile("address")}};
    alert.expression = QString::fromStdString(hostile("expression"));
    alert.sources = QStringList{QString::fromStdString(hostile("source"))};
    alert.acknowledgement = Acknowledgement{QString::fromStdString(hostile("author")),
                                            QString::fromStdString(hostile("comment")),
                                            kNow + kHour,
                                            false,
                                            Acknowledgement::Standing::Failed,
                                            QString::fromStdString(hostile("problem"))};
    return alert;
}

Labels labelsOf(const QJsonObject &object)
{
    std::vector<Labels::Label> entries;
    for (auto label = object.begin(); label != object.end(); ++label)
        entries.emplace_back(label.key().toStdString(), label.value().toString().toStdString());
    return Labels(std::move(entries));
}

std::vector<LiveAlertPtr> alertsOfTheCorpus()
{
    QFile file(QStringLiteral(ONEX_CORPUS "/api/am_alerts.json"));
    std::vector<LiveAlertPtr> all;
    if (!file.open(QIODevice::ReadOnly))
        return all;
    const QJsonArray alerts = QJsonDocument::fromJson(file.readAll()).array();
    for (const QJsonValue &one : alerts) {
        LiveAlert alert = alertOf("x", "x");
        alert.labels = labelsOf(one[u"labels"].toObject());
        alert.annotations = labelsOf(one[u"annotations"].toObject());
        alert.id = one[u"fingerprint"].toString();
        all.push_back(shared(alert));
    }
    return all;
}

std::vector<LiveAlertPtr> alerts()
{
    std::vector<LiveAlertPtr> all = alertsOfTheCorpus();
    all.push_back(shared(hostileAlert("a", Severity::Critical)));
    all.push_back(shared(hostileAlert("b", Severity::Low)));
    return all;
}

std::vector<AlertTransition> transitions()
{
    std::vector<AlertTransition> all;
    for (const LiveAlertPtr &alert : alerts()) {
        AlertTransition one;
        one.timeMs = kNow - 10 * kMinute;
        one.alertId = alert->id.toStdString();
        one.labels = alert->labels;
        one.toState = "acknowledged";
        one.summary = hostile("summary");
        one.by = hostile("author");
        all.push_back(one);
    }
    return all;
}

Silence hostileSilence()
{
    Silence silence;
    silence.id = hostile("id");
    silence.matchers = {{"alertname", hostile("name")}, {"room", hostile("room")}};
    silence.createdBy = hostile("author");
    silence.comment = "ACK! " + hostile("comment");
    silence.startsMs = kNow - kHour;
    silence.endsMs = kNow + kHour;
    return silence;
}

// What a tool tip says is rich text where it looks like it.
QImage pictureOfText(const QString &text)
{
    QLabel label(text);
    label.resize(600, 300);
    return label.grab().toImage();
}

bool hasColor(const QImage &image)
{
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if ((image.pixel(x, y) & RGB_MASK) == (kColor & RGB_MASK))
                return true;
    return false;
}

QSet<QString> tipsOf(const QAbstractItemModel &model, const QModelIndex &parent = {})
{
    QSet<QString> tips;
    for (int row = 0; row < model.rowCount(parent); ++row)
        for (int column = 0; column < model.columnCount(parent); ++column) {
            const QModelIndex index = model.index(row, column, parent);
            tips += index.data(Qt::ToolTipRole).toString();
            tips += tipsOf(model, index);
        }
    return tips;
}

void keepPicture(const QImage &image, const char *name)
{
    const QString folder = qEnvironmentVariable("ONEX_PICTURES");
    if (!folder.isEmpty())
        image.save(QDir(folder).filePath(QLatin1String("hostile-") + QLatin1String(name)
                                         + QLatin1String(".png")));
}

} // namespace

class TestHostileAlerts : public QObject
{
    Q_OBJECT

    FakeClock m_clock;

    static void check(QWidget &widget, const char *name);

private Q_SLOTS:
    void initTestCase();
    void wouldBeSeen();
    void pane();
    void details();
    void acknowledging();
    void silences();
    void silencing();
    void history();
    void messages();
};

// The picture, every text and every tip.
void TestHostileAlerts::check(QWidget &widget, const char *name)
{
    widget.resize(1200, 700);
    const QImage picture = widget.grab().toImage();
    keepPicture(picture, name);
    QVERIFY(!hasColor(picture));
    for (const QLabel *label : widget.findChildren<QLabel *>())
        QVERIFY2(label->textFormat() == Qt::PlainText || !label->text().contains(u'<'),
                 qPrintable(label->text()));
    QSet<QString> tips;
    for (const QWidget *part : widget.findChildren<QWidget *>())
        tips += part->toolTip();
    for (const QTreeView *tree : widget.findChildren<QTreeView *>())
        tips += tipsOf(*tree->model());
    for (const QString &tip : tips)
        QVERIFY2(!hasColor(pictureOfText(tip)), qPrintable(tip));
}

void TestHostileAlerts::initTestCase()
{
    applyTheme(*qApp, darkTheme());
    m_clock.adjust(kNow - m_clock.nowMs());
    if (alertsOfTheCorpus().empty())
        qInfo("no corpus of server answers beside the sources: only this test's own texts");
}

// A test that cannot fail would be none.
void TestHostileAlerts::wouldBeSeen()
{
    QVERIFY(hasColor(pictureOfText(QString::fromStdString(hostile("x")))));
    QVERIFY(!hasColor(pictureOfText(inertText(QString::fromStdString(hostile("x"))))));
}

void TestHostileAlerts::pane()
{
    AlertModel model;
    model.setNow(kNow);
    AlertPane pane(model);
    pane.setTheme(darkTheme());
    pane.setUnknown({QString::fromStdString(hostile("source"))});
    model.setAlerts(alerts());
    check(pane, "pane");
    model.setGroupBy({QStringLiteral("alertname"), QStringLiteral("instance")});
    check(pane, "grouped");
}

void TestHostileAlerts::details()
{
    for (const LiveAlertPtr &alert : alerts()) {
        AlertModel model;
        model.setNow(kNow);
        AlertPane pane(model);
        pane.setTheme(darkTheme());
        model.setAlerts({alert});
        pane.showAlert(alert->id);
        pane.setHistory(alert->id, transitions());
        pane.setSilences(alert->id, {QString::fromStdString(hostile("silence"))});
        check(pane, "details");
    }
}

void TestHostileAlerts::acknowledging()
{
    const auto all = alerts();
    AckDialog dialog({all.back()}, all, QString::fromStdString(hostile("author")));
    check(dialog, "acknowledging");
}

void TestHostileAlerts::silences()
{
    SilenceRow row;
    row.cluster = QString::fromStdString(hostile("cluster"));
    row.silence = hostileSilence();
    row.acknowledgement = acknowledgementOf(row.silence.comment);
    row.silenced = 2;
    SilencesPage page;
    page.setSilences({row}, alerts(), kNow);
    page.tell(QString::fromStdString(hostile("told")));
    page.findChild<QTreeView *>()->setCurrentIndex(
        page.findChild<QTreeView *>()->model()->index(0, 0));
    check(page, "silences");
}

void TestHostileAlerts::silencing()
{
    SilenceDialog::Proposal proposal;
    proposal.silence = hostileSilence();
    proposal.clusters = QStringList{QString::fromStdString(hostile("cluster"))};
    proposal.title = QString::fromStdString(hostile("title"));
    SilenceDialog dialog(proposal, alerts());
    check(dialog, "silencing");
}

void TestHostileAlerts::history()
{
    HistoryPage page(m_clock, [](const QString &, const QByteArray &) { return Result<void>(); });
    page.setTheme(darkTheme());
    page.setEpisodes(episodesOf(transitions(), {}, {kNow, {}}), page.range(), false);
    check(page, "history");
    page.setProblem(QString::fromStdString(hostile("problem")));
    check(page, "history-problem");
}

void TestHostileAlerts::messages()
{
    QWidget window;
    MessageBar bar(&window);
    bar.setTheme(darkTheme());
    bar.setMessage("alerts", QString::fromStdString(hostile("message")));
    bar.resize(1200, 60);
    check(window, "messages");
}

QTEST_MAIN(TestHostileAlerts)
#include "tst_hostilealerts.moc"
