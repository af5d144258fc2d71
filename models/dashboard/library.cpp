// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/library.h"

#include "datasource/files/files.h"
#include "datasource/files/filewatch.h"
#include "models/dashboard/loader.h"
#include "models/dashboard/node.h"

#include <QDir>
#include <QFileInfo>
#include <QSet>

#include <algorithm>
#include <map>

namespace onex {

namespace {

const QStringList kDefinitions{QStringLiteral("*.yaml"), QStringLiteral("*.yml"),
                               QStringLiteral("*.json")};

struct LoadedFile
{
    std::vector<DashboardDefinition> dashboards; // of the last good version
    QString problem;
};

QString folderOf(const DashboardDefinition &dashboard)
{
    return dashboard.folder.isEmpty() ? QFileInfo(dashboard.file).dir().dirName()
                                      : dashboard.folder;
}

bool isNamed(const DashboardDefinition &dashboard, const QString &name)
{
    return dashboard.uid.compare(name, Qt::CaseInsensitive) == 0
        || dashboard.title.compare(name, Qt::CaseInsensitive) == 0;
}

} // namespace

class DashboardLibrary::Private
{
public:
    explicit Private(DashboardLibrary *library)
        : q(library)
    {
        QObject::connect(&watch, &FileWatch::changed, q,
                         [this](const QStringList &paths) { reload(paths); });
    }

    Result<std::vector<DashboardDefinition>> load(const QString &path) const
    {
        const auto bytes = bytesOfFile(path, kMaxDefinitionBytes + 1); // one more: too large
        return bytes ? loadDashboards(*bytes, path) : fail(bytes.error());
    }

    // The first file to use a uid keeps it; in another file it gets a number.
    void makeUnique(const QString &path, std::vector<DashboardDefinition> &dashboards) const
    {
        QSet<QString> taken;
        for (const auto &[file, loaded] : files)
            for (const DashboardDefinition &dashboard : loaded.dashboards)
                if (file != path)
                    taken.insert(dashboard.uid);
        for (DashboardDefinition &dashboard : dashboards) {
            const QString wanted = dashboard.uid;
            for (int i = 2; taken.contains(dashboard.uid); ++i)
                dashboard.uid = wanted + u'-' + QString::number(i);
            taken.insert(dashboard.uid);
        }
    }

    // True where the list is another one now.
    bool readFile(const QString &path)
    {
        LoadedFile &loaded = files[path];
        auto dashboards = load(path);
        const LoadedFile before = loaded;
        if (dashboards) {
            makeUnique(path, *dashboards);
            loaded = {std::move(*dashboards), {}};
        } else {
            loaded.problem = QString::fromStdString(describe(dashboards.error()));
        }
        watch.watch(path);
        announce(before, loaded);
        return before.dashboards != loaded.dashboards || before.problem != loaded.problem;
    }

    void announce(const LoadedFile &before, const LoadedFile &now)
    {
        for (const DashboardDefinition &dashboard : before.dashboards) {
            if (before.problem != now.problem)
                pendingProblems += dashboard.uid;
            const auto same
                = std::ranges::find(now.dashboards, dashboard.uid, &DashboardDefinition::uid);
            if (same == now.dashboards.end() || *same != dashboard)
                pendingChanges += dashboard.uid;
        }
    }

    bool scan(const QString &folder)
    {
        bool isOther = false;
        const FoundFiles found = findFiles(folder, kDefinitions);
        for (const QString &path : found.folders)
            watch.watch(path);
        for (const QString &path : found.files)
            if (!files.contains(path))
                isOther = readFile(path) || isOther;
        return isOther;
    }

    void reload(const QStringList &paths)
    {
        bool isOther = false;
        for (const QString &path : paths)
            if (files.contains(path))
                isOther = readFile(path) || isOther;
        for (const QString &folder : folders)
            isOther = scan(folder) || isOther;
        isOther = retryMissing() || isOther;
        emitPending(isOther);
        const QSet<QString> again = std::exchange(refused, {});
        for (const QString &path : again)
            Q_EMIT q->refusedFileChanged(path);
    }

    // A file that was away for a moment while it was replaced.
    bool retryMissing()
    {
        bool isOther = false;
        for (const QString &path : paths())
            if (!files[path].problem.isEmpty())
                isOther = readFile(path) || isOther;
        return isOther;
    }

    QStringList paths() const
    {
        QStringList all;
        for (const auto &[path, loaded] : files)
            all += path;
        return all;
    }

    // Last, because whoever hears it may ask for anything.
    void emitPending(bool isOther)
    {
        const QStringList changes = std::exchange(pendingChanges, {});
        const QStringList problems = std::exchange(pendingProblems, {});
        for (const QString &uid : changes)
            Q_EMIT q->changed(uid);
        for (const QString &uid : problems)
            Q_EMIT q->problemChanged(uid);
        if (isOther)
            Q_EMIT q->entriesChanged();
    }

    DashboardLibrary *q;
    FileWatch watch;
    QStringList folders;
    std::map<QString, LoadedFile> files;
    QStringList pendingChanges, pendingProblems;
    QSet<QString> refused; // what could not be added
};

DashboardLibrary::DashboardLibrary(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this))
{
}

DashboardLibrary::~DashboardLibrary() = default;

void DashboardLibrary::addFolder(const QString &path)
{
    const QString folder = QDir(path).absolutePath();
    if (!d->folders.contains(folder))
        d->folders += folder;
    const bool isOther = d->scan(folder);
    d->emitPending(isOther);
}

Result<QStringList> DashboardLibrary::addFile(const QString &path)
{
    const QString file = QFileInfo(path).absoluteFilePath();
    if (!d->files.contains(file)) {
        d->watch.watch(QFileInfo(file).absolutePath());
        const auto readable = d->load(file);
        if (!readable) {
            d->watch.watch(file);
            d->refused.insert(file);
            return fail(readable.error());
        }
        const bool isOther = d->readFile(file);
        d->emitPending(isOther);
    }
    QStringList uids;
    for (const DashboardDefinition &dashboard : d->files[file].dashboards)
        uids += dashboard.uid;
    if (uids.isEmpty())
        return fail(Error::Kind::BadInput, d->files[file].problem.toStdString());
    return uids;
}

std::vector<DashboardEntry> DashboardLibrary::entries() const
{
    std::vector<DashboardEntry> all;
    for (const auto &[path, loaded] : d->files) {
        for (const DashboardDefinition &dashboard : loaded.dashboards)
            all.push_back({dashboard.uid, dashboard.title, folderOf(dashboard), path,
                           dashboard.tags, loaded.problem});
        if (loaded.dashboards.empty()) // never was good: listed so that the reason can be read
            all.push_back({{},
                           QFileInfo(path).fileName(),
                           QFileInfo(path).dir().dirName(),
                           path,
                           {},
                           loaded.problem});
    }
    std::ranges::stable_sort(all, [](const DashboardEntry &a, const DashboardEntry &b) {
        const int order = a.folder.compare(b.folder, Qt::CaseInsensitive);
        return order != 0 ? order < 0 : a.title.compare(b.title, Qt::CaseInsensitive) < 0;
    });
    return all;
}

const DashboardDefinition *DashboardLibrary::find(const QString &uid) const
{
    for (const auto &[path, loaded] : d->files)
        for (const DashboardDefinition &dashboard : loaded.dashboards)
            if (dashboard.uid == uid)
                return &dashboard;
    return nullptr;
}

Result<QString> DashboardLibrary::resolve(const QString &nameOrFile)
{
    for (const auto &[path, loaded] : d->files)
        for (const DashboardDefinition &dashboard : loaded.dashboards)
            if (isNamed(dashboard, nameOrFile))
                return dashboard.uid;
    if (QFileInfo::exists(nameOrFile)) {
        const auto uids = addFile(nameOrFile);
        return uids ? Result<QString>(uids->first()) : fail(uids.error());
    }
    return fail(Error::Kind::NotFound,
                tr("\"%1\" is neither a dashboard's title or uid nor a file")
                    .arg(nameOrFile)
                    .toStdString());
}

} // namespace onex
