// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/result.h"

#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace onex {

// A file from its beginning in pieces, unpacked where it is packed by gzip or zstd: that is seen by
// its first bytes.
class ByteReader
{
public:
    // Errors: NotFound, BadInput (not a regular file, not readable).
    static Result<std::unique_ptr<ByteReader>> open(const std::string &path);
    virtual ~ByteReader() = default;

    // The next piece, valid until the next call; empty: the end. Fails where the file is damaged,
    // with the byte of the file; what came before was right.
    Result<std::string_view> next();

    std::int64_t position() const { return m_position; } // in the file, as packed
    std::int64_t size() const { return m_size; }

    // How one kind of packing is undone; plain where it is none.
    class Unpacker
    {
    public:
        struct Step
        {
            std::size_t taken = 0; // bytes of the input
            std::size_t made = 0;  // bytes of the output
        };
        virtual ~Unpacker() = default;
        virtual Result<Step> unpack(std::string_view input, char *output, std::size_t room) = 0;
        virtual bool isWhole() const = 0; // nothing is missing if the input ends here
    };

private:
    ByteReader() = default;
    Result<void> fill();
    tl::unexpected<Error> damaged(const std::string &how) const;

    struct Closing
    {
        void operator()(std::FILE *file) const { std::fclose(file); }
    };

    std::string m_path;
    std::unique_ptr<std::FILE, Closing> m_file;
    std::unique_ptr<Unpacker> m_unpacker;
    std::vector<char> m_input;
    std::size_t m_from = 0, m_to = 0; // of the input that is not unpacked yet
    std::vector<char> m_output;
    std::int64_t m_position = 0;
    std::int64_t m_size = 0;
};

std::unique_ptr<ByteReader::Unpacker> makeUnpacker(std::string_view firstBytes);

} // namespace onex
