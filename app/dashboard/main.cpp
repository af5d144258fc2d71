// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/config/config.h"
#include "app/dashboard/keepsecret.h"
#include "app/dashboard/options.h"
#include "app/dashboard/program.h"
#include "app/dashboard/sources.h"
#include "views/look/iconset.h"

#include <QApplication>
#include <QMessageBox>

#include <algorithm>
#include <array>
#include <cstdio>
#include <string_view>

#include <unistd.h>

namespace {

int refuse(const onex::Error &error)
{
    std::fprintf(stderr, "onex-dashboard: %s\n", onex::describe(error).c_str());
    return 2;
}

// Started from a menu or an icon there is nobody who reads standard error.
int refuseInWindow(const onex::Error &error)
{
    if (isatty(STDERR_FILENO) == 0) {
        QMessageBox box(QMessageBox::Critical, QApplication::applicationDisplayName(),
                        QString::fromStdString(onex::describe(error)));
        box.setTextFormat(Qt::PlainText);
        box.exec();
    }
    return refuse(error);
}

// A picture, a report, a secret or the help needs no display; a window says itself what it misses.
void doWithoutDisplay(int argc, char **argv)
{
    const auto isBatch = [](const char *word) {
        constexpr std::array<std::string_view, 7> kWords{
            "--screenshot", "--diagnostics", "--keep-secret", "--help", "--version", "-h", "-v"};
        return std::any_of(kWords.begin(), kWords.end(), [word](std::string_view known) {
            return std::string_view(word).substr(0, known.size()) == known;
        });
    };
    const auto isEmpty = [](const char *name) { return qEnvironmentVariableIsEmpty(name); };
    constexpr std::array kDisplays{"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"};
    if (std::any_of(argv + 1, argv + argc, isBatch) && std::ranges::all_of(kDisplays, isEmpty))
        qputenv("QT_QPA_PLATFORM", "offscreen");
}

int run(const onex::Options &options)
{
    auto config = onex::readConfig(options);
    if (!config)
        return options.isBatch() ? refuse(config.error()) : refuseInWindow(config.error());
    onex::Program program(options, std::move(*config));
    program.start();
    return QApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    doWithoutDisplay(argc, argv);
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("onex-dashboard"));
    QApplication::setApplicationDisplayName(QStringLiteral("ONEX Dashboard"));
    QApplication::setApplicationVersion(QStringLiteral(ONEX_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("onex-dashboard"));
    QApplication::setWindowIcon(onex::applicationIcon());

    const auto options = onex::parseOptions(QApplication::arguments());
    if (!options)
        return refuse(options.error());
    if (!options->keepSecret.isEmpty()) {
        const auto kept = onex::keepSecret(options->keepSecret);
        return kept ? 0 : refuse(kept.error());
    }
    int status = run(*options);
    while (status == onex::Program::kBeginAgain)
        status = run(*options);
    return status;
}
