// SPDX-License-Identifier: GPL-3.0-or-later
// onex-simulator: an exporter of a platform that does not exist, for trying the dashboard.
#include "app/simulator/exporterserver.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDateTime>

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
        {"history", "Print what was since the start as OpenMetrics, and end."},
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

int printHistory(const PlatformOptions &options, double step)
{
    if (step < 1) {
        std::fputs("onex-simulator: a step is at least a second\n", stderr);
        return 2;
    }
    Platform platform(options);
    const std::string text = platform.history(nowSeconds(), step);
    return std::fwrite(text.data(), 1, text.size(), stdout) == text.size() ? 0 : 1;
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
        return printHistory(options, parser.value("step").toDouble());
    ExporterServer server(options);
    return serve(server, parser.value("port").toUShort());
}
