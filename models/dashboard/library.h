// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/result.h"
#include "models/dashboard/definition.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

namespace onex {

// One dashboard of the list. A file may hold several.
struct DashboardEntry
{
    QString uid;
    QString title;
    QString folder; // of the sidebar: the definition's, else the name of the directory
    QString file;   // absolute path
    QStringList tags;
    QString
        problem; // why the file as it is now cannot be used: "file:line:column: …"; empty: nothing
    bool operator==(const DashboardEntry &) const = default;
};

// The dashboards of some folders and files, read again when they change on disk. A file that became
// invalid keeps its last good version and says so.
class DashboardLibrary final : public QObject
{
    Q_OBJECT
public:
    explicit DashboardLibrary(QObject *parent = nullptr);
    ~DashboardLibrary() override;

    void addFolder(const QString &path); // watched; sub-folders too, three levels
    // Any file of a person's choice; the uids of its dashboards, the first to be shown. One that is
    // refused is watched: see refusedFileChanged().
    Result<QStringList> addFile(const QString &path);

    std::vector<DashboardEntry> entries() const;               // by folder, then title
    const DashboardDefinition *find(const QString &uid) const; // valid until the next change
    // A title or uid (case does not matter), else a file. The error names what was looked for.
    Result<QString> resolve(const QString &nameOrFile);

Q_SIGNALS:
    void entriesChanged();
    void changed(const QString &uid);             // the definition is another
    void problemChanged(const QString &uid);      // became invalid, or is good again
    void refusedFileChanged(const QString &path); // something near it did; add it again

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace onex
