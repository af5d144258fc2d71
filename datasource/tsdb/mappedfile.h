// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/result.h"

#include <memory>
#include <string>
#include <string_view>

namespace onex::tsdb {

// A file's bytes as memory, read-only. The file must not shrink while it is looked at.
class MappedFile
{
public:
    // Errors: NotFound, BadInput.
    static Result<std::shared_ptr<const MappedFile>> open(const std::string &path);
    ~MappedFile();
    MappedFile(const MappedFile &) = delete;
    MappedFile &operator=(const MappedFile &) = delete;

    const std::string &path() const { return m_path; }
    std::string_view bytes() const { return m_bytes; }

private:
    MappedFile() = default;

    std::string m_path;
    std::string_view m_bytes;
};

} // namespace onex::tsdb
