// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/config/secrets.h"

#include <QCoroSignal>

#include <qt6keychain/keychain.h>

#include <algorithm>

namespace onex {

namespace {

std::string quoted(const Secret &secret) { return "\"" + secret.name.toStdString() + "\""; }

Result<QByteArray> usable(QByteArray value, const Secret &secret)
{
    // A line break at the end comes from echo and editors.
    while (value.endsWith('\n') || value.endsWith('\r'))
        value.chop(1);
    const bool printable = std::all_of(value.begin(), value.end(), [](char c) {
        return static_cast<unsigned char>(c) >= 0x20 && c != 0x7f;
    });
    if (value.isEmpty() || !printable)
        return fail(Error::Kind::BadInput,
                    "the secret " + quoted(secret) + " is empty or not one line of text");
    return value;
}

Result<QByteArray> fromEnvironment(const Secret &secret)
{
    const QByteArray name = secret.name.toLocal8Bit();
    if (!qEnvironmentVariableIsSet(name.constData()))
        return fail(Error::Kind::BadInput,
                    "the environment variable " + quoted(secret) + " is not set");
    return usable(qgetenv(name.constData()), secret);
}

std::string wordsFor(const QKeychain::Job &job)
{
    switch (job.error()) {
    case QKeychain::EntryNotFound:
        return "has no entry";
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return "is locked or does not let this program at the entry";
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return "is not there (no keyring service is running) for the entry";
    default:
        return "failed (" + job.errorString().toStdString() + ") at the entry";
    }
}

const QString kService = QStringLiteral("onex-dashboard");

// Never falls back to a file in plain text.
Async<void> carryOut(QKeychain::Job &job, Secret secret)
{
    job.setAutoDelete(false);
    job.setInsecureFallback(false);
    job.setKey(secret.name);
    auto finished = qCoro(&job, &QKeychain::Job::finished);
    job.start();
    co_await finished;
    if (job.error() != QKeychain::NoError)
        co_return fail(Error::Kind::BadInput,
                       "the keyring " + wordsFor(job) + " " + quoted(secret));
    co_return Result<void>();
}

Async<QByteArray> fromKeyring(Secret secret)
{
    QKeychain::ReadPasswordJob job{kService};
    auto reading = carryOut(job, secret);
    const Result<void> read = co_await reading;
    if (!read)
        co_return fail(read.error());
    co_return usable(job.textData().toUtf8(), secret);
}

Async<QByteArray> readSystemSecret(Secret secret)
{
    if (secret.place == Secret::Place::Environment)
        co_return fromEnvironment(secret);
    Async<QByteArray> reading = fromKeyring(std::move(secret));
    co_return co_await reading;
}

// What is referred to; nothing where nothing is.
Async<QByteArray> readReferred(SecretReader reader, Secret secret)
{
    if (secret.place == Secret::Place::None)
        co_return QByteArray{};
    Async<QByteArray> reading = reader(std::move(secret));
    co_return co_await reading;
}

} // namespace

SecretReader systemSecrets() { return readSystemSecret; }

Async<void> keepInKeyring(QString name, QByteArray value)
{
    const Secret secret{Secret::Place::Keyring, std::move(name)};
    const Result<QByteArray> text = usable(std::move(value), secret);
    if (!text)
        co_return fail(text.error());
    QKeychain::WritePasswordJob job{kService};
    job.setTextData(QString::fromUtf8(*text));
    auto writing = carryOut(job, secret);
    co_return co_await writing;
}

Async<HttpCredentials> resolveCredentials(ServerSettings settings, SecretReader reader)
{
    HttpCredentials credentials;
    credentials.basicUser = settings.basicUser;
    credentials.allowInsecure = settings.allowInsecureCredentials;

    std::vector<std::pair<Secret, QByteArray>> wanted{{settings.basicPassword, {}},
                                                      {settings.bearer, {}}};
    for (const HeaderSetting &header : settings.headers)
        wanted.emplace_back(header.secret, QByteArray{});
    for (auto &[secret, value] : wanted) {
        Async<QByteArray> reading = readReferred(reader, secret);
        Result<QByteArray> read = co_await reading;
        if (!read) {
            read.error().message = settings.name + ": " + read.error().message;
            co_return fail(std::move(read.error()));
        }
        value = *std::move(read);
    }

    credentials.basicPassword = wanted[0].second;
    credentials.bearerToken = wanted[1].second;
    for (std::size_t i = 0; i < settings.headers.size(); ++i) {
        const HeaderSetting &header = settings.headers[i];
        if (header.secret.place == Secret::Place::None)
            credentials.headers.emplace_back(header.name, header.value);
        else
            credentials.secretHeaders.emplace_back(header.name, wanted[i + 2].second);
    }
    co_return credentials;
}

AlertmanagerConfig alertmanagerConfig(const ServerSettings &settings, HttpCredentials credentials)
{
    AlertmanagerConfig config;
    config.url = settings.url;
    config.credentials = std::move(credentials);
    config.tls = settings.tls;
    config.limits.deadline = settings.timeout;
    config.limits.maxBytes = settings.maxMegabytes * 1024 * 1024;
    return config;
}

ScrapeTarget scrapeTarget(const ScrapeSettings &settings, HttpCredentials credentials)
{
    ScrapeTarget target;
    target.url = settings.url;
    if (target.url.path().isEmpty() || target.url.path() == QLatin1String("/"))
        target.url.setPath(QStringLiteral("/metrics"));
    std::vector<Labels::Label> labels(settings.labels.begin(), settings.labels.end());
    labels.emplace_back("instance", settings.name);
    target.labels = Labels(std::move(labels));
    target.intervalMs = settings.intervalMs;
    target.credentials = std::move(credentials);
    target.tls = settings.tls;
    target.limits.deadline = settings.timeout;
    target.limits.maxBytes = settings.maxMegabytes * 1024 * 1024;
    return target;
}

PrometheusConfig prometheusConfig(const SourceSettings &settings, HttpCredentials credentials)
{
    PrometheusConfig config;
    config.name = settings.name;
    config.url = settings.url;
    config.scrapeIntervalMs = settings.scrapeIntervalMs;
    config.credentials = std::move(credentials);
    config.tls = settings.tls;
    config.limits.deadline = settings.timeout;
    config.limits.maxBytes = settings.maxMegabytes * 1024 * 1024;
    config.decode.maxBytes = static_cast<std::size_t>(config.limits.maxBytes);
    config.decode.maxSeries = static_cast<std::size_t>(settings.maxSeries);
    config.decode.maxPoints = static_cast<std::size_t>(settings.maxPoints);
    return config;
}

} // namespace onex
