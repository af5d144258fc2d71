// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/archive/bytereader.h"

#include <zlib.h>
#include <zstd.h>

#include <algorithm>

namespace onex {
namespace {

using Step = ByteReader::Unpacker::Step;

class Plain final : public ByteReader::Unpacker
{
public:
    Result<Step> unpack(std::string_view input, char *output, std::size_t room) override
    {
        const std::size_t count = std::min(input.size(), room);
        std::copy_n(input.data(), count, output);
        return Step{count, count};
    }
    bool isWhole() const override { return true; }
};

// Several members one after the other are one file.
class Gzip final : public ByteReader::Unpacker
{
public:
    Gzip() { inflateInit2(&m_stream, kGzipOnly); }
    ~Gzip() override { inflateEnd(&m_stream); }
    Gzip(const Gzip &) = delete;
    Gzip &operator=(const Gzip &) = delete;

    Result<Step> unpack(std::string_view input, char *output, std::size_t room) override
    {
        if (m_isWhole)
            inflateReset(&m_stream);
        // zlib does not write what it reads; its type says otherwise.
        m_stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(input.data()));
        m_stream.avail_in = static_cast<uInt>(input.size());
        m_stream.next_out = reinterpret_cast<Bytef *>(output);
        m_stream.avail_out = static_cast<uInt>(room);
        const int state = inflate(&m_stream, Z_NO_FLUSH);
        m_isWhole = state == Z_STREAM_END;
        if (state != Z_OK && state != Z_STREAM_END && state != Z_BUF_ERROR)
            return fail(Error::Kind::BadInput,
                        std::string("the gzip file is damaged: ")
                            + (m_stream.msg ? m_stream.msg : "its checksum is wrong"));
        return Step{input.size() - m_stream.avail_in, room - m_stream.avail_out};
    }
    bool isWhole() const override { return m_isWhole; }

private:
    static constexpr int kGzipOnly = 15 + 16;
    z_stream m_stream{};
    bool m_isWhole = false;
};

class Zstd final : public ByteReader::Unpacker
{
public:
    Result<Step> unpack(std::string_view input, char *output, std::size_t room) override
    {
        ZSTD_inBuffer in{input.data(), input.size(), 0};
        ZSTD_outBuffer out{output, room, 0};
        const std::size_t rest = ZSTD_decompressStream(m_stream.get(), &out, &in);
        if (ZSTD_isError(rest) != 0)
            return fail(Error::Kind::BadInput,
                        std::string("the zstd file is damaged: ") + ZSTD_getErrorName(rest));
        m_isWhole = rest == 0;
        return Step{in.pos, out.pos};
    }
    bool isWhole() const override { return m_isWhole; }

private:
    struct Freeing
    {
        void operator()(ZSTD_DStream *stream) const { ZSTD_freeDStream(stream); }
    };
    std::unique_ptr<ZSTD_DStream, Freeing> m_stream{ZSTD_createDStream()};
    bool m_isWhole = false;
};

} // namespace

std::unique_ptr<ByteReader::Unpacker> makeUnpacker(std::string_view firstBytes)
{
    if (firstBytes.starts_with("\x1F\x8B"))
        return std::make_unique<Gzip>();
    if (firstBytes.starts_with("\x28\xB5\x2F\xFD"))
        return std::make_unique<Zstd>();
    return std::make_unique<Plain>();
}

} // namespace onex
