// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace onex {

// A regular file's first so many bytes. Errors: NotFound, BadInput.
Result<QByteArray> bytesOfFile(const QString &path, qsizetype most);

// Files of these names (*.yaml) in a folder and three levels below, sorted. `folders` are those
// that were looked into.
struct FoundFiles
{
    QStringList files;
    QStringList folders;
};
FoundFiles findFiles(const QString &folder, const QStringList &names);

} // namespace onex
