// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/config/configreader.h"

#include <QDir>
#include <QFileInfo>

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <initializer_list>

namespace onex {

namespace {

using Keys = std::initializer_list<const char *>;

// Thrown and caught in this file only, as yaml-cpp's own exceptions are.
struct Rejected
{
    Error error;
};

class Reader
{
public:
    explicit Reader(const QString &file)
        : m_file(file)
    {
    }

    Config read(const YAML::Node &root);

private:
    Error errorAt(const YAML::Node &node, std::string message) const;
    [[noreturn]] void reject(const YAML::Node &node, std::string message) const;

    void checkKeys(const YAML::Node &map, Keys known);
    void requireList(const YAML::Node &node, const char *what) const;
    std::string text(const YAML::Node &node, const char *what) const;
    bool flag(const YAML::Node &node, const char *what) const;
    std::int64_t duration(const YAML::Node &node, const char *what) const;
    std::int64_t count(const YAML::Node &node, const char *what, std::int64_t most) const;
    QString path(const YAML::Node &node, const char *what) const;
    Secret secret(const YAML::Node &node, const char *what);

    SourceSettings source(const YAML::Node &node);
    AlertmanagerSettings alertmanager(const YAML::Node &node);
    ScrapeSettings scrape(const YAML::Node &node);
    RuleSettings rule(const YAML::Node &node);
    void readRules(const YAML::Node &nodes);
    void readAlerts(const YAML::Node &node);
    QString severity(const YAML::Node &node) const;
    QStringList severities(const YAML::Node &node, const char *what) const;
    void readServer(const YAML::Node &node, ServerSettings &settings);
    void readHeaders(const YAML::Node &node, ServerSettings &settings);
    void readBasic(const YAML::Node &node, ServerSettings &settings);
    void readTls(const YAML::Node &node, ServerSettings &settings);
    void readLook(const YAML::Node &root);
    template <typename Settings>
    void checkUnique(const std::vector<Settings> &list, const YAML::Node &nodes) const;

    QString m_file;
    Config m_config;
};

Error Reader::errorAt(const YAML::Node &node, std::string message) const
{
    const YAML::Mark mark = node.Mark();
    return Error{Error::Kind::BadInput, std::move(message), m_file.toStdString(), mark.line + 1,
                 mark.column + 1};
}

void Reader::reject(const YAML::Node &node, std::string message) const
{
    throw Rejected{errorAt(node, std::move(message))};
}

std::string listed(Keys keys)
{
    std::string all;
    for (const char *key : keys)
        all += (all.empty() ? "" : ", ") + std::string{key};
    return all;
}

void Reader::checkKeys(const YAML::Node &map, Keys known)
{
    if (!map.IsMap())
        reject(map, "expected keys and values: " + listed(known));
    for (const auto &entry : map) {
        const std::string key = text(entry.first, "a key");
        const auto isKey = [&key](const char *name) { return key == name; };
        if (std::none_of(known.begin(), known.end(), isKey))
            m_config.warnings.push_back(errorAt(
                entry.first, "unknown key \"" + key + "\"; known here are " + listed(known)));
    }
}

void Reader::requireList(const YAML::Node &node, const char *what) const
{
    if (!node.IsSequence())
        reject(node, std::string{what} + " must be a list, each entry starting with \"- \"");
}

std::string Reader::text(const YAML::Node &node, const char *what) const
{
    if (!node.IsScalar() || node.Scalar().empty())
        reject(node, "expected text for " + std::string{what});
    return node.Scalar();
}

bool Reader::flag(const YAML::Node &node, const char *what) const
{
    bool value = false;
    if (!node.IsScalar() || !YAML::convert<bool>::decode(node, value))
        reject(node, "expected true or false for " + std::string{what});
    return value;
}

std::int64_t Reader::count(const YAML::Node &node, const char *what, std::int64_t most) const
{
    const std::string given = text(node, what);
    std::int64_t number = 0;
    const char *const end = given.data() + given.size();
    const auto [stop, error] = std::from_chars(given.data(), end, number);
    if (error != std::errc{} || stop != end || number < 1 || number > most)
        reject(node,
               "\"" + given + "\" is no number for " + what + "; expected 1 to "
                   + std::to_string(most));
    return number;
}

std::int64_t Reader::duration(const YAML::Node &node, const char *what) const
{
    struct Unit
    {
        std::string_view suffix;
        std::int64_t ms;
    };
    static constexpr std::array<Unit, 4> kUnits{
        {{"ms", 1}, {"s", 1000}, {"m", 60000}, {"h", 3600000}}};
    constexpr std::int64_t kMax = 24 * 3600000;
    const std::string given = text(node, what);
    std::int64_t number = 0;
    const char *const end = given.data() + given.size();
    const auto [stop, error] = std::from_chars(given.data(), end, number);
    const std::string_view suffix{stop, static_cast<std::size_t>(end - stop)};
    for (const Unit &unit : kUnits)
        if (error == std::errc{} && suffix == unit.suffix && number > 0 && number <= kMax / unit.ms)
            return number * unit.ms;
    reject(node,
           "\"" + given + "\" is no duration for " + what
               + "; expected a number and a unit, such as 15s or 1m");
}

QString Reader::path(const YAML::Node &node, const char *what) const
{
    const QString given = QString::fromStdString(text(node, what));
    if (given.startsWith(QLatin1String("~/")))
        return QDir::home().absoluteFilePath(given.mid(2));
    return QDir::cleanPath(QFileInfo{m_file}.absoluteDir().absoluteFilePath(given));
}

Secret Reader::secret(const YAML::Node &node, const char *what)
{
    if (!node.IsMap())
        reject(node,
               std::string{what}
                   + " must not stand in this file; write {env: NAME} for an environment "
                     "variable or {keyring: NAME} for an entry of the keyring");
    checkKeys(node, {"env", "keyring"});
    const YAML::Node env = node["env"], keyring = node["keyring"];
    if (bool(env) == bool(keyring))
        reject(node, "expected either {env: NAME} or {keyring: NAME} for " + std::string{what});
    const YAML::Node &name = env ? env : keyring;
    return {env ? Secret::Place::Environment : Secret::Place::Keyring,
            QString::fromStdString(text(name, what))};
}

bool isToken(const std::string &name)
{
    static constexpr std::string_view kMarks = "!#$%&'*+-.^_`|~";
    return std::all_of(name.begin(), name.end(), [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) || kMarks.find(c) != kMarks.npos;
    });
}

bool holdsCredentials(const QByteArray &header)
{
    static constexpr std::array kNames{"authorization", "proxy-authorization", "cookie",
                                       "x-api-key"};
    const QByteArray lower = header.toLower();
    return std::any_of(kNames.begin(), kNames.end(),
                       [&lower](const char *name) { return lower == name; });
}

void Reader::readHeaders(const YAML::Node &node, ServerSettings &settings)
{
    if (!node.IsMap())
        reject(node, "headers must be names and values, such as X-Scope-OrgID: team");
    for (const auto &entry : node) {
        const std::string name = text(entry.first, "a header's name");
        if (!isToken(name))
            reject(entry.first, "\"" + name + "\" is not a header's name");
        HeaderSetting header;
        header.name = QByteArray::fromStdString(name);
        if (entry.second.IsMap() || holdsCredentials(header.name))
            header.secret = secret(entry.second, ("the header " + name).c_str());
        else
            header.value = QByteArray::fromStdString(text(entry.second, "a header"));
        if (header.value.contains('\n') || header.value.contains('\r'))
            reject(entry.second, "a header must be one line");
        settings.headers.push_back(std::move(header));
    }
}

void Reader::readBasic(const YAML::Node &node, ServerSettings &settings)
{
    checkKeys(node, {"username", "password"});
    if (!node["username"] || !node["password"])
        reject(node, "basic needs a username and a password");
    settings.basicUser = QByteArray::fromStdString(text(node["username"], "username"));
    if (settings.basicUser.contains(':'))
        reject(node["username"], "a user name for basic must not contain a colon");
    settings.basicPassword = secret(node["password"], "the password");
}

void Reader::readTls(const YAML::Node &node, ServerSettings &settings)
{
    checkKeys(node, {"ca", "cert", "key"});
    if (node["ca"])
        settings.tls.caFile = path(node["ca"], "tls.ca");
    if (node["cert"])
        settings.tls.certificateFile = path(node["cert"], "tls.cert");
    if (node["key"])
        settings.tls.keyFile = path(node["key"], "tls.key");
    if (node["key"] && !node["cert"])
        reject(node, "tls.key needs tls.cert beside it");
}

void Reader::readServer(const YAML::Node &node, ServerSettings &settings)
{
    if (!node["url"])
        reject(node, "expected a url, such as url: http://localhost:9090");
    const Result<QUrl> url = parseServerUrl(QString::fromStdString(text(node["url"], "url")));
    if (!url)
        reject(node["url"], url.error().message);
    settings.url = *url;
    settings.name
        = node["name"] ? text(node["name"], "name") : settings.url.authority().toStdString();
    if (node["timeout"])
        settings.timeout = std::chrono::milliseconds{duration(node["timeout"], "timeout")};
    if (node["maxMegabytes"])
        settings.maxMegabytes = count(node["maxMegabytes"], "maxMegabytes", 1024);
    if (node["headers"])
        readHeaders(node["headers"], settings);
    if (node["basic"])
        readBasic(node["basic"], settings);
    if (node["bearer"])
        settings.bearer = secret(node["bearer"], "the bearer token");
    if (node["basic"] && node["bearer"])
        reject(node["bearer"], "expected either basic or bearer, not both");
    if (node["tls"])
        readTls(node["tls"], settings);
    if (node["allowInsecureCredentials"])
        settings.allowInsecureCredentials
            = flag(node["allowInsecureCredentials"], "allowInsecureCredentials");
}

SourceSettings Reader::source(const YAML::Node &node)
{
    checkKeys(node,
              {"name", "kind", "url", "scrapeInterval", "timeout", "maxMegabytes", "maxSeries",
               "maxPoints", "headers", "basic", "bearer", "tls", "allowInsecureCredentials"});
    SourceSettings settings;
    readServer(node, settings);
    if (node["kind"])
        settings.kind = text(node["kind"], "kind");
    if (settings.kind != "prometheus")
        reject(node["kind"], "unknown kind \"" + settings.kind + "\"; expected prometheus");
    if (node["scrapeInterval"])
        settings.scrapeIntervalMs = duration(node["scrapeInterval"], "scrapeInterval");
    if (node["maxSeries"])
        settings.maxSeries = count(node["maxSeries"], "maxSeries", 1'000'000);
    if (node["maxPoints"])
        settings.maxPoints = count(node["maxPoints"], "maxPoints", 10'000'000);
    return settings;
}

AlertmanagerSettings Reader::alertmanager(const YAML::Node &node)
{
    checkKeys(node,
              {"name", "cluster", "url", "receives", "timeout", "maxMegabytes", "headers", "basic",
               "bearer", "tls", "allowInsecureCredentials"});
    AlertmanagerSettings settings;
    readServer(node, settings);
    settings.cluster = node["cluster"] ? text(node["cluster"], "cluster") : settings.name;
    if (node["receives"])
        settings.receives = flag(node["receives"], "receives");
    return settings;
}

ScrapeSettings Reader::scrape(const YAML::Node &node)
{
    checkKeys(node,
              {"name", "url", "interval", "labels", "timeout", "maxMegabytes", "headers", "basic",
               "bearer", "tls", "allowInsecureCredentials"});
    ScrapeSettings settings;
    readServer(node, settings);
    if (node["interval"])
        settings.intervalMs = duration(node["interval"], "interval");
    if (settings.intervalMs < 1000)
        reject(node["interval"], "an endpoint is asked once a second at most");
    if (!node["labels"])
        return settings;
    if (!node["labels"].IsMap())
        reject(node["labels"], "labels must be names and values, such as job: api");
    std::vector<Labels::Label> labels(settings.labels.begin(), settings.labels.end());
    for (const auto &label : node["labels"])
        labels.emplace_back(text(label.first, "a label's name"), text(label.second, "a label"));
    settings.labels = Labels(std::move(labels));
    return settings;
}

RuleSettings Reader::rule(const YAML::Node &node)
{
    RuleSettings settings;
    if (node.IsScalar()) {
        settings.file = path(node, "a file of rules");
        return settings;
    }
    checkKeys(node, {"file", "source"});
    if (!node["file"])
        reject(node, "expected a file, such as file: rules/api.yml");
    settings.file = path(node["file"], "a file of rules");
    if (node["source"])
        settings.source = text(node["source"], "source");
    return settings;
}

// What they are asked of has to be there.
void Reader::readRules(const YAML::Node &nodes)
{
    requireList(nodes, "rules");
    for (const YAML::Node &node : nodes) {
        m_config.rules.push_back(rule(node));
        const std::string &name = m_config.rules.back().source;
        const auto isNamed = [&name](const SourceSettings &one) { return one.name == name; };
        if (!name.empty() && std::ranges::none_of(m_config.sources, isNamed))
            reject(node["source"], "there is no source \"" + name + "\"");
    }
}

QString Reader::severity(const YAML::Node &node) const
{
    static constexpr const char *kSeverities[] = {"critical", "high", "medium", "low", "none"};
    const std::string word = text(node, "a severity");
    if (std::find(std::begin(kSeverities), std::end(kSeverities), word) == std::end(kSeverities))
        reject(node,
               "unknown severity \"" + word + "\"; expected critical, high, medium, low or none");
    return QString::fromStdString(word);
}

QStringList Reader::severities(const YAML::Node &node, const char *what) const
{
    requireList(node, what);
    QStringList all;
    for (const YAML::Node &word : node)
        all += severity(word);
    return all;
}

void Reader::readAlerts(const YAML::Node &node)
{
    checkKeys(node, {"severities", "deadMan", "readOnly", "notify", "sound", "repeat"});
    AlertSettings &alerts = m_config.alerts;
    if (const YAML::Node words = node["severities"]) {
        if (!words.IsMap())
            reject(words, "expected words and what they mean, such as page: critical");
        for (const auto &word : words)
            alerts.severities.insert(QString::fromStdString(text(word.first, "a severity's word")),
                                     severity(word.second));
    }
    if (node["deadMan"])
        alerts.deadMan = QString::fromStdString(text(node["deadMan"], "deadMan"));
    if (node["readOnly"])
        alerts.readOnly = flag(node["readOnly"], "readOnly");
    if (node["notify"])
        alerts.notify = severities(node["notify"], "notify");
    if (node["sound"])
        alerts.sound = severities(node["sound"], "sound");
    if (const YAML::Node repeat = node["repeat"]) {
        if (!repeat.IsMap())
            reject(repeat, "expected severities and durations, such as critical: 5m");
        alerts.repeat.clear();
        for (const auto &entry : repeat)
            alerts.repeat.insert(severity(entry.first), duration(entry.second, "repeat"));
    }
}

void Reader::readLook(const YAML::Node &root)
{
    if (root["theme"]) {
        const std::string theme = text(root["theme"], "theme");
        if (theme != "dark" && theme != "light" && theme != "system")
            reject(root["theme"],
                   "unknown theme \"" + theme + "\"; expected dark, light or system");
        if (theme != "system")
            m_config.dark = theme == "dark";
    }
    if (root["refresh"])
        m_config.refreshMs = duration(root["refresh"], "refresh");
    if (root["dashboard"])
        m_config.dashboard = QString::fromStdString(text(root["dashboard"], "dashboard"));
    if (!root["dashboards"])
        return;
    requireList(root["dashboards"], "dashboards");
    for (const YAML::Node &folder : root["dashboards"])
        m_config.dashboardFolders.append(path(folder, "a folder of dashboards"));
}

template <typename Settings>
void Reader::checkUnique(const std::vector<Settings> &list, const YAML::Node &nodes) const
{
    for (std::size_t i = 0; i < list.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (list[i].name == list[j].name)
                reject(nodes[i], "the name \"" + list[i].name + "\" is taken; names must differ");
}

Config Reader::read(const YAML::Node &root)
{
    if (root.IsNull())
        return {};
    checkKeys(root,
              {"sources", "alertmanagers", "scrape", "rules", "alerts", "dashboards", "dashboard",
               "theme", "refresh"});
    if (const YAML::Node sources = root["sources"]) {
        requireList(sources, "sources");
        for (const YAML::Node &node : sources)
            m_config.sources.push_back(source(node));
        checkUnique(m_config.sources, sources);
    }
    if (const YAML::Node alertmanagers = root["alertmanagers"]) {
        requireList(alertmanagers, "alertmanagers");
        for (const YAML::Node &node : alertmanagers)
            m_config.alertmanagers.push_back(alertmanager(node));
        checkUnique(m_config.alertmanagers, alertmanagers);
    }
    if (const YAML::Node scrapes = root["scrape"]) {
        requireList(scrapes, "scrape");
        for (const YAML::Node &node : scrapes)
            m_config.scrapes.push_back(scrape(node));
        checkUnique(m_config.scrapes, scrapes);
    }
    if (const YAML::Node rules = root["rules"])
        readRules(rules);
    if (const YAML::Node alerts = root["alerts"])
        readAlerts(alerts);
    readLook(root);
    return std::move(m_config);
}

} // namespace

Result<Config> readConfigYaml(std::string_view yaml, const QString &file)
{
    try {
        return Reader{file}.read(YAML::Load(std::string{yaml}));
    } catch (const Rejected &rejected) {
        return fail(rejected.error);
    } catch (const YAML::Exception &error) {
        return fail(Error{Error::Kind::BadInput, "this is not YAML: " + error.msg,
                          file.toStdString(), error.mark.line + 1, error.mark.column + 1});
    }
}

} // namespace onex
