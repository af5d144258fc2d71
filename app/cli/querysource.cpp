// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/querysource.h"

#include "app/config/secrets.h"
#include "datasource/archive/archivesource.h"
#include "datasource/core/clock.h"

#include <QCoroTask>
#include <QFileInfo>

#include <algorithm>

namespace onex {
namespace {

bool isAddress(const std::string &name)
{
    return name.starts_with("http://") || name.starts_with("https://");
}

Result<QuerySource> openFile(const std::string &path)
{
    OpenOptions options;
    options.momentMs = SystemClock().nowMs();
    Result<Recording> recording = openRecording(path, options);
    if (!recording)
        return fail(std::move(recording.error()));
    QuerySource opened;
    opened.range = recording->range;
    if (recording->damage)
        opened.warning = describe(*recording->damage) + "; what comes before is used";
    opened.source = std::make_unique<ArchiveSource>(*std::move(recording));
    return opened;
}

Result<SourceSettings> settingsOf(const std::string &name)
{
    Result<Config> config = loadConfig(defaultConfigPath());
    if (config && isAddress(name))
        if (auto added = addServers(*config, {QString::fromStdString(name)}, {}); !added)
            return fail(std::move(added.error()));
    if (!config)
        return fail(std::move(config.error()));
    const bool takesFirst = name.empty() || isAddress(name);
    const auto found = std::ranges::find_if(
        config->sources, [&](const SourceSettings &one) { return takesFirst || one.name == name; });
    if (found == config->sources.end())
        return fail(Error::Kind::NotFound,
                    name.empty() ? "no source is configured; name one with --source"
                                 : "there is no file and no configured source of this name",
                    name);
    return *found;
}

} // namespace

Result<QuerySource> openQuerySource(const std::string &name)
{
    if (!isAddress(name) && QFileInfo::exists(QString::fromStdString(name)))
        return openFile(name);
    const Result<SourceSettings> settings = settingsOf(name);
    if (!settings)
        return fail(settings.error());
    auto resolving = resolveCredentials(*settings, systemSecrets());
    Result<HttpCredentials> credentials = QCoro::waitFor(std::move(resolving));
    if (!credentials)
        return fail(std::move(credentials.error()));
    QuerySource opened;
    opened.source
        = std::make_unique<PrometheusSource>(prometheusConfig(*settings, *std::move(credentials)));
    return opened;
}

} // namespace onex
