// SPDX-License-Identifier: GPL-3.0-or-later
// onex: what the window can do, on the command line. A verb a file.
#include "app/cli/verbs.h"

#include <CLI/CLI.hpp>
#include <QCoreApplication>

namespace {

constexpr int kWrongUsage = 2;

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication qt(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("onex"));
    QCoreApplication::setApplicationName(QStringLiteral("onex"));
    CLI::App app("ONEX: metrics and alerts on the command line", "onex");
    app.set_version_flag("--version", "onex " ONEX_VERSION);
    app.require_subcommand(1);
    int status = 0;
    onex::addQuery(app, status);
    onex::addExport(app, status);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        return app.exit(error) == 0 ? 0 : kWrongUsage;
    }
    return status;
}
