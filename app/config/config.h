// SPDX-License-Identifier: GPL-3.0-or-later
// The configuration file as plain structs; resources/config.example.yaml describes every key.
#pragma once

#include "datasource/core/result.h"
#include "datasource/http/httpclient.h"

#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>
#include <utility>
#include <variant>
#include <vector>

namespace onex {

// Where a secret is kept. A secret itself never stands in the file.
struct SecretReference
{
    enum class Kind { Environment, Keyring };
    Kind kind = Kind::Environment;
    QString name; // of the variable, or of the keyring's entry (service "onex")
    bool operator==(const SecretReference &) const = default;
};

// A text that may be written in the clear (a tenant's name) or kept elsewhere.
using TextOrSecret = std::variant<QString, SecretReference>;

struct AuthConfig
{
    QString basicUser;
    std::optional<SecretReference> basicPassword;
    std::optional<SecretReference> bearerToken;
    std::vector<std::pair<QByteArray, TextOrSecret>> headers; // X-Scope-OrgID …
    bool operator==(const AuthConfig &) const = default;
};

struct ServerConfig
{
    QString name; // unique in its list; from the URL where none is given
    QString kind = QStringLiteral("prometheus");
    QUrl url; // http or https, without user and password
    AuthConfig auth;
    HttpTls tls;
    HttpLimits limits;
    bool allowInsecureCredentials = false; // over plain HTTP to a host that is not this one
    std::int64_t scrapeIntervalMs = 15000;
};

struct Config
{
    std::vector<ServerConfig> sources; // the first is the default
    std::vector<ServerConfig> alertmanagers;
    QStringList dashboardFolders; // absolute; relative ones are meant from the file's folder
    QString dashboard; // to open first: title, uid or file
    std::optional<bool> dark;
    std::vector<Error> problems; // keys that were not understood, with line and column; the rest is used
};

// $XDG_CONFIG_HOME/onex/config.yaml
QString defaultConfigPath();

// A file that is not there is an empty configuration when `mayBeMissing`. Errors carry line and column.
Result<Config> readConfigFile(const QString &path, bool mayBeMissing);
Result<Config> parseConfig(const QByteArray &yaml, const QString &path);

// A server named on the command line. Refuses what is no http or https URL, and user:password@ in it.
Result<ServerConfig> serverFromUrl(const QString &url);

// Fetches the secrets: from the environment at once, from the keyring when it answers. The error says
// which secret of which server is missing, never a secret.
Async<HttpCredentials> resolveCredentials(ServerConfig server);

} // namespace onex
