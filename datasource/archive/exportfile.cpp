// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/archive/exportfile.h"

#include "datasource/archive/archivewriter.h"
#include "datasource/archive/framewriters.h"

#include <QSaveFile>

#include <algorithm>
#include <array>

namespace onex {
namespace {

struct Suffix
{
    std::string_view suffix;
    const char *format;
};

constexpr std::array kSuffixes{Suffix{".onex", "archive"}, Suffix{".json", "json"},
                               Suffix{".csv", "csv"}};

Result<std::vector<promql::StoredSeries>> everything(const MemoryStore &store)
{
    auto all = store.select({}, INT64_MIN, INT64_MAX, {});
    if (all)
        std::ranges::sort(*all, {}, [](const auto &one) -> const Labels & { return *one.labels; });
    return all;
}

Result<void> save(const std::string &path, const std::string &text)
{
    QSaveFile file(QString::fromStdString(path));
    if (file.open(QIODevice::WriteOnly)
        && file.write(text.data(), static_cast<qint64>(text.size())) >= 0 && file.commit())
        return {};
    return fail(file.error() == QFileDevice::ResourceError ? Error::Kind::NoSpace
                                                           : Error::Kind::Denied,
                "this file cannot be written: " + file.errorString().toStdString(), path);
}

} // namespace

std::string exportFormat(const std::string &path)
{
    const auto found = std::ranges::find_if(
        kSuffixes, [&path](const Suffix &one) { return path.ends_with(one.suffix); });
    return found == kSuffixes.end() ? "openmetrics" : found->format;
}

Result<std::string> exportText(const MemoryStore &store, const std::string &format)
{
    const auto all = everything(store);
    if (!all)
        return fail(all.error());
    Frame frame;
    for (const promql::StoredSeries &one : *all)
        frame.series.push_back({*one.labels,
                                {one.samples.times.begin(), one.samples.times.end()},
                                {one.samples.values.begin(), one.samples.values.end()},
                                {}});
    return written(frame, format);
}

Result<void> writeExport(const std::string &path, const std::string &format,
                         const MemoryStore &store, const ArchiveContent &content)
{
    if (format != "archive")
        return exportText(store, format).and_then([&path](const std::string &text) {
            return save(path, text);
        });
    return everything(store).and_then([&](const std::vector<promql::StoredSeries> &all) {
        return writeArchive(path, all, content);
    });
}

} // namespace onex
