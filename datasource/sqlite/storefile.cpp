// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/sqlite/storefile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace onex {

namespace {

constexpr QFile::Permissions kOwnFile = QFile::ReadOwner | QFile::WriteOwner;
constexpr QFile::Permissions kOwnFolder = kOwnFile | QFile::ExeOwner;

bool makeFolder(const QFileInfo &folder)
{
    QDir().mkpath(folder.absolutePath());
    return QDir().mkdir(folder.absoluteFilePath(), kOwnFolder) || folder.isDir();
}

} // namespace

Result<void> ensureStoreFile(const QString &path, const std::string &name)
{
    const QFileInfo info(path);
    const QFileInfo folder(info.absolutePath());
    if (!folder.isDir() && !makeFolder(folder))
        return fail(Error::Kind::Denied, "this folder cannot be made",
                    folder.filePath().toStdString());
    // The write-ahead log comes into being after the file's first page, and SQLite throws away a
    // log that has no file: what is in it may be all that is left.
    if (info.size() == 0 && QFileInfo(path + QStringLiteral("-wal")).size() > 0)
        return fail(Error::Kind::BadInput,
                    name
                        + " was cut to nothing, but not its log; move both away to begin with an "
                          "empty one",
                    path.toStdString());
    QFile file(path);
    if (file.open(QIODevice::WriteOnly | QIODevice::NewOnly, kOwnFile) || info.isFile())
        return {};
    return fail(Error::Kind::Denied,
                "this file cannot be made: " + file.errorString().toStdString(),
                path.toStdString());
}

} // namespace onex
