// SPDX-License-Identifier: GPL-3.0-or-later
// onex-simulator: an exporter of a platform that does not exist, for trying the dashboard.
#include "app/simulator/exporterserver.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDateTime>
#include <QFile>

#include <cmath>
#include <cstdio>

using namespace onex::simulator;

namespace {

double nowSeconds() { return static_cast<double>(QDateTime::currentSecsSinceEpoch()); }

void addOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription("Exports the metrics of a simulated ONEX platform.");
    parser.addHelpOption();
    parser.addOptions({
        {"port", "Serve on this loopback port and print it; 0 takes a free one.", "port", "0"},
        {"seed", "Another seed, other numbers.", "number", "1"},
        {"speed", "Let troubles come and go this many times as fast.", "factor", "1"},
        {"start", "Count from this Unix time; without it from now.", "seconds"},
        {"history", "Write what was since the start as OpenMetrics, a file a block, and end.",
         "folder"},
        {"step", "Seconds between two moments of the history.", "seconds", "15"},
    });
}

PlatformOptions optionsFrom(const QCommandLineParser &parser)
{
    PlatformOptions options;
    options.startSeconds = parser.isSet("start") ? parser.value("start").toDouble() : nowSeconds();
    options.seed = parser.value("seed").toULongLong();
    options.speed = parser.value("speed").toDouble();
    return options;
}

bool write(const QString &path, const std::string &text)
{
    QFile file(path);
    const auto size = static_cast<qint64>(text.size());
    if (file.open(QIODevice::WriteOnly) && file.write(text.data(), size) == size && file.flush())
        return true;
    std::fprintf(stderr, "onex-simulator: cannot write %s: %s\n", qPrintable(path),
                 qPrintable(file.errorString()));
    return false;
}

// A file for each of Prometheus' blocks: promtool reads all it is given once for every block.
int writeHistory(const PlatformOptions &options, double step, const QString &folder)
{
    constexpr double kBlockSeconds = 7200;
    if (step < 1) {
        std::fputs("onex-simulator: a step is at least a second\n", stderr);
        return 2;
    }
    Platform platform(options);
    const double now = nowSeconds();
    double from = options.startSeconds;
    for (int part = 0; from <= now; ++part) {
        const double blockEnd = (std::floor(from / kBlockSeconds) + 1) * kBlockSeconds;
        const double until = std::min(now, blockEnd - 1);
        if (!write(QStringLiteral("%1/%2").arg(folder).arg(part),
                   platform.history(from, until, step)))
            return 1;
        from += step * (std::floor((until - from) / step) + 1);
    }
    return 0;
}

int serve(ExporterServer &server, quint16 port)
{
    if (!server.listen(QHostAddress::LocalHost, port)) {
        std::fprintf(stderr, "onex-simulator: %s\n", qPrintable(server.errorString()));
        return 1;
    }
    std::printf("%u\n", server.serverPort());
    std::fflush(stdout);
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    addOptions(parser);
    parser.process(application);

    const PlatformOptions options = optionsFrom(parser);
    if (parser.isSet("history"))
        return writeHistory(options, parser.value("step").toDouble(), parser.value("history"));
    ExporterServer server(options);
    return serve(server, parser.value("port").toUShort());
}
