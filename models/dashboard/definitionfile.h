// SPDX-License-Identifier: GPL-3.0-or-later
// The one place of this room that reads files.
#pragma once

#include "datasource/core/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace onex {

// Regular files only, of at most what a definition may have. Errors: NotFound, TooLarge, BadInput.
Result<QByteArray> readDefinitionFile(const QString &path);

// The definition files (*.yaml, *.yml, *.json) in a folder and three levels below, sorted.
// `folders` are those that were looked into.
struct DefinitionFiles
{
    QStringList files;
    QStringList folders;
};
DefinitionFiles findDefinitionFiles(const QString &folder);

} // namespace onex
