// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/host/hostfiles.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>

namespace onex {

namespace {

constexpr std::size_t kMost = 4 << 20;

std::vector<std::string_view> parts(std::string_view text, std::string_view separators)
{
    std::vector<std::string_view> found;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = text.find_first_not_of(separators, at);
        if (begin == std::string_view::npos)
            break;
        at = std::min(text.find_first_of(separators, begin), text.size());
        found.push_back(text.substr(begin, at - begin));
    }
    return found;
}

} // namespace

HostFiles::HostFiles(std::string root)
    : m_root(std::move(root))
{
}

std::string HostFiles::read(const char *path) const
{
    std::ifstream file(m_root + "/" + path, std::ios::binary);
    std::string text;
    char part[16384];
    while (text.size() < kMost && (file.read(part, sizeof part), file.gcount() > 0))
        text.append(part, static_cast<std::size_t>(file.gcount()));
    return text;
}

int HostFiles::countNumbered(const char *folder) const
{
    std::error_code error;
    int count = 0;
    for (const auto &entry : std::filesystem::directory_iterator(m_root + "/" + folder, error)) {
        const std::string name = entry.path().filename().string();
        count += std::ranges::all_of(name, [](char c) { return c >= '0' && c <= '9'; }) ? 1 : 0;
    }
    return count;
}

std::vector<std::string_view> linesOf(std::string_view text) { return parts(text, "\n"); }

std::vector<std::string_view> wordsOf(std::string_view line) { return parts(line, " \t"); }

double numberOf(std::string_view word)
{
    double number = 0;
    std::from_chars(word.data(), word.data() + word.size(), number);
    return number;
}

} // namespace onex
