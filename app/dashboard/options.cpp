// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dashboard/options.h"

#include "app/dashboard/recordings.h"

#include <QCommandLineParser>

namespace onex {
namespace {

QString tr(const char *text) { return QCoreApplication::translate("Options", text); }

// One row an option: name, placeholder of its value (empty: a switch), description.
struct Row
{
    const char *name;
    const char *value;
    const char *text;
};

constexpr Row kRows[] = {
    {"prometheus", "url", "A Prometheus, Thanos, Mimir or VictoriaMetrics server; may repeat."},
    {"alertmanager", "url", "An Alertmanager; may repeat."},
    {"scrape", "url",
     "Collect the metrics of this endpoint, for example http://localhost:8080/metrics, without a "
     "Prometheus; may repeat."},
    {"config", "file", "Read this configuration instead of $XDG_CONFIG_HOME/onex/config.yaml."},
    {"dashboard", "name|file", "Open this dashboard: its title, its uid or a file."},
    {"dashboards", "folder", "List the dashboards of this folder too; may repeat."},
    {"from", "time", "Start of the time range, for example now-6h."},
    {"to", "time", "End of the time range, for example now."},
    {"theme", "dark|light", "The colours of the window."},
    {"keep-secret", "name",
     "Read a secret from the terminal and keep it in the keyring, where the configuration finds it "
     "as "
     "{keyring: name}."},
    {"wallboard", "", "Full screen, nothing but panels."},
    {"screenshot", "file",
     "Wait until every panel settled, write a PNG, leave. Status 1: a panel failed."},
    {"size", "WxH", "Size of the window, for example 1600x1000."},
    {"whole", "", "With --screenshot: as high as the dashboard is."},
    {"diagnostics", "file",
     "Wait until every panel settled, write what each shows as JSON, leave; - is standard output."},
    {"export", "file",
     "Wait until every panel settled, save the dashboard with its data as a file that opens "
     "without a server (.onex), leave."},
    {"note", "text", "With --export: for whoever opens it."},
};

void addOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(tr("Dashboards of Prometheus metrics, in a window."));
    parser.addHelpOption();
    parser.addVersionOption();
    for (const Row &row : kRows) {
        parser.addOption(
            QCommandLineOption(QLatin1String(row.name), tr(row.text), QLatin1String(row.value)));
    }
    parser.addPositionalArgument(
        QStringLiteral("file"),
        tr("A dashboard, or exported metrics to review without a "
           "server: OpenMetrics, CSV, answers of the Prometheus API, a "
           "Prometheus data directory. Two recordings are shown side by side."),
        QStringLiteral("[file…]"));
}

Result<QSize> parseSize(const QString &text)
{
    const QStringList parts = text.split(u'x');
    const QSize size(parts.value(0).toInt(), parts.value(1).toInt());
    if (parts.size() != 2 || size.width() < 200 || size.height() < 150 || size.width() > 16000
        || size.height() > 16000) {
        return fail(Error::Kind::BadInput,
                    "--size " + text.toStdString()
                        + ": expected WIDTHxHEIGHT from 200x150 to 16000x16000, such as 1600x1000");
    }
    return size;
}

Result<std::optional<bool>> parseTheme(const QString &text)
{
    if (text.isEmpty())
        return std::optional<bool>();
    if (text != QLatin1String("dark") && text != QLatin1String("light")) {
        return fail(Error::Kind::BadInput,
                    "--theme " + text.toStdString() + ": expected dark or light");
    }
    return std::optional<bool>(text == QLatin1String("dark"));
}

} // namespace

Result<Options> parseOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    addOptions(parser);
    if (!parser.parse(arguments))
        return fail(Error::Kind::BadInput, parser.errorText().toStdString());
    if (parser.isSet(QStringLiteral("help")))
        parser.showHelp();
    if (parser.isSet(QStringLiteral("version")))
        parser.showVersion();
    const auto value = [&parser](const char *name) { return parser.value(QLatin1String(name)); };
    const auto values = [&parser](const char *name) { return parser.values(QLatin1String(name)); };

    Options options;
    options.prometheus = values("prometheus");
    options.alertmanagers = values("alertmanager");
    options.scrapes = values("scrape");
    options.configFile = value("config");
    options.dashboard = value("dashboard");
    const QStringList files = parser.positionalArguments();
    for (const QString &file : files)
        (!isRecording(file)                ? options.dashboard
             : options.recording.isEmpty() ? options.recording
                                           : options.beside)
            = file;
    options.dashboardFolders = values("dashboards");
    options.from = value("from");
    options.to = value("to");
    options.wallboard = parser.isSet(QStringLiteral("wallboard"));
    options.keepSecret = value("keep-secret");
    options.screenshot = value("screenshot");
    options.diagnostics = value("diagnostics");
    options.exportFile = value("export");
    options.note = value("note");
    options.viewAll = parser.isSet(QStringLiteral("whole"));

    const auto theme = parseTheme(value("theme"));
    if (!theme)
        return fail(theme.error());
    options.dark = *theme;
    if (parser.isSet(QStringLiteral("size"))) {
        const auto size = parseSize(value("size"));
        if (!size)
            return fail(size.error());
        options.size = *size;
    }
    return options;
}

} // namespace onex
