// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/http/httpworker.h"

#include "datasource/http/httppolicy.h"
#include "datasource/http/httptls.h"

#include <QNetworkProxy>

namespace onex {

namespace {

// The system's proxies, but none for what stays on this machine.
class ProxyRule final : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        if (isLoopback(query.url()))
            return {QNetworkProxy{QNetworkProxy::NoProxy}};
        return systemProxyForQuery(query);
    }
};

void setPolicy(QNetworkRequest &request)
{
    const int manual = QNetworkRequest::Manual;
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, manual);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setDecompressedSafetyCheckThreshold(-1); // HttpLimits counts instead
}

} // namespace

HttpWorker::HttpWorker(HttpCredentials credentials, HttpTls tls, HttpLimits limits)
    : m_credentials(std::move(credentials))
    , m_tls(std::move(tls))
    , m_limits(limits)
{
}

QNetworkAccessManager &HttpWorker::network()
{
    if (!m_network) {
        m_network = std::make_unique<QNetworkAccessManager>();
        m_network->setProxyFactory(new ProxyRule);
    }
    return *m_network;
}

void HttpWorker::authenticate(QNetworkRequest &request) const
{
    if (!m_credentials.bearerToken.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + m_credentials.bearerToken);
    else if (!m_credentials.basicUser.isEmpty() || !m_credentials.basicPassword.isEmpty())
        request.setRawHeader(
            "Authorization",
            "Basic " + (m_credentials.basicUser + ':' + m_credentials.basicPassword).toBase64());
    for (const auto &[name, value] : m_credentials.headers)
        request.setRawHeader(name, value);
    for (const auto &[name, value] : m_credentials.secretHeaders)
        request.setRawHeader(name, value);
}

Result<QNetworkRequest> HttpWorker::prepare(const HttpRequest &request)
{
    if (const auto error = objection(request.url, m_pinned, m_credentials))
        return fail(*error);
    if (m_pinned.isEmpty())
        m_pinned = request.url;
    QNetworkRequest base;
    setPolicy(base);
    base.setRawHeader("Accept", "application/json");
    base.setHeader(QNetworkRequest::UserAgentHeader,
                   QStringLiteral("onex-dashboard/" ONEX_VERSION));
    if (request.method == HttpRequest::Method::Post)
        base.setHeader(QNetworkRequest::ContentTypeHeader, request.contentType);
    authenticate(base);
    if (request.url.scheme() != QLatin1String("https"))
        return base;
    if (!m_tlsConfiguration)
        m_tlsConfiguration = tlsConfiguration(m_tls);
    if (!*m_tlsConfiguration)
        return fail(m_tlsConfiguration->error());
    base.setSslConfiguration(**m_tlsConfiguration);
    return base;
}

void HttpWorker::send(quint64 id, HttpRequest request, HttpPromise promise)
{
    Result<QNetworkRequest> base = prepare(request);
    if (!base) {
        promise.addResult(fail(base.error()));
        promise.finish();
        return;
    }
    auto job = std::make_unique<HttpJob>(network(), std::move(*base), std::move(request), m_limits,
                                         std::move(promise));
    HttpJob *raw = job.get();
    m_jobs.emplace(id, std::move(job));
    // Queued: a job may end inside its own start, and must not be deleted by its own signal.
    connect(
        raw, &HttpJob::done, this, [this, id] { m_jobs.erase(id); }, Qt::QueuedConnection);
    raw->start();
}

void HttpWorker::cancel(quint64 id)
{
    if (const auto job = m_jobs.find(id); job != m_jobs.end())
        job->second->cancel();
}

void HttpWorker::shutdown()
{
    m_jobs.clear();
    m_network.reset();
}

} // namespace onex
