// SPDX-License-Identifier: GPL-3.0-or-later
// bench_alerts [COUNT]: how long the window's thread is away at most while so many alerts (5,000
// unless told) arrive, change, are sorted, filtered, grouped and leave, painting included. Beside
// it, in its own thread, the time of the join.
#include "datasource/state/localstate.h"
#include "models/alerts/acknowledger.h"
#include "models/alerts/alertmodel.h"
#include "models/alerts/alertrecorder.h"
#include "tests/query/fakeclock.h"
#include "views/alerts/alertpane.h"
#include "views/look/apptheme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QHeaderView>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QThread>
#include <QTimer>
#include <QTreeView>

#include <algorithm>
#include <cstdio>

using namespace onex;

namespace {

// Knows the longest time that the event loop did not turn.
class Application final : public QApplication
{
public:
    using QApplication::QApplication;

    bool notify(QObject *receiver, QEvent *event) override
    {
        if (m_inside || receiver->thread() != thread())
            return QApplication::notify(receiver, event);
        m_inside = true;
        QElapsedTimer timer;
        timer.start();
        const bool done = QApplication::notify(receiver, event);
        m_worst = std::max(m_worst, timer.nsecsElapsed());
        m_inside = false;
        return done;
    }
    double takeWorstMs() { return static_cast<double>(std::exchange(m_worst, 0)) / 1e6; }

private:
    bool m_inside = false;
    qint64 m_worst = 0;
};

constexpr std::int64_t kNow = 1'777'636'800'000;
const char *const kSeverities[] = {"critical", "high", "medium", "low"};

Alert alertOf(int number, int round)
{
    const std::string name = "Alert" + std::to_string(number % 40);
    Alert alert;
    alert.labels = Labels{{"alertname", name},
                          {"severity", kSeverities[number % 4]},
                          {"instance", "host-" + std::to_string(number) + ".example.org:9100"},
                          {"job", "job-" + std::to_string(number % 12)},
                          {"cluster", number % 2 ? "eu-west-1" : "us-east-1"},
                          {"team", "team-" + std::to_string(number % 7)}};
    alert.annotations = Labels{{"summary",
                                name + " on host-" + std::to_string(number) + ", for the "
                                    + std::to_string(number % 50 ? 1 : round) + ". time"}};
    alert.fingerprint = fingerprint(alert.labels).toStdString();
    alert.startsMs = kNow - number * 1000LL;
    return alert;
}

std::vector<LiveAlertPtr> alertsOf(int count, int round, const std::vector<LiveAlertPtr> &known,
                                   double &joinMs)
{
    ClusterAlerts said;
    said.cluster = QStringLiteral("am");
    for (int i = 0; i < count; ++i)
        said.alerts.push_back(alertOf(i, round));
    QElapsedTimer timer;
    timer.start();
    auto alerts = joinedAlerts({}, {said}, {});
    keepUnchanged(alerts, known);
    joinMs = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    return alerts;
}

class Bench
{
public:
    Bench(Application &app, int count);

    void run();

private:
    void step(const char *name, const std::function<void()> &work);
    void arrive(int count, int round);

    Application &m_app;
    int m_count;
    test::FakeClock m_clock;
    QTemporaryDir m_dir;
    LocalState m_state{m_dir.filePath(QStringLiteral("state.sqlite"))};
    AlertRecorder m_recorder{m_state, m_clock};
    AlertModel m_model;
    AlertPane m_pane{m_model};
    std::vector<LiveAlertPtr> m_known;
    double m_joinMs = 0;
};

Bench::Bench(Application &app, int count)
    : m_app(app)
    , m_count(count)
{
    m_model.setNow(kNow);
    m_pane.setTheme(darkTheme());
    m_pane.resize(1600, 500);
    m_pane.show();
    m_recorder.note({});
}

// As in the program: the work is one event, what it asks for comes in the next ones.
void Bench::step(const char *name, const std::function<void()> &work)
{
    for (int i = 0; i < 20; ++i)
        QApplication::processEvents(QEventLoop::AllEvents, 20);
    m_app.takeWorstMs();
    QTimer::singleShot(0, &m_pane, work);
    for (int i = 0; i < 50; ++i) { // also what is done in other threads comes to its end
        QApplication::processEvents(QEventLoop::AllEvents, 20);
        QThread::msleep(10);
    }
    std::printf("%s\t%.1f\n", name, m_app.takeWorstMs());
}

void Bench::arrive(int count, int round)
{
    AlertSight sight;
    m_known = sight.alerts = alertsOf(count, round, m_known, m_joinMs);
    sight.isWhole = true;
    step(count == 0       ? "leave"
             : round == 1 ? "arrive"
                          : "refresh, 2 % differ",
         [this, alerts = sight.alerts] { m_model.setAlerts(withJournal(alerts, {})); });
    step("  written to the history", [this, sight] { m_recorder.note(sight); });
}

void Bench::run()
{
    auto *tree = m_pane.findChild<QTreeView *>();
    auto *filter = m_pane.findChild<QLineEdit *>();
    arrive(m_count, 1);
    arrive(m_count, 2);
    std::printf("join of %d, in its own thread: %.1f ms\n", m_count, m_joinMs);
    step("sort by name", [tree] { tree->sortByColumn(2, Qt::AscendingOrder); });
    step("sort by since", [tree] { tree->sortByColumn(4, Qt::DescendingOrder); });
    step("filter by word", [filter] { filter->setText(QStringLiteral("host-12")); });
    step("filter by matcher",
         [filter] { filter->setText(QStringLiteral("severity=~\"critical|high\"")); });
    step("no filter", [filter] { filter->clear(); });
    step("group by name", [this] { m_model.setGroupBy({QStringLiteral("alertname")}); });
    step("group by instance", [this] { m_model.setGroupBy({QStringLiteral("instance")}); });
    step("no groups", [this] { m_model.setGroupBy({}); });
    step("a second passes", [this] { m_model.setNow(kNow + 1000); });
    step("scroll to the end", [tree] { tree->scrollToBottom(); });
    step("select all", [tree] { tree->selectAll(); });
    arrive(0, 3);
}

} // namespace

int main(int argc, char **argv)
{
    Application app(argc, argv);
    applyTheme(app, darkTheme());
    const int count = app.arguments().value(1, QStringLiteral("5000")).toInt();
    std::printf("longest event of the window's thread in ms, %d alerts\n", count);
    Bench(app, count).run();
    return 0;
}
