// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/prometheus/requests.h"

#include <algorithm>

namespace onex {

namespace {

class Form
{
public:
    void add(const char *name, const QByteArray &value)
    {
        m_text += m_text.isEmpty() ? "" : "&";
        m_text += QByteArray{name}.toPercentEncoding() + '=' + value.toPercentEncoding();
    }
    void add(const std::vector<std::string> &matchers)
    {
        for (const std::string &matcher : matchers)
            add("match[]", QByteArray::fromStdString(matcher));
    }
    void add(TimeRange range)
    {
        if (range == TimeRange{})
            return;
        add("start", apiSeconds(range.from));
        add("end", apiSeconds(range.to));
    }
    const QByteArray &text() const { return m_text; }

private:
    QByteArray m_text;
};

QUrl endpoint(const QUrl &base, const QString &path)
{
    QString root = base.path();
    while (root.endsWith(u'/'))
        root.chop(1);
    QUrl url = base.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment);
    url.setPath(root + QStringLiteral("/api/v1/") + path);
    return url;
}

Result<HttpRequest> post(const QUrl &base, const QString &path, const Form &form)
{
    if (form.text().size() > kMaxFormBytes)
        return fail(Error::Kind::BadQuery,
                    "the request has " + std::to_string(form.text().size() / 1000000)
                        + " MB; more than 10 MB are not sent");
    HttpRequest request;
    request.method = HttpRequest::Method::Post;
    request.url = endpoint(base, path);
    request.body = form.text();
    request.repeatable = true; // these only read
    return request;
}

bool isClassicName(const std::string &label)
{
    const auto isPart = [](unsigned char c) { return std::isalnum(c) || c == '_'; };
    return !label.empty() && !std::isdigit(static_cast<unsigned char>(label[0]))
        && std::all_of(label.begin(), label.end(), isPart);
}

// A character of a name in U__ escaping: _ twice, others than letters and digits by code point.
QString escaped(uint c)
{
    if (c == '_')
        return QStringLiteral("__");
    if (c < 128 && std::isalnum(static_cast<int>(c)))
        return QString{QChar{c}};
    return u'_' + QString::number(c, 16) + u'_';
}

} // namespace

QByteArray apiSeconds(std::int64_t ms)
{
    const std::int64_t whole = std::abs(ms / 1000);
    const QByteArray sign = ms < 0 ? "-" : "";
    const QByteArray seconds = sign + QByteArray::number(qlonglong{whole});
    const auto rest = static_cast<int>(std::abs(ms % 1000));
    return rest == 0 ? seconds : seconds + '.' + QByteArray::number(rest).rightJustified(3, '0');
}

QString labelInPath(const std::string &label)
{
    const QString name = QString::fromStdString(label);
    if (isClassicName(label))
        return name;
    QString path = QStringLiteral("U__");
    for (const uint c : name.toUcs4())
        path += escaped(c);
    return path;
}

Result<HttpRequest> queryRequest(const QUrl &base, const MetricQuery &query,
                                 std::chrono::milliseconds timeout)
{
    Form form;
    form.add("query", QByteArray::fromStdString(query.expr));
    if (query.instant) {
        form.add("time", apiSeconds(query.range.to));
    } else {
        form.add("start", apiSeconds(query.range.from));
        form.add("end", apiSeconds(query.range.to));
        form.add("step", apiSeconds(query.stepMs));
    }
    form.add("timeout", QByteArray::number(qlonglong{timeout.count()}) + "ms");
    return post(base, query.instant ? QStringLiteral("query") : QStringLiteral("query_range"),
                form);
}

Result<HttpRequest> seriesRequest(const QUrl &base, const std::vector<std::string> &matchers,
                                  TimeRange range)
{
    Form form;
    // The API wants one matcher that does not match the empty string.
    if (matchers.empty())
        form.add("match[]", "{__name__!=\"\"}");
    form.add(matchers);
    form.add(range);
    return post(base, QStringLiteral("series"), form);
}

Result<HttpRequest> labelNamesRequest(const QUrl &base, const std::vector<std::string> &matchers,
                                      TimeRange range)
{
    Form form;
    form.add(matchers);
    form.add(range);
    return post(base, QStringLiteral("labels"), form);
}

HttpRequest labelValuesRequest(const QUrl &base, const std::string &label,
                               const std::vector<std::string> &matchers, TimeRange range)
{
    Form form;
    form.add(matchers);
    form.add(range);
    HttpRequest request
        = getRequest(base, QStringLiteral("label/%1/values").arg(labelInPath(label)));
    if (!form.text().isEmpty())
        request.url.setQuery(QString::fromLatin1(form.text()), QUrl::StrictMode);
    return request;
}

HttpRequest getRequest(const QUrl &base, const QString &path)
{
    HttpRequest request;
    request.url = endpoint(base, path);
    return request;
}

} // namespace onex
