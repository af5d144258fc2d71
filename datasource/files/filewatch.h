// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFileSystemWatcher>
#include <QObject>
#include <QSet>
#include <QTimer>

namespace onex {

// Says once, when things have calmed down, which files and folders changed. A file that was
// replaced by another of its name, as editors do it, goes on being watched.
class FileWatch final : public QObject
{
    Q_OBJECT
public:
    explicit FileWatch(QObject *parent = nullptr);

    void watch(const QString &path); // a file or a folder

Q_SIGNALS:
    void changed(const QStringList &paths);

private:
    void note(const QString &path);
    void report();

    QFileSystemWatcher m_watcher;
    QTimer m_calm;
    QSet<QString> m_changed;
};

} // namespace onex
