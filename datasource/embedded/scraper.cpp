// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/embedded/scraper.h"

#include "datasource/embedded/collectiontime.h"
#include "datasource/embedded/exposition.h"
#include "datasource/source/background.h"

#include <QCoroTask>

namespace onex {
namespace {

// An answer after its time would be of the next moment.
HttpLimits withinInterval(HttpLimits limits, std::int64_t intervalMs)
{
    limits.deadline = std::min(limits.deadline, std::chrono::milliseconds(intervalMs));
    limits.idle = std::min(limits.idle, limits.deadline);
    return limits;
}

} // namespace

Scraper::Scraper(ScrapeTarget target, Take take, QObject *parent)
    : QObject(parent)
    , m_target(std::move(target))
    , m_take(std::move(take))
    , m_http(m_target.credentials, m_target.tls,
             withinInterval(m_target.limits, m_target.intervalMs))
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Scraper::scrape);
    m_timer.start(0);
}

Scraper::~Scraper() { m_stop.request_stop(); }

void Scraper::scrape()
{
    m_askedMs = momentNear(m_clock.nowMs(), m_target.intervalMs);
    m_askedSteadyMs = m_clock.steadyMs();
    HttpRequest request;
    request.url = m_target.url;
    auto sending = m_http.send(std::move(request), m_stop.get_token());
    QCoro::connect(std::move(sending), this,
                   [this](const Result<HttpAnswer> &answer) { receive(answer); });
}

void Scraper::receive(const Result<HttpAnswer> &answer)
{
    if (!answer)
        return done(fail(answer.error()));
    if (answer->status < 200 || answer->status >= 300)
        return done(fail(Error::Kind::BadAnswer,
                         "it answers with status " + std::to_string(answer->status)));
    runInBackground(
        this,
        [body = answer->body] {
            return parseExposition({body.constData(), static_cast<std::size_t>(body.size())});
        },
        [this](const Result<MetricFamilies> &families) { done(families); });
}

void Scraper::done(const Result<MetricFamilies> &families)
{
    Scraped scraped{m_askedMs, static_cast<double>(m_clock.steadyMs() - m_askedSteadyMs) / 1000};
    m_problem.reset();
    if (families)
        scraped.families = *families;
    else
        m_problem = families.error();
    m_take(std::move(scraped));
    m_timer.start(msToNextMoment(m_clock.nowMs(), m_target.intervalMs));
}

} // namespace onex
