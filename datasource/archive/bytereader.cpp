// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/archive/bytereader.h"

#include <cerrno>
#include <cstring>
#include <filesystem>

namespace onex {
namespace {

constexpr std::size_t kInput = 256 * 1024;
constexpr std::size_t kOutput = 1024 * 1024;

tl::unexpected<Error> failed(Error::Kind kind, const std::string &path, std::string message)
{
    return fail(kind, std::move(message), path);
}

} // namespace

Result<std::unique_ptr<ByteReader>> ByteReader::open(const std::string &path)
{
    std::error_code error;
    const auto status = std::filesystem::status(path, error);
    if (!std::filesystem::exists(status))
        return failed(Error::Kind::NotFound, path, "there is no such file");
    if (!std::filesystem::is_regular_file(status))
        return failed(Error::Kind::BadInput, path, "this is not a regular file");
    std::unique_ptr<ByteReader> reader(new ByteReader);
    reader->m_path = path;
    reader->m_file.reset(std::fopen(path.c_str(), "rb"));
    if (!reader->m_file)
        return failed(Error::Kind::BadInput, path, std::strerror(errno));
    reader->m_size = static_cast<std::int64_t>(std::filesystem::file_size(path, error));
    reader->m_input.resize(kInput);
    reader->m_output.resize(kOutput);
    if (auto filled = reader->fill(); !filled)
        return fail(std::move(filled.error()));
    reader->m_unpacker = makeUnpacker({reader->m_input.data(), reader->m_to});
    return reader;
}

Result<void> ByteReader::fill()
{
    m_from = 0;
    m_to = std::fread(m_input.data(), 1, m_input.size(), m_file.get());
    if (std::ferror(m_file.get()) != 0)
        return damaged(std::strerror(errno));
    return {};
}

Result<std::string_view> ByteReader::next()
{
    std::size_t made = 0;
    while (made < m_output.size()) {
        if (m_from == m_to)
            if (auto filled = fill(); !filled)
                return fail(std::move(filled.error()));
        if (m_from == m_to) {
            if (made == 0 && !m_unpacker->isWhole())
                return damaged("the file ends too early");
            break;
        }
        const auto step = m_unpacker->unpack({m_input.data() + m_from, m_to - m_from},
                                             m_output.data() + made, m_output.size() - made);
        if (!step) {
            if (made > 0)
                break; // said with the next call
            return damaged(step.error().message);
        }
        m_from += step->taken;
        m_position += static_cast<std::int64_t>(step->taken);
        made += step->made;
    }
    return std::string_view(m_output.data(), made);
}

tl::unexpected<Error> ByteReader::damaged(const std::string &how) const
{
    return failed(Error::Kind::BadInput, m_path,
                  how + " (at byte " + std::to_string(m_position) + ")");
}

} // namespace onex
