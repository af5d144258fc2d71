// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dashboard/besides.h"

#include "app/dashboard/recordings.h"
#include "datasource/archive/archivesource.h"
#include "models/query/dashboardmodel.h"
#include "views/shell/mainwindow.h"
#include "views/shell/sidebyside.h"

#include <QFileDialog>

#include <algorithm>

namespace onex {

Besides::Besides(SourceRegistry &sources, const Clock &clock, DashboardModel &model,
                 MainWindow &window)
    : QObject(&window)
    , m_sources(sources)
    , m_clock(clock)
    , m_model(model)
    , m_window(window)
{
    connect(&window, &MainWindow::compareRequested, this, [this] { ask(&Besides::drawOver); });
    connect(&window, &MainWindow::besideRequested, this, [this] { ask(&Besides::showBeside); });
}

Besides::~Besides() { qDeleteAll(m_windows); } // before what they show

void Besides::setTheme(const Theme &theme)
{
    m_theme = theme;
    for (SideBySide *window : m_windows)
        window->setTheme(theme);
}

void Besides::openBeside(const QString &path) { open(path, &Besides::showBeside); }

void Besides::ask(Then then)
{
    const QString path = QFileDialog::getOpenFileName(&m_window, tr("Compare with a recording"));
    if (!path.isEmpty())
        open(path, then);
}

void Besides::open(const QString &path, Then then)
{
    auto opening = openWithProgress(path, IfDamaged::Ask, &m_window);
    QCoro::connect(std::move(opening), this, [this, then](const Result<Recording> &recording) {
        if (recording)
            (this->*then)(*recording);
        else if (recording.error().kind != Error::Kind::Cancelled)
            Q_EMIT failed(QString::fromStdString(describe(recording.error())));
    });
}

void Besides::drawOver(const Recording &recording)
{
    auto source = std::make_unique<ArchiveSource>(recording);
    const QString name = QString::fromStdString(source->name());
    if (!m_sources.contains(name)) {
        m_sources.add(std::move(source));
        m_names.append(name);
        m_window.setComparable(m_names);
    }
    const std::int64_t end = recording.range ? recording.range->to : m_model.range().to;
    m_model.setComparison({m_model.range().to - end, name});
}

// As much of its end as the window shows of its range.
void Besides::showBeside(const Recording &recording)
{
    auto shown = std::make_unique<Beside>();
    const TimeRange here = m_model.range();
    const std::int64_t end = recording.range ? recording.range->to : here.to;
    shown->clock.stopAt(end);
    shown->sources.add(std::make_unique<ArchiveSource>(recording));
    const QString left = m_sources.all().empty()
        ? tr("Nothing")
        : QString::fromStdString(m_sources.all().front()->name());
    auto *window = new SideBySide({left, m_sources, m_clock, m_model.time()},
                                  {describeRecording(recording, m_model.zone()), shown->sources,
                                   shown->clock, absoluteSpec({end - here.length(), end})},
                                  &m_window);
    m_shown.push_back(std::move(shown));
    m_windows.push_back(window);
    window->setTheme(m_theme);
    window->setDashboard(m_model.definition(), m_model.variables());
    window->show();
}

} // namespace onex
