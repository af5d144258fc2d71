// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/tsdb/mappedfile.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace onex::tsdb {

Result<std::shared_ptr<const MappedFile>> MappedFile::open(const std::string &path)
{
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat status
    {
    };
    if (file < 0 || fstat(file, &status) != 0) {
        const int reason = errno;
        if (file >= 0)
            close(file);
        return fail(reason == ENOENT ? Error::Kind::NotFound : Error::Kind::BadInput,
                    std::strerror(reason), path);
    }
    std::shared_ptr<MappedFile> mapped(new MappedFile);
    mapped->m_path = path;
    const auto size = static_cast<std::size_t>(status.st_size);
    void *const bytes = size > 0 ? mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0) : nullptr;
    close(file);
    if (bytes == MAP_FAILED) // NOLINT: a cast in the system's header
        return fail(Error::Kind::BadInput, std::strerror(errno), path);
    if (bytes)
        mapped->m_bytes = {static_cast<const char *>(bytes), size};
    return mapped;
}

MappedFile::~MappedFile()
{
    if (!m_bytes.empty())
        munmap(const_cast<char *>(m_bytes.data()), m_bytes.size());
}

} // namespace onex::tsdb
