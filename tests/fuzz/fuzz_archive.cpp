// SPDX-License-Identifier: GPL-3.0-or-later
// A file of this program's own, whatever is in it; on a file system in memory where there is one.
#include "datasource/archive/recording.h"

#include <filesystem>
#include <fstream>
#include <unistd.h>

namespace {

// Gone with the program.
class File
{
public:
    File()
        : m_path((std::filesystem::exists("/dev/shm") ? "/dev/shm/onex-fuzz-" : "/tmp/onex-fuzz-")
                 + std::to_string(getpid()))
    {
    }
    ~File()
    {
        std::error_code none;
        std::filesystem::remove(m_path, none);
    }
    File(const File &) = delete;
    File &operator=(const File &) = delete;

    const std::string &write(std::string_view bytes) const
    {
        std::ofstream(m_path, std::ios::binary).write(bytes.data(), std::streamsize(bytes.size()));
        return m_path;
    }

private:
    std::string m_path;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const File file;
    onex::OpenOptions options;
    options.mostSamples = 100'000;
    (void)onex::openRecording(file.write({reinterpret_cast<const char *>(data), size}), options);
    return 0;
}
