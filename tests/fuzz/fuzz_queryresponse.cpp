// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever a server sends: an error or a frame that keeps its promises, never a crash.
#include "datasource/prometheus/apierror.h"
#include "datasource/prometheus/apiresponse.h"
#include "datasource/prometheus/queryresponse.h"

#include <cstdint>
#include <cstdlib>

namespace {

void require(bool promise)
{
    if (!promise)
        std::abort();
}

bool ascends(const std::vector<std::int64_t> &times)
{
    for (std::size_t i = 1; i < times.size(); ++i)
        if (times[i] <= times[i - 1])
            return false;
    return true;
}

void checkFrame(const onex::Frame &frame, const onex::DecodeLimits &limits)
{
    require(frame.series.size() <= 2 * limits.maxSeries);
    for (const onex::Series &series : frame.series) {
        require(series.times.size() == series.values.size());
        require(series.times.size() <= limits.maxPoints);
        require(series.times.empty() || series.histograms.empty());
        require(ascends(series.times));
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string body{reinterpret_cast<const char *>(data), size};
    onex::DecodeLimits limits;
    limits.maxSeries = 100;
    limits.maxPoints = 100;
    limits.maxItems = 100;
    const onex::PaddedBody padded{body, body.size()};
    if (const auto frame = onex::decodeQueryResponse(padded, limits))
        checkFrame(*frame, limits);
    else
        require(!frame.error().message.empty());
    onex::decodeSeriesResponse(padded, limits);
    onex::decodeLabelsResponse(padded, limits);
    onex::decodeRules(body);
    onex::decodeMetadata(body);
    onex::decodeAlertmanagers(body);
    require(!onex::errorOfAnswer(503, body).message.empty());
    return 0;
}
