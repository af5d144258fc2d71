// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/files/filewatch.h"

#include <QFileInfo>

#include <chrono>

namespace onex {

namespace {

constexpr std::chrono::milliseconds kCalm{150}; // an editor writes a file in several steps

} // namespace

FileWatch::FileWatch(QObject *parent)
    : QObject(parent)
{
    m_calm.setSingleShot(true);
    m_calm.setInterval(kCalm);
    connect(&m_calm, &QTimer::timeout, this, &FileWatch::report);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, &FileWatch::note);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &FileWatch::note);
}

void FileWatch::watch(const QString &path)
{
    const bool known = m_watcher.files().contains(path) || m_watcher.directories().contains(path);
    if (!known && QFileInfo::exists(path))
        m_watcher.addPath(path);
}

void FileWatch::note(const QString &path)
{
    m_changed.insert(path);
    m_calm.start();
}

void FileWatch::report()
{
    const QStringList paths(m_changed.cbegin(), m_changed.cend());
    m_changed.clear();
    for (const QString &path : paths)
        watch(path); // a replaced file is no longer the one that was watched
    Q_EMIT changed(paths);
}

} // namespace onex
