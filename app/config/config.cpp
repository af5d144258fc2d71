// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/config/config.h"

#include "app/config/configreader.h"

#include <QFile>
#include <QStandardPaths>

#include <algorithm>

namespace onex {

namespace {

constexpr qint64 kMaxBytes = 1024 * 1024;

template <typename Settings>
bool isTaken(const std::vector<Settings> &list, const std::string &name)
{
    return std::any_of(list.begin(), list.end(),
                       [&name](const Settings &settings) { return settings.name == name; });
}

template <typename Settings>
Result<void> prepend(std::vector<Settings> &list, const QStringList &urls)
{
    std::vector<Settings> all;
    for (const QString &text : urls) {
        const Result<QUrl> url = parseServerUrl(text);
        if (!url)
            return fail(url.error());
        Settings settings;
        settings.url = *url;
        const std::string host = url->authority().toStdString();
        settings.name = host;
        for (int number = 2; isTaken(list, settings.name) || isTaken(all, settings.name); ++number)
            settings.name = host + " " + std::to_string(number);
        all.push_back(std::move(settings));
    }
    list.insert(list.begin(), all.begin(), all.end());
    return {};
}

} // namespace

QString defaultConfigPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
        + QStringLiteral("/onex/config.yaml");
}

Result<Config> loadConfig(const QString &path)
{
    QFile file{path};
    if (!file.exists())
        return Config{};
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error::Kind::BadInput, "cannot be read: " + file.errorString().toStdString(),
                    path.toStdString());
    const QByteArray yaml = file.read(kMaxBytes + 1);
    if (yaml.size() > kMaxBytes)
        return fail(Error::Kind::TooLarge, "is larger than 1 MiB", path.toStdString());
    return parseConfig({yaml.constData(), static_cast<std::size_t>(yaml.size())}, path);
}

Result<Config> parseConfig(std::string_view yaml, const QString &file)
{
    return readConfigYaml(yaml, file);
}

Result<void> addServers(Config &config, const QStringList &prometheus,
                        const QStringList &alertmanagers, const QStringList &scrapes)
{
    Result<void> added = prepend(config.sources, prometheus);
    if (added)
        added = prepend(config.scrapes, scrapes);
    if (!added)
        return added;
    const std::size_t before = config.alertmanagers.size();
    const Result<void> managed = prepend(config.alertmanagers, alertmanagers);
    for (std::size_t i = 0; i < config.alertmanagers.size() - before; ++i)
        config.alertmanagers[i].cluster = config.alertmanagers.front().name;
    return managed;
}

Result<QUrl> parseServerUrl(const QString &text)
{
    const auto bad
        = [](const std::string &message) { return fail(Error::Kind::BadInput, message); };
    const QUrl url{text, QUrl::StrictMode};
    // First, so that no message repeats a password.
    if (!url.userInfo().isEmpty() || (!url.isValid() && text.contains(u'@')))
        return bad("an address must not hold a user name or password; write basic: {username: …, "
                   "password: {env: NAME}} in the configuration");
    const bool web
        = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    if (!url.isValid() || !web || url.host().isEmpty())
        return bad("\"" + text.toStdString()
                   + "\" is not an address; expected one such as http://localhost:9090");
    if (url.hasQuery() || url.hasFragment())
        return bad("an address must not have a query or fragment; expected one such as "
                   "http://localhost:9090/prefix");
    return url;
}

} // namespace onex
