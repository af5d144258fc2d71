// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/result.h"
#include "models/panels/theme.h"
#include "views/shell/panelframe.h"

#include <QObject>
#include <QUrl>

#include <functional>

namespace onex {

// What the window may have done for it outside the program; given by app/, so that views do no I/O.
struct WindowServices
{
    std::function<Result<void>(const QString &path, const QByteArray &bytes)> saveFile;
    std::function<void(const QUrl &url)> openUrl;
};

// Carries out a panel's menu: inspect, copy, export.
class PanelActions final : public QObject
{
    Q_OBJECT
public:
    PanelActions(WindowServices services, QWidget *window);

    void setTheme(const Theme &theme) { m_theme = theme; }
    void run(PanelFrame *frame, PanelFrame::Action action);
    void openLink(const QString &url);

Q_SIGNALS:
    void viewRequested(onex::PanelFrame *frame);
    void samplesRequested(const onex::PanelModel *panel); // behind it, saved
    void exploreRequested(const QStringList &queries, const QString &source);
    void told(const QString &message); // "Copied", "Saved as …", or why not

private:
    void inspect(PanelFrame *frame);
    void explore(const PanelFrame *frame);
    void copyQuery(PanelFrame *frame);
    void copyCsv(PanelFrame *frame);
    void copyImage(PanelFrame *frame);
    void exportCsv(PanelFrame *frame);
    void exportImage(PanelFrame *frame);
    void save(const QString &title, const QString &suffix, const QByteArray &bytes);
    QByteArray csv(const PanelFrame *frame) const;

    WindowServices m_services;
    QWidget *m_window;
    Theme m_theme;
};

} // namespace onex
