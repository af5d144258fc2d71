// SPDX-License-Identifier: GPL-3.0-or-later
// From the bytes of an answer to painted pixels, as the program does it: decoded on a worker
// thread, then GraphView. Prints one "name<TAB>number" a line; with a folder as argument it also
// leaves the answers there, for the same work in a browser; further arguments choose from the rows.
#include "datasource/prometheus/queryresponse.h"
#include "tests/bench/responses.h"
#include "views/panels/graphview.h"

#include <QAbstractScrollArea>
#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFutureWatcher>
#include <QGridLayout>
#include <QRegularExpression>
#include <QWheelEvent>
#include <QtConcurrent>

#include <algorithm>
#include <cstdio>
#include <ctime>

using namespace onex;
using namespace onex::bench;

namespace {

constexpr QSize kScreen{1920, 600};
constexpr int kRounds = 9;
constexpr int kPanels = 24;

double elapsedMs(const QElapsedTimer &timer)
{
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

double threadMs()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

// How long the event loop was away, at worst.
class StallMeter final : public QApplication
{
public:
    using QApplication::QApplication;
    double worstMs = 0;

    bool notify(QObject *receiver, QEvent *event) override
    {
        QElapsedTimer timer;
        timer.start();
        ++m_depth;
        const bool result = QApplication::notify(receiver, event);
        if (--m_depth == 0)
            worstMs = std::max(worstMs, elapsedMs(timer));
        return result;
    }

private:
    int m_depth = 0;
};

void report(const QString &name, double number)
{
    std::printf("%s\t%.2f\n", qPrintable(name), number);
    std::fflush(stdout);
}

double median(std::vector<double> numbers)
{
    std::sort(numbers.begin(), numbers.end());
    return numbers[numbers.size() / 2];
}

PanelDefinition panelOf(int id)
{
    PanelDefinition panel;
    panel.id = id;
    panel.title = QStringLiteral("Requests");
    panel.kind = QStringLiteral("graph");
    Target target;
    target.refId = QStringLiteral("A");
    target.expr = QStringLiteral("http_requests");
    target.legend = QStringLiteral("{{instance}}");
    panel.targets.push_back(target);
    return panel;
}

PanelData dataOf(FramePtr frame, const Workload &work, int shift = 0)
{
    TargetData target;
    target.refId = QStringLiteral("A");
    target.expr = QStringLiteral("http_requests");
    target.legend = QStringLiteral("{{instance}}");
    target.stepMs = work.stepS * 1000;
    target.frame = std::move(frame);
    PanelData data;
    data.state = PanelState::Ready;
    data.range.from = (kStartS + shift * work.stepS) * 1000;
    data.range.to = data.range.from + (work.samples - 1) * work.stepS * 1000;
    data.targets.push_back(std::move(target));
    return data;
}

FramePtr decoded(const std::string &body)
{
    DecodeLimits limits;
    const auto frame = decodeQueryResponse({body, body.capacity()}, limits);
    if (!frame)
        qFatal("the answer was not understood: %s", frame.error().message.c_str());
    return std::make_shared<const Frame>(*frame);
}

// Decoding is a worker's; the event loop runs meanwhile.
FramePtr decodedOnThread(const std::string &body)
{
    QEventLoop loop;
    QFutureWatcher<FramePtr> watcher;
    QObject::connect(&watcher, &QFutureWatcher<FramePtr>::finished, &loop, &QEventLoop::quit);
    watcher.setFuture(QtConcurrent::run([&body] { return decoded(body); }));
    loop.exec();
    return watcher.result();
}

void settle(const GraphView &view)
{
    if (view.isSettled())
        return;
    QEventLoop loop;
    QObject::connect(&view, &PanelView::settled, &loop, [&] {
        if (view.isSettled())
            loop.quit();
    });
    loop.exec();
}

// What the window would paint next, into its backing store.
void paint(GraphView &view) { view.findChild<QAbstractScrollArea *>()->viewport()->repaint(); }

std::unique_ptr<GraphView> makeView()
{
    auto view = std::make_unique<GraphView>();
    PanelDefinition panel = panelOf(1);
    panel.legend.mode = LegendOptions::Mode::Hidden; // uPlot draws none either
    view->resize(kScreen);
    view->setTheme(darkTheme());
    view->setDefinition(panel);
    view->setAttribute(Qt::WA_DontShowOnScreen);
    view->show();
    settle(*view);
    return view;
}

void zoom(GraphView &view, bool in)
{
    auto *chart = view.findChild<QAbstractScrollArea *>()->viewport();
    const QPointF at(chart->width() / 2., chart->height() / 2.);
    QWheelEvent wheel(at, chart->mapToGlobal(at), {}, {0, in ? 120 : -120}, Qt::NoButton,
                      Qt::ControlModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(chart, &wheel);
}

void benchWorkload(const Workload &work, StallMeter &app, const QString &folder)
{
    std::string body = responseBody(work);
    if (!folder.isEmpty()) {
        QFile file(folder + u'/' + QString::fromLatin1(work.name) + QStringLiteral(".json"));
        if (!file.open(QIODevice::WriteOnly)
            || file.write(body.data(), static_cast<qint64>(body.size())) < 0)
            qFatal("cannot write %s", qPrintable(file.fileName()));
    }
    body.reserve(body.size() + 64);
    std::vector<double> first, redraw;
    app.worstMs = 0;
    for (int round = 0; round < kRounds; ++round) {
        const auto view = makeView();
        QElapsedTimer timer;
        timer.start();
        const PanelData data = dataOf(decodedOnThread(body), work);
        view->setData(data);
        settle(*view);
        paint(*view);
        first.push_back(elapsedMs(timer));
        for (int step = 0; step < 6; ++step) {
            timer.restart();
            zoom(*view, step < 3);
            settle(*view);
            paint(*view);
            redraw.push_back(elapsedMs(timer));
        }
    }
    const QString name = QString::fromLatin1(work.name);
    report(QStringLiteral("first ") + name, median(first));
    report(QStringLiteral("zoom ") + name, median(redraw));
    report(QStringLiteral("stall ") + name, app.worstMs);
}

// --- the wallboard ---------------------------------------------------------------------------

bool allSettled(const std::vector<GraphView *> &views)
{
    return std::all_of(views.begin(), views.end(), [](auto *view) { return view->isSettled(); });
}

void settleAll(const std::vector<GraphView *> &views)
{
    while (!allSettled(views))
        QApplication::processEvents(QEventLoop::WaitForMoreEvents);
    QApplication::processEvents(); // paints
}

double pssMb()
{
    QFile file(QStringLiteral("/proc/self/smaps_rollup"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    static const QRegularExpression line(QStringLiteral("\\nPss:\\s+(\\d+) kB"));
    return line.match(QString::fromLatin1(file.readAll())).captured(1).toDouble() / 1024;
}

void benchWallboard(StallMeter &app)
{
    const Workload &work = kWorkloads[0];
    QWidget board;
    auto *grid = new QGridLayout(&board);
    std::vector<GraphView *> views;
    for (int i = 0; i < kPanels; ++i) {
        views.push_back(new GraphView(&board));
        views.back()->setTheme(darkTheme());
        views.back()->setDefinition(panelOf(i));
        grid->addWidget(views.back(), i / 6, i % 6);
    }
    board.resize(1920, 1080);
    board.show();
    std::vector<double> total, wall;
    double worst = 0;
    for (int round = 0; round < kRounds; ++round) {
        std::vector<FramePtr> frames;
        for (int i = 0; i < kPanels; ++i)
            frames.push_back(decodedOnThread(responseBody(work, round)));
        app.worstMs = 0;
        QElapsedTimer timer;
        timer.start();
        const double before = threadMs();
        for (std::size_t i = 0; i < views.size(); ++i)
            views[i]->setData(dataOf(frames[i], work, round));
        settleAll(views);
        total.push_back(threadMs() - before);
        wall.push_back(elapsedMs(timer));
        worst = round > 0 ? std::max(worst, app.worstMs) : 0; // the first lays everything out
    }
    report(QStringLiteral("24 panels, UI thread"), median(total));
    report(QStringLiteral("24 panels, wall"), median(wall));
    report(QStringLiteral("24 panels, stall"), worst);
    report(QStringLiteral("24 panels, PSS MB"), pssMb());
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    StallMeter app(argc, argv);
    const QString folder = app.arguments().value(1);
    if (!folder.isEmpty())
        QDir().mkpath(folder);
    const QStringList chosen = app.arguments().mid(2);
    const auto isWanted = [&chosen](const char *name) {
        return chosen.isEmpty() || chosen.contains(QLatin1String(name));
    };
    if (isWanted("24"))
        benchWallboard(app);
    for (const Workload &work : kWorkloads) {
        if (isWanted(work.name))
            benchWorkload(work, app, folder);
    }
    return 0;
}
