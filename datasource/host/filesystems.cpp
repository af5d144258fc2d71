// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/host/hostparts.h"

#include <re2/re2.h>

#include <set>

#include <sys/statvfs.h>

namespace onex {
namespace {

constexpr HostMetric kSizes[] = {
    {"node_filesystem_size_bytes", MetricType::Gauge, "Filesystem size in bytes."},
    {"node_filesystem_free_bytes", MetricType::Gauge, "Filesystem free space in bytes."},
    {"node_filesystem_avail_bytes", MetricType::Gauge,
     "Filesystem space available to non-root users in bytes."},
    {"node_filesystem_files", MetricType::Gauge, "Filesystem total file nodes."},
    {"node_filesystem_files_free", MetricType::Gauge, "Filesystem total free file nodes."},
    {"node_filesystem_readonly", MetricType::Gauge, "Filesystem read-only status."},
};

// Not what holds no files of its own, and not what lies on other machines, which may never answer.
// The root always: a container's is an overlay.
bool isLocal(std::string_view type, std::string_view place)
{
    static const re2::RE2 types(
        "autofs|binfmt_misc|bpf|cgroup2?|configfs|debugfs|devpts|devtmpfs|fusectl|hugetlbfs|"
        "iso9660|mqueue|nsfs|overlay|proc|procfs|pstore|rpc_pipefs|securityfs|selinuxfs|squashfs|"
        "sysfs|tracefs|nfs[0-9]*|cifs|smb[0-9]*|9p|ceph|afs|glusterfs|lustre|fuse\\..*");
    static const re2::RE2 places("/(dev|proc|run/credentials/.+|sys|var/lib/docker/.+|"
                                 "var/lib/containers/storage/.+)($|/.*)");
    const auto matches = [](std::string_view text, const re2::RE2 &regex) {
        return re2::RE2::FullMatch(re2::StringPiece(text.data(), text.size()), regex);
    };
    return place == "/" || (!matches(type, types) && !matches(place, places));
}

// Blanks stand in the table as \040, and so on.
std::string unescaped(std::string_view word)
{
    std::string text;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const std::string_view digits = word.substr(i + 1, 3);
        const bool isEscape = word[i] == '\\' && digits.size() == 3
            && digits.find_first_not_of("01234567") == std::string_view::npos;
        if (!isEscape) {
            text += word[i];
            continue;
        }
        text += static_cast<char>((digits[0] - '0') * 64 + (digits[1] - '0') * 8 + digits[2] - '0');
        i += 3;
    }
    return text;
}

} // namespace

MetricFamilies filesystemMetrics(const HostFiles &files)
{
    MetricFamilies all;
    for (const HostMetric &size : kSizes)
        all.push_back(familyOf(size));
    std::set<Labels> known;
    const std::string text = files.read("proc/self/mounts");
    for (const std::string_view line : linesOf(text)) {
        const auto words = wordsOf(line);
        if (words.size() < 4 || !isLocal(words[2], unescaped(words[1])))
            continue;
        const std::string place = unescaped(words[1]);
        const Labels labels{{"device", unescaped(words[0])},
                            {"fstype", std::string(words[2])},
                            {"mountpoint", place}};
        struct statvfs of = {};
        if (!known.insert(labels).second || statvfs(place.c_str(), &of) != 0)
            continue;
        const auto block = static_cast<double>(of.f_frsize);
        const double values[]
            = {static_cast<double>(of.f_blocks) * block, static_cast<double>(of.f_bfree) * block,
               static_cast<double>(of.f_bavail) * block, static_cast<double>(of.f_files),
               static_cast<double>(of.f_ffree),          (of.f_flag & ST_RDONLY) != 0 ? 1.0 : 0.0};
        for (std::size_t i = 0; i < std::size(kSizes); ++i)
            all[i].samples.push_back({all[i].name, labels, values[i]});
    }
    return all;
}

} // namespace onex
