// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/config/configwriter.h"

#include "datasource/files/files.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <sstream>

namespace onex {
namespace {

using Lines = std::vector<std::string>;

constexpr qsizetype kMaxBytes = 1024 * 1024;

Lines linesOf(const std::string &text)
{
    Lines lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);)
        lines.push_back(std::move(line));
    return lines;
}

std::string joined(const Lines &lines)
{
    std::string text;
    for (const std::string &line : lines)
        text += line + '\n';
    return text;
}

YAML::Node referenceTo(const Secret &secret)
{
    YAML::Node node;
    node.SetStyle(YAML::EmitterStyle::Flow);
    node[secret.place == Secret::Place::Environment ? "env" : "keyring"]
        = secret.name.toStdString();
    return node;
}

YAML::Node nodeOf(const SourceSettings &source)
{
    YAML::Node node;
    node["name"] = source.name;
    node["url"] = source.url.toString(QUrl::FullyEncoded).toStdString();
    if (!source.basicUser.isEmpty()) {
        node["basic"]["username"] = source.basicUser.toStdString();
        node["basic"]["password"] = referenceTo(source.basicPassword);
    }
    if (source.bearer.place != Secret::Place::None)
        node["bearer"] = referenceTo(source.bearer);
    if (source.allowInsecureCredentials)
        node["allowInsecureCredentials"] = true;
    return node;
}

// As an entry of a block list, each line `indent` blanks further in.
Lines entryOf(const SourceSettings &source, std::size_t indent)
{
    YAML::Emitter emitter;
    emitter << YAML::BeginSeq << nodeOf(source) << YAML::EndSeq;
    Lines lines = linesOf(emitter.c_str());
    for (std::string &line : lines)
        line.insert(0, indent, ' ');
    return lines;
}

std::size_t indentOf(const std::string &line)
{
    return std::min(line.find_first_not_of(' '), line.size());
}

bool isEntry(const std::string &line)
{
    const std::size_t indent = indentOf(line);
    return indent < line.size() && line[indent] == '-';
}

// Where the key stands; none: it is not there.
std::optional<std::size_t> lineOfSources(const YAML::Node &root)
{
    if (!root.IsMap())
        return std::nullopt;
    for (const auto &entry : root)
        if (entry.first.Scalar() == "sources")
            return static_cast<std::size_t>(entry.first.Mark().line);
    return std::nullopt;
}

std::string inserted(const std::string &yaml, const SourceSettings &source)
{
    Lines lines = linesOf(yaml);
    const auto key = lineOfSources(YAML::Load(yaml));
    Lines entry;
    auto place = lines.end();
    if (key) {
        place
            = std::find_if(lines.begin() + static_cast<std::ptrdiff_t>(*key), lines.end(), isEntry);
        entry = entryOf(source, place == lines.end() ? 2 : indentOf(*place));
    } else {
        entry = entryOf(source, 2);
        entry.insert(entry.begin(), "sources:");
    }
    lines.insert(place, entry.begin(), entry.end());
    return joined(lines);
}

// Whether it says what it did, and the source before it.
bool isAdded(const Config &before, const Config &after, const SourceSettings &source)
{
    return after.sources.size() == before.sources.size() + 1 && after.sources.front() == source
        && std::equal(before.sources.begin(), before.sources.end(), after.sources.begin() + 1)
        && after.alertmanagers == before.alertmanagers && after.scrapes == before.scrapes
        && after.rules == before.rules && after.alerts == before.alerts
        && after.dashboardFolders == before.dashboardFolders
        && after.warnings.size() == before.warnings.size();
}

} // namespace

Result<std::string> withSource(const std::string &yaml, const SourceSettings &source,
                               const QString &file)
{
    const Result<Config> before = parseConfig(yaml, file);
    if (!before)
        return fail(before.error());
    const auto isSame
        = [&source](const SourceSettings &other) { return other.name == source.name; };
    if (std::ranges::any_of(before->sources, isSame))
        return fail(Error::Kind::BadInput,
                    "there is a source \"" + source.name + "\" already; choose another name",
                    file.toStdString());
    std::string text = inserted(yaml, source);
    const Result<Config> after = parseConfig(text, file);
    if (!after || !isAdded(*before, *after, source))
        return fail(Error::Kind::BadInput,
                    "its form leaves no place for a source; write this below “sources:” yourself:\n"
                        + joined(entryOf(source, 2)),
                    file.toStdString());
    return text;
}

Result<std::string> fileWithSource(const QString &path, const SourceSettings &source)
{
    if (!QFileInfo::exists(path))
        return withSource({}, source, path);
    const auto bytes = bytesOfFile(path, kMaxBytes + 1);
    if (!bytes)
        return fail(bytes.error());
    if (bytes->size() > kMaxBytes)
        return fail(Error::Kind::TooLarge, "is larger than 1 MiB", path.toStdString());
    return withSource(bytes->toStdString(), source, path);
}

Result<void> replaceConfig(const QString &path, const std::string &yaml)
{
    const auto problem = [&path](const QString &why) {
        return fail(Error::Kind::BadInput, "cannot be written: " + why.toStdString(),
                    path.toStdString());
    };
    const QFileInfo place(path);
    if (!place.absoluteDir().mkpath(QStringLiteral(".")))
        return problem(QStringLiteral("the folder cannot be made"));
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return problem(file.errorString());
    file.write(QByteArray::fromStdString(yaml));
    if (!file.commit())
        return problem(file.errorString());
    return {};
}

} // namespace onex
