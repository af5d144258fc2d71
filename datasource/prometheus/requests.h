// SPDX-License-Identifier: GPL-3.0-or-later
// Requests of the Prometheus HTTP API. Source: Prometheus documentation, "HTTP API".
#pragma once

#include "datasource/http/httpclient.h"
#include "datasource/source/metricsource.h"

namespace onex {

inline constexpr qsizetype kMaxFormBytes = 10 * 1000 * 1000; // servers refuse more

// BadQuery where the form would be larger than kMaxFormBytes. timeout: the server gives up after
// it.
Result<HttpRequest> queryRequest(const QUrl &base, const MetricQuery &query,
                                 std::chrono::milliseconds timeout);

// Without a range (from and to 0) the server looks through all it has.
Result<HttpRequest> seriesRequest(const QUrl &base, const std::vector<std::string> &matchers,
                                  TimeRange range);
Result<HttpRequest> labelNamesRequest(const QUrl &base, const std::vector<std::string> &matchers,
                                      TimeRange range);
HttpRequest labelValuesRequest(const QUrl &base, const std::string &label,
                               const std::vector<std::string> &matchers, TimeRange range);
// path: below /api/v1/
HttpRequest getRequest(const QUrl &base, const QString &path);

// ms as the API's decimal seconds: 1795344034.5
QByteArray apiSeconds(std::int64_t ms);

// A label name in a URL's path; those that are no classic names in Prometheus 3's U__ escaping.
QString labelInPath(const std::string &label);

} // namespace onex
