// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever an Alertmanager sends: an error or what keeps its promises, never a crash.
#include "datasource/alertmanager/alertmanagererror.h"
#include "datasource/alertmanager/alertmanagerresponse.h"
#include "datasource/source/silencematcher.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

namespace {

void require(bool promise)
{
    if (!promise)
        std::abort();
}

void checkAlerts(const std::vector<onex::Alert> &alerts, const onex::AlertLimits &limits)
{
    require(alerts.size() <= limits.maxAlerts);
    for (const onex::Alert &alert : alerts) {
        require(!alert.fingerprint.empty() && !alert.labels.empty());
        require(alert.labels.size() <= limits.maxLabels);
        require(alert.annotations.size() <= limits.maxLabels);
        require(alert.silencedBy.size() <= limits.maxNames);
    }
}

void checkSilences(const std::vector<onex::Silence> &silences, const onex::AlertLimits &limits)
{
    require(silences.size() <= limits.maxSilences);
    for (const onex::Silence &silence : silences) {
        require(!silence.id.empty() && !silence.matchers.empty());
        require(silence.matchers.size() <= limits.maxMatchers);
        const auto matched = onex::matches(silence, {{"alertname", "Hot"}});
        require(matched || !matched.error().message.empty());
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string text{reinterpret_cast<const char *>(data), size};
    const onex::PaddedBody body{text, text.size()};
    onex::AlertLimits limits;
    limits.maxAlerts = limits.maxSilences = limits.maxPeers = 20;
    limits.maxLabels = limits.maxMatchers = limits.maxNames = 10;
    if (const auto alerts = onex::decodeAlertList(body, limits))
        checkAlerts(*alerts, limits);
    if (const auto silences = onex::decodeSilenceList(body, limits))
        checkSilences(*silences, limits);
    if (const auto status = onex::decodeServerStatus(body, limits))
        require(status->peers.size() <= limits.maxPeers && status->groupBy.size() <= 256);
    if (const auto id = onex::decodeSilenceId(body, limits))
        require(!id->empty());
    else
        require(!id.error().message.empty());
    require(!onex::alertmanagerError(503, text).message.empty());
    return 0;
}
