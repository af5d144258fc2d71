// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/dashboard/sessionclock.h"
#include "datasource/archive/recording.h"
#include "models/panels/theme.h"
#include "models/query/sourceregistry.h"

#include <QObject>

#include <memory>
#include <vector>

namespace onex {

class DashboardModel;
class MainWindow;
class SideBySide;

// Recordings that are open beside what the window shows: drawn dashed on its graphs, or the same
// dashboard over them in a window of its own.
class Besides final : public QObject
{
    Q_OBJECT
public:
    // All outlive it. `sources` and `clock` are those of the window's model.
    Besides(SourceRegistry &sources, const Clock &clock, DashboardModel &model, MainWindow &window);
    ~Besides() override;

    void setTheme(const Theme &theme);

    // Its end lies where the range ends that is looked at.
    void drawOver(const Recording &recording);
    void showBeside(const Recording &recording);
    void openBeside(const QString &path);

Q_SIGNALS:
    void failed(const QString &sentence);

private:
    struct Beside // what is shown there
    {
        SourceRegistry sources;
        SessionClock clock;
    };

    using Then = void (Besides::*)(const Recording &);
    void ask(Then then);
    void open(const QString &path, Then then);

    SourceRegistry &m_sources;
    const Clock &m_clock;
    DashboardModel &m_model;
    MainWindow &m_window;
    Theme m_theme;
    QStringList m_names; // of those that were added to the window's sources
    std::vector<std::unique_ptr<Beside>> m_shown;
    std::vector<SideBySide *> m_windows; // children of the window
};

} // namespace onex
