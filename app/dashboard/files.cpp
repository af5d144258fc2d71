// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dashboard/files.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
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

namespace {

// In share/onex-dashboard of an installed program, or in the source tree that it was built from.
QString shipped(const QString &installed, const QString &inSource)
{
    const QDir programs(QCoreApplication::applicationDirPath());
    const QString path = programs.filePath(QStringLiteral("../share/onex-dashboard/") + installed);
    const QString built = programs.filePath(QStringLiteral("../../../") + inSource);
    return QDir::cleanPath(QFileInfo::exists(path) ? path : built);
}

} // namespace

QString bundledDashboards()
{
    return shipped(QStringLiteral("dashboards"), QStringLiteral("dashboards"));
}

QStringList bundledRules()
{
    const QString folder = shipped(QStringLiteral("rules"), QStringLiteral("resources/rules"));
    return {folder + QStringLiteral("/onex.rules.yml"),
            folder + QStringLiteral("/host/host.rules.yml")};
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
