// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/files/files.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace onex {

namespace {

constexpr int kLevels = 3;
constexpr int kMaxFiles = 2000; // a folder chosen by mistake does not stop the window

void collect(const QDir &folder, const QStringList &names, int level, FoundFiles &out)
{
    out.folders += folder.absolutePath();
    for (const QFileInfo &file :
         folder.entryInfoList(names, QDir::Files | QDir::Readable, QDir::Name))
        if (out.files.size() < kMaxFiles)
            out.files += file.absoluteFilePath();
    if (level == kLevels)
        return;
    const auto kFolders = QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks;
    for (const QFileInfo &child : folder.entryInfoList(kFolders, QDir::Name))
        if (out.folders.size() < kMaxFiles)
            collect(QDir(child.absoluteFilePath()), names, level + 1, out);
}

} // namespace

Result<QByteArray> bytesOfFile(const QString &path, qsizetype most)
{
    const QFileInfo info(path);
    if (!info.exists())
        return fail(Error::Kind::NotFound, "there is no such file", path.toStdString());
    if (!info.isFile())
        return fail(Error::Kind::BadInput, "expected a file", path.toStdString());
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error::Kind::BadInput, file.errorString().toStdString(), path.toStdString());
    return file.read(most);
}

FoundFiles findFiles(const QString &folder, const QStringList &names)
{
    FoundFiles found;
    const QDir dir(folder);
    if (dir.exists())
        collect(dir, names, 0, found);
    return found;
}

} // namespace onex
