// SPDX-License-Identifier: GPL-3.0-or-later
// $XDG_CONFIG_HOME/onex/config.yaml as plain structs. resources/config.example.yaml documents it.
#pragma once

#include "datasource/core/labels.h"
#include "datasource/core/result.h"
#include "datasource/http/httpclient.h"

#include <QMap>
#include <QStringList>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace onex {

// Where a secret is to be found; the file never holds one.
struct Secret
{
    enum class Place { None, Environment, Keyring };
    Place place = Place::None;
    QString name;
    bool operator==(const Secret &) const = default;
};

struct HeaderSetting
{
    QByteArray name;
    QByteArray value; // or
    Secret secret;
    bool operator==(const HeaderSetting &) const = default;
};

struct ServerSettings
{
    std::string name; // unique within its list
    QUrl url;         // http or https, without user name and password
    std::vector<HeaderSetting> headers;
    QByteArray basicUser;
    Secret basicPassword;
    Secret bearer;
    HttpTls tls; // absolute paths
    bool allowInsecureCredentials = false;
    std::chrono::milliseconds timeout{30000};
    std::int64_t maxMegabytes = 64; // of an answer, decompressed
    bool operator==(const ServerSettings &) const = default;
};

struct SourceSettings : ServerSettings
{
    std::string kind = "prometheus";
    std::int64_t scrapeIntervalMs = 15000;
    std::int64_t maxSeries = 10'000; // of an answer
    std::int64_t maxPoints = 11'000; // of a series
    bool operator==(const SourceSettings &) const = default;
};

// An endpoint whose metrics this program collects itself; its name is the label instance.
struct ScrapeSettings : ServerSettings
{
    std::int64_t intervalMs = 5000;
    Labels labels{{"job", "scrape"}};
    bool operator==(const ScrapeSettings &) const = default;
};

struct AlertmanagerSettings : ServerSettings
{
    bool receives = false; // it is told of the alerts of this program's own rules
    std::string cluster;   // those of one name gossip; its own name where nothing else is said
    bool operator==(const AlertmanagerSettings &) const = default;
};

// A file of rules that this program evaluates itself.
struct RuleSettings
{
    QString file;       // absolute path
    std::string source; // that is asked; empty: what this program collects, else the first
    bool operator==(const RuleSettings &) const = default;
};

// Severities are "critical", "high", "medium", "low" and "none".
struct AlertSettings
{
    QMap<QString, QString> severities; // word of a server -> severity
    QString deadMan;                   // name of an alert that fires as long as all is well
    bool readOnly = false;             // nothing is acknowledged or silenced from here
    QStringList notify{QStringLiteral("critical"), QStringLiteral("high")};
    QStringList sound = notify;
    // How often people are told again of what nobody responded to, where this program holds the
    // alerts itself, ms; none: once. The specification's repeat intervals.
    QMap<QString, std::int64_t> repeat{{QStringLiteral("critical"), 300'000},
                                       {QStringLiteral("high"), 900'000},
                                       {QStringLiteral("medium"), 14'400'000}};
    bool operator==(const AlertSettings &) const = default;
};

struct Config
{
    std::vector<SourceSettings> sources; // the first is the default
    std::vector<AlertmanagerSettings> alertmanagers;
    std::vector<ScrapeSettings> scrapes;
    std::vector<RuleSettings> rules;
    AlertSettings alerts;
    QStringList dashboardFolders;          // absolute paths
    QString dashboard;                     // shown first; empty: the program's choice
    std::optional<bool> dark;              // none: the desktop's choice
    std::optional<std::int64_t> refreshMs; // none: the dashboard's own
    std::vector<Error> warnings;           // keys that are not known, with their place in the file
};

QString defaultConfigPath();

// A file that is not there is an empty configuration. Error: BadInput with line and column.
Result<Config> loadConfig(const QString &path);

// file: for messages, and where relative paths start.
Result<Config> parseConfig(std::string_view yaml, const QString &file);

// Puts the servers of --prometheus, --alertmanager and --scrape before the file's, each named after
// its host; the Alertmanagers are one cluster, named after the first.
Result<void> addServers(Config &config, const QStringList &prometheus,
                        const QStringList &alertmanagers, const QStringList &scrapes = {});

// An http or https address of a server. Error: BadInput, with what to write instead.
Result<QUrl> parseServerUrl(const QString &text);

} // namespace onex
