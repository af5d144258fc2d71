// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dashboard/files.h"

#include <QCoreApplication>
#include <QDir>
#include <QSaveFile>
#include <QStandardPaths>

namespace onex {

Result<void> saveFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return {};
    return fail(Error::Kind::BadInput, "could not be written: " + file.errorString().toStdString(),
                path.toStdString());
}

QString bundledDashboards()
{
    const QDir programs(QCoreApplication::applicationDirPath());
    const QString installed
        = programs.filePath(QStringLiteral("../share/onex-dashboard/dashboards"));
    const QString built = programs.filePath(QStringLiteral("../../../dashboards"));
    return QDir(installed).exists() ? QDir::cleanPath(installed) : QDir::cleanPath(built);
}

namespace {

QString inStateFolder(const QString &file)
{
    const QString given = qEnvironmentVariable("XDG_STATE_HOME");
    const bool usable = QDir::isAbsolutePath(given);
    return (usable ? given : QDir::homePath() + QStringLiteral("/.local/state"))
        + QStringLiteral("/onex/") + file;
}

} // namespace

QString stateFile() { return inStateFolder(QStringLiteral("state.sqlite")); }

QString collectedFile() { return inStateFolder(QStringLiteral("live.sqlite")); }

QString userDashboards()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + QStringLiteral("/onex/dashboards");
}

} // namespace onex
