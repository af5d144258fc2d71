// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dashboard/sources.h"

#include "app/config/secrets.h"
#include "datasource/alertmanager/alertmanagercluster.h"
#include "datasource/source/unusablealertsource.h"
#include "datasource/source/unusablesource.h"

#include <QFileInfo>

namespace onex {

Result<Config> readConfig(const Options &options)
{
    const bool given = !options.configFile.isEmpty();
    if (given && !QFileInfo::exists(options.configFile)) {
        return fail(Error::Kind::NotFound, "there is no such file, named with --config",
                    options.configFile.toStdString());
    }
    Result<Config> config = loadConfig(given ? options.configFile : defaultConfigPath());
    if (!config)
        return config;
    const auto added
        = addServers(*config, options.prometheus, options.alertmanagers, options.scrapes);
    if (!added)
        return fail(added.error());
    config->dashboardFolders += options.dashboardFolders;
    if (!options.recording.isEmpty()) {
        config->sources.clear();
        config->alertmanagers.clear();
        config->scrapes.clear();
    }
    return config;
}

QCoro::Task<std::unique_ptr<MetricSource>> makeSource(SourceSettings settings)
{
    auto resolving = resolveCredentials(settings, systemSecrets());
    auto credentials = co_await resolving;
    if (!credentials)
        co_return std::make_unique<UnusableSource>(settings.name, "prometheus",
                                                   credentials.error());
    co_return std::make_unique<PrometheusSource>(
        prometheusConfig(settings, std::move(*credentials)));
}

QCoro::Task<std::shared_ptr<AlertSource>> makeAlertmanagers(
    std::vector<AlertmanagerSettings> members)
{
    ClusterConfig cluster;
    cluster.name = members.front().cluster;
    for (const AlertmanagerSettings &settings : members) {
        auto resolving = resolveCredentials(settings, systemSecrets());
        auto credentials = co_await resolving;
        if (!credentials)
            co_return std::make_shared<UnusableAlertSource>(cluster.name, credentials.error());
        cluster.members.push_back(alertmanagerConfig(settings, std::move(*credentials)));
    }
    co_return std::make_shared<AlertmanagerCluster>(std::move(cluster));
}

} // namespace onex
