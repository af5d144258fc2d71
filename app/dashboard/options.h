// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/result.h"

#include <QSize>
#include <QString>
#include <QStringList>

#include <optional>

namespace onex {

// What onex-dashboard was told on the command line.
struct Options
{
    QStringList prometheus, alertmanagers, scrapes; // URLs
    QString configFile;                             // empty: $XDG_CONFIG_HOME/onex/config.yaml
    QString dashboard;            // title, uid or file; empty: the one last open, else the overview
    QString recording;            // a file or folder of exported metrics, instead of servers
    QString beside;               // another one, side by side with it
    QStringList dashboardFolders; // beside the bundled ones
    QString from, to;             // empty: the dashboard's
    std::optional<bool> dark;     // none: remembered, else the desktop's choice
    bool wallboard = false;
    QString keepSecret;  // name of an entry of the keyring to write, then leave
    QString screenshot;  // PNG to write, then leave
    QString diagnostics; // JSON to write, then leave
    QString exportFile;  // to write the dashboard and its data to, then leave
    QString note;        // in that file
    QSize size{1600, 1000};
    bool viewAll = false; // the screenshot is as high as the dashboard

    bool isBatch() const
    {
        return !screenshot.isEmpty() || !diagnostics.isEmpty() || !exportFile.isEmpty();
    }
};

// Leaves the program for --help and --version.
Result<Options> parseOptions(const QStringList &arguments);

} // namespace onex
