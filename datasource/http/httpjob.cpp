// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/http/httpjob.h"

#include "datasource/http/httperrors.h"
#include "datasource/http/httppolicy.h"

#include <QDateTime>
#include <QNetworkAccessManager>

#include <algorithm>

namespace onex {

namespace {

constexpr qint64 kChunk = 256 * 1024;
constexpr qsizetype kSlack = 64; // behind the body, so that a vectorising parser need not copy it
constexpr int kMaxRedirects = 5;

// Qt sends a request again on a new connection when the old one closes unanswered. It rewinds the
// body for that; this body cannot be rewound, so the server sees it once.
class OneWayBody final : public QIODevice
{
public:
    explicit OneWayBody(QByteArray data)
        : m_data(std::move(data))
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    qint64 size() const override { return m_data.size(); }
    bool reset() override { return false; }
    bool seek(qint64 position) override { return position == pos(); }

protected:
    qint64 readData(char *to, qint64 maxSize) override
    {
        const qint64 count = std::min(maxSize, m_data.size() - m_read);
        std::copy_n(m_data.constData() + m_read, count, to);
        m_read += count;
        return count;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    const QByteArray m_data;
    qint64 m_read = 0;
};

std::string inWords(std::chrono::milliseconds time)
{
    const auto ms = time.count();
    return ms % 1000 == 0 ? std::to_string(ms / 1000) + " s" : std::to_string(ms) + " ms";
}

std::string inWords(qint64 bytes)
{
    constexpr qint64 kMiB = 1024 * 1024;
    return bytes % kMiB == 0 ? std::to_string(bytes / kMiB) + " MiB"
                             : std::to_string(bytes) + " bytes";
}

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

// Length the body will have, -1 where it is not known before the end.
qint64 announcedLength(const QNetworkReply &reply)
{
    const QVariant length = reply.header(QNetworkRequest::ContentLengthHeader);
    return length.isValid() && !reply.hasRawHeader("Content-Encoding") ? length.toLongLong() : -1;
}

} // namespace

HttpJob::HttpJob(QNetworkAccessManager &network, QNetworkRequest base, HttpRequest request,
                 HttpLimits limits, HttpPromise promise)
    : m_network(network)
    , m_base(std::move(base))
    , m_request(std::move(request))
    , m_limits(limits)
    , m_promise(std::move(promise))
{
    for (QTimer *timer : {&m_deadline, &m_idle}) {
        timer->setSingleShot(true);
        timer->setTimerType(Qt::PreciseTimer);
    }
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        give(Error::Kind::Timeout,
             " did not answer completely within " + inWords(m_limits.deadline));
    });
    connect(&m_idle, &QTimer::timeout, this, [this] {
        give(Error::Kind::Timeout,
             " stopped in the middle of its answer for " + inWords(m_limits.idle));
    });
}

HttpJob::~HttpJob() { cancel(); }

void HttpJob::start()
{
    m_elapsed.start();
    m_deadline.start(m_limits.deadline);
    dispatch(m_request.url);
}

void HttpJob::cancel()
{
    conclude(fail(Error::Kind::Cancelled, "cancelled", originOf(m_request.url)));
}

void HttpJob::dispatch(const QUrl &url)
{
    m_visited.insert(url);
    m_body.clear();
    m_tlsErrors.clear();
    QNetworkRequest request = m_base;
    request.setUrl(url);
    m_reply = issue(request);
    connect(m_reply, &QNetworkReply::sslErrors, this,
            [this](const QList<QSslError> &errors) { m_tlsErrors = errors; });
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &HttpJob::onHead);
    connect(m_reply, &QNetworkReply::readyRead, this, &HttpJob::onBytes);
    connect(m_reply, &QNetworkReply::finished, this, &HttpJob::onFinished);
}

QNetworkReply *HttpJob::issue(const QNetworkRequest &request)
{
    if (m_request.method == HttpRequest::Method::Get)
        return m_network.get(request);
    if (m_request.method == HttpRequest::Method::Delete)
        return m_network.deleteResource(request);
    auto body = std::make_unique<OneWayBody>(m_request.body);
    QNetworkReply *reply = m_network.post(request, body.get());
    m_posted = body.get();
    body.release()->setParent(reply);
    return reply;
}

void HttpJob::onHead()
{
    const qint64 length = announcedLength(*m_reply);
    if (length > m_limits.maxBytes)
        return give(Error::Kind::TooLarge,
                    " announced an answer over the limit of " + inWords(m_limits.maxBytes));
    if (length > 0)
        m_body.reserve(length + kSlack);
    m_idle.start(m_limits.idle);
}

void HttpJob::onBytes()
{
    m_idle.start(m_limits.idle);
    readSome();
}

// False once the cap is exceeded; what Qt has not decompressed by then never is.
bool HttpJob::readSome()
{
    while (!m_concluded) {
        const qsizetype before = m_body.size();
        m_body.resize(before + kChunk);
        const qint64 count = m_reply->read(m_body.data() + before, kChunk);
        m_body.resize(before + std::max<qint64>(count, 0));
        if (count <= 0)
            return true;
        if (m_body.size() > m_limits.maxBytes)
            give(Error::Kind::TooLarge,
                 " sent an answer over the limit of " + inWords(m_limits.maxBytes));
    }
    return false;
}

void HttpJob::onFinished()
{
    if (!readSome())
        return;
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (isRedirect(status) && m_reply->hasRawHeader("Location"))
        redirect(status);
    else
        settle();
}

void HttpJob::redirect(int status)
{
    const QUrl from = m_reply->url();
    const Result<QUrl> target
        = redirectTarget(from, m_reply->rawHeader("Location"), status, m_request.method);
    if (!target)
        return conclude(fail(target.error()));
    if (m_visited.contains(*target) || m_visited.size() > kMaxRedirects)
        return give(Error::Kind::Refused, " redirects in a loop");
    dropReply();
    dispatch(*target);
}

bool HttpJob::mayRepeat() const
{
    const bool closed = m_reply->error() == QNetworkReply::RemoteHostClosedError
        || m_reply->error() == QNetworkReply::ContentReSendError;
    const bool unanswered = !m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).isValid();
    return m_request.repeatable && !m_repeated && closed && unanswered;
}

// Whether the server can have got the request, although there is no answer.
bool HttpJob::mayHaveActed(Error::Kind failure) const
{
    if (m_request.repeatable || failure == Error::Kind::Refused)
        return false;
    if (m_request.method == HttpRequest::Method::Post)
        return m_posted && m_posted->pos() > 0;
    return m_request.method == HttpRequest::Method::Delete && m_reply
        && m_reply->error() != QNetworkReply::ConnectionRefusedError
        && m_reply->error() != QNetworkReply::HostNotFoundError
        && m_reply->error() != QNetworkReply::SslHandshakeFailedError;
}

void HttpJob::settle()
{
    if (isCompleteAnswer(*m_reply))
        return conclude(answer());
    if (!mayRepeat())
        return conclude(fail(errorOf(*m_reply, m_tlsErrors)));
    m_repeated = true;
    const QUrl url = m_reply->url();
    dropReply();
    dispatch(url);
}

Result<HttpAnswer> HttpJob::answer()
{
    const qint64 announced = announcedLength(*m_reply);
    if (m_body.size() < announced && m_request.method != HttpRequest::Method::Delete)
        return fail(Error::Kind::Network,
                    hostOf(m_reply->url()) + " closed the connection in the middle of its answer",
                    originOf(m_reply->url()));
    if (m_body.capacity() < m_body.size() + kSlack)
        m_body.reserve(m_body.size() + kSlack);
    HttpAnswer answer;
    answer.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    answer.body = std::move(m_body);
    answer.contentType = m_reply->rawHeader("Content-Type");
    answer.serverTimeMs = parseHttpDate(m_reply->rawHeader("Date"));
    answer.receivedMs = QDateTime::currentMSecsSinceEpoch();
    answer.roundTripMs = static_cast<double>(m_elapsed.nsecsElapsed()) / 1e6;
    return answer;
}

void HttpJob::dropReply()
{
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    m_reply->abort();
    m_reply->deleteLater();
    m_reply = nullptr;
}

void HttpJob::give(Error::Kind kind, const std::string &message)
{
    const QUrl url = m_reply ? m_reply->url() : m_request.url;
    conclude(fail(kind, hostOf(url) + message, originOf(url)));
}

void HttpJob::conclude(Result<HttpAnswer> result)
{
    if (m_concluded)
        return;
    m_concluded = true;
    if (!result)
        result.error().unclear = mayHaveActed(result.error().kind);
    m_deadline.stop();
    m_idle.stop();
    dropReply();
    m_promise.addResult(std::move(result));
    m_promise.finish();
    Q_EMIT done();
}

} // namespace onex
