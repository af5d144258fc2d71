// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/config/config.h"
#include "app/dashboard/options.h"
#include "app/dashboard/program.h"
#include "app/dashboard/sources.h"
#include "views/shell/iconset.h"

#include <QApplication>

#include <cstdio>

namespace {

int refuse(const onex::Error &error)
{
    std::fprintf(stderr, "onex-dashboard: %s\n", onex::describe(error).c_str());
    return 2;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("onex-dashboard"));
    QApplication::setApplicationDisplayName(QStringLiteral("ONEX Dashboard"));
    QApplication::setApplicationVersion(QStringLiteral(ONEX_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("onex-dashboard"));
    QApplication::setWindowIcon(onex::applicationIcon());

    const auto options = onex::parseOptions(QApplication::arguments());
    if (!options)
        return refuse(options.error());
    auto config = onex::readConfig(*options);
    if (!config)
        return refuse(config.error());
    onex::Program program(*options, std::move(*config));
    program.start();
    return QApplication::exec();
}
