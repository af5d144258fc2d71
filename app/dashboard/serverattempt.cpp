// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dashboard/serverattempt.h"

#include "datasource/prometheus/prometheussource.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace onex {
namespace {

using namespace std::chrono_literals;
constexpr auto kPatience = 10s; // somebody is looking

QString tr(const char *text) { return QCoreApplication::translate("ServerAttempt", text); }

Result<void> setSigning(const ServerForm &form, SourceSettings &settings)
{
    const bool isPassword = form.signing == ServerForm::Signing::Password;
    if (isPassword && (form.user.isEmpty() || form.user.contains(u':')))
        return fail(Error::Kind::BadInput, "A user name is needed, without a colon.");
    if (form.secret.isEmpty())
        return fail(Error::Kind::BadInput,
                    isPassword ? "The password is empty." : "The token is empty.");
    Secret secret{Secret::Place::Environment, form.secret};
    if (!form.isInEnvironment)
        secret = {Secret::Place::Keyring,
                  QStringLiteral("prometheus-") + QString::fromStdString(settings.name)};
    settings.basicUser = form.user.toUtf8();
    (isPassword ? settings.basicPassword : settings.bearer) = secret;
    settings.allowInsecureCredentials = form.mayBeUnencrypted;
    return {};
}

Async<QByteArray> given(QByteArray secret) { co_return secret; }

MetricQuery countOf(const char *expression)
{
    MetricQuery query;
    query.expr = expression;
    query.instant = true;
    query.range.to = QDateTime::currentMSecsSinceEpoch();
    return query;
}

QString describe(const SourceHealth &health)
{
    const QString latency = QLocale().toString(health.latencyMs, 'f', 0);
    return health.version.empty() ? tr("It answers, in %1 ms.").arg(latency)
                                  : tr("It answers, in %1 ms: version %2.")
                                        .arg(latency, QString::fromStdString(health.version));
}

QString describeTargets(const Frame &frame)
{
    if (frame.series.empty() || frame.series.front().values.empty())
        return tr("It watches no target yet.");
    return tr("It watches %1 targets.")
        .arg(QLocale().toString(frame.series.front().values.back(), 'f', 0));
}

QString describeAlertmanagers(const Result<std::vector<std::string>> &found)
{
    if (!found || found->empty())
        return tr("It names no Alertmanager: alerts are those of its own rules.");
    QStringList addresses;
    for (const std::string &address : *found)
        addresses += QString::fromStdString(address);
    return tr("Alertmanagers, found through it: %1.").arg(addresses.join(QStringLiteral(", ")));
}

} // namespace

Result<SourceSettings> sourceSettings(const ServerForm &form)
{
    SourceSettings settings;
    const Result<QUrl> url = parseServerUrl(form.url);
    if (!url)
        return fail(url.error());
    settings.url = *url;
    settings.name = form.name.isEmpty() ? url->authority().toStdString() : form.name.toStdString();
    if (form.signing == ServerForm::Signing::None)
        return settings;
    const Result<void> set = setSigning(form, settings);
    if (!set)
        return fail(set.error());
    return settings;
}

SecretReader secretsOf(const ServerForm &form)
{
    if (form.isInEnvironment)
        return systemSecrets();
    return [secret = form.secret.toUtf8()](const Secret &) { return given(secret); };
}

Async<QString> attempt(SourceSettings settings, SecretReader secrets, std::stop_token stop)
{
    settings.timeout = kPatience;
    auto resolving = resolveCredentials(settings, std::move(secrets));
    auto credentials = co_await resolving;
    if (!credentials)
        co_return fail(credentials.error());
    PrometheusSource source(prometheusConfig(settings, *std::move(credentials)));
    auto probing = source.probe(stop);
    const Result<SourceHealth> health = co_await probing;
    if (!health)
        co_return fail(health.error());
    auto counting = source.query(countOf("count(up)"), stop);
    const Result<QueryAnswer> targets = co_await counting;
    if (!targets)
        co_return fail(targets.error());
    auto finding = source.alertmanagers(stop);
    const auto alertmanagers = co_await finding;
    const QStringList sentences{describe(*health), describeTargets(*targets->frame),
                                describeAlertmanagers(alertmanagers)};
    co_return sentences.join(u'\n');
}

} // namespace onex
