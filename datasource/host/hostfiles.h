// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace onex {

// What the kernel says of this machine, as text.
class HostFiles
{
public:
    // root: a folder with proc and sys as of another machine, for tests.
    explicit HostFiles(std::string root = {});

    // Of /proc/stat for "proc/stat"; empty where it cannot be read. At most 4 MiB of it.
    std::string read(const char *path) const;
    // The names in a folder that are numbers: of /proc the processes.
    int countNumbered(const char *folder) const;

private:
    std::string m_root;
};

std::vector<std::string_view> linesOf(std::string_view text);
// Between blanks and tabs.
std::vector<std::string_view> wordsOf(std::string_view line);
double numberOf(std::string_view word); // 0 where it is none

} // namespace onex
