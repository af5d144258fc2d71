// SPDX-License-Identifier: GPL-3.0-or-later
// Bodies of Alertmanager's API v2. Source: its api/v2/openapi.yaml.
#pragma once

#include "datasource/alertmanager/serverstatus.h"
#include "datasource/core/result.h"
#include "datasource/http/paddedbody.h"
#include "datasource/source/alert.h"
#include "datasource/source/silence.h"

namespace onex {

struct AlertLimits
{
    std::size_t maxBytes = 64 * 1024 * 1024;
    std::size_t maxAlerts = 50000;
    std::size_t maxSilences = 50000;
    std::size_t maxLabels = 256;   // of one alert; its annotations, too
    std::size_t maxMatchers = 256; // of one silence
    std::size_t maxNames = 1000;   // receivers, silences, inhibiting alerts … of one alert
    std::size_t maxPeers = 1000;
};

// Errors: TooLarge (a limit, named), BadAnswer (not this API's JSON). An alert or a silence that
// cannot be understood makes the whole answer bad: none is left out silently. Alerts are sorted by
// fingerprint, silences by id, peers by name: servers do not keep an order.
Result<std::vector<Alert>> decodeAlertList(PaddedBody body, const AlertLimits &limits = {});
Result<std::vector<Silence>> decodeSilenceList(PaddedBody body, const AlertLimits &limits = {});
Result<ServerStatus> decodeServerStatus(PaddedBody body, const AlertLimits &limits = {});
// What a POST of a silence is answered with; never empty.
Result<std::string> decodeSilenceId(PaddedBody body, const AlertLimits &limits = {});

} // namespace onex
