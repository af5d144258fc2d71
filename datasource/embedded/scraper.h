// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/embedded/collection.h"
#include "datasource/http/httpclient.h"

#include <QObject>
#include <QTimer>
#include <QUrl>

#include <functional>

namespace onex {

struct ScrapeTarget
{
    QUrl url;
    Labels labels; // job, instance, …
    std::int64_t intervalMs = 5000;
    HttpCredentials credentials{};
    HttpTls tls{};
    HttpLimits limits{};
};

// Asks an endpoint for its metrics at whole multiples of the interval; not again before it answered
// or its time was over. On the UI thread, but for the reading of answers.
class Scraper final : public QObject
{
    Q_OBJECT
public:
    using Take = std::function<void(Scraped)>;

    Scraper(ScrapeTarget target, Take take, QObject *parent = nullptr);
    ~Scraper() override; // what is under way is cancelled

    const Labels &labels() const { return m_target.labels; }
    // Why the last answer could not be used; none: it could, or there is none yet.
    const std::optional<Error> &problem() const { return m_problem; }

private:
    void scrape();
    void receive(const Result<HttpAnswer> &answer);
    void done(const Result<MetricFamilies> &families);

    const ScrapeTarget m_target;
    const Take m_take;
    SystemClock m_clock;
    HttpClient m_http;
    std::stop_source m_stop;
    QTimer m_timer;
    std::int64_t m_askedMs = 0, m_askedSteadyMs = 0;
    std::optional<Error> m_problem;
};

} // namespace onex
