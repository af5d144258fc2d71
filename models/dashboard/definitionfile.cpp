// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/definitionfile.h"

#include "models/dashboard/node.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace onex {

namespace {

constexpr int kLevels = 3;
constexpr int kMaxFiles = 2000; // a folder chosen by mistake does not stop the window

void collect(const QDir &folder, int level, DefinitionFiles &out)
{
    out.folders += folder.absolutePath();
    const QStringList kinds{QStringLiteral("*.yaml"), QStringLiteral("*.yml"),
                            QStringLiteral("*.json")};
    for (const QFileInfo &file :
         folder.entryInfoList(kinds, QDir::Files | QDir::Readable, QDir::Name))
        if (out.files.size() < kMaxFiles)
            out.files += file.absoluteFilePath();
    if (level == kLevels)
        return;
    const auto kFolders = QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks;
    for (const QFileInfo &child : folder.entryInfoList(kFolders, QDir::Name))
        if (out.folders.size() < kMaxFiles)
            collect(QDir(child.absoluteFilePath()), level + 1, out);
}

tl::unexpected<Error> failFor(const QString &path, Error::Kind kind, const QString &message)
{
    return fail(kind, message.toStdString(), path.toStdString());
}

} // namespace

Result<QByteArray> readDefinitionFile(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return failFor(path, Error::Kind::NotFound, QStringLiteral("there is no such file"));
    if (!info.isFile())
        return failFor(path, Error::Kind::BadInput,
                       QStringLiteral("expected a file with a dashboard"));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failFor(path, Error::Kind::BadInput, file.errorString());
    QByteArray bytes = file.read(kMaxDefinitionBytes + 1);
    if (bytes.size() > kMaxDefinitionBytes)
        return failFor(path, Error::Kind::TooLarge,
                       QStringLiteral("a definition may have at most 4 MiB"));
    return bytes;
}

DefinitionFiles findDefinitionFiles(const QString &folder)
{
    DefinitionFiles found;
    const QDir dir(folder);
    if (dir.exists())
        collect(dir, 0, found);
    return found;
}

} // namespace onex
