// SPDX-License-Identifier: GPL-3.0-or-later
// Adds to a configuration that people write by hand: everything else in it stays as it is, comments
// and order too.
#pragma once

#include "app/config/config.h"

#include <string>

namespace onex {

// The configuration with one more source, before the others: what panels ask that name none. Taken
// are name, url, basic, bearer and allowInsecureCredentials. `file` is for messages. Error:
// BadInput where the name is taken, or where the text's form leaves no place for it, with what to
// write.
Result<std::string> withSource(const std::string &yaml, const SourceSettings &source,
                               const QString &file);

// The same for what stands in the file, which need not be there.
Result<std::string> fileWithSource(const QString &path, const SourceSettings &source);

// The file is replaced as a whole or not at all; its folder is made where there is none.
Result<void> replaceConfig(const QString &path, const std::string &yaml);

} // namespace onex
