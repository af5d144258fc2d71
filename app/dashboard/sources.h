// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/config/config.h"
#include "app/dashboard/options.h"
#include "datasource/source/alertsource.h"

#include <memory>

namespace onex {

// The file's configuration with what the command line says put first.
Result<Config> readConfig(const Options &options);

// A source as it is configured. Its secrets are fetched first; without one of them it cannot be
// asked, and its health says which is missing.
QCoro::Task<std::unique_ptr<MetricSource>> makeSource(SourceSettings settings);

// An Alertmanager as it is configured, in the same way.
QCoro::Task<std::shared_ptr<AlertSource>> makeAlertmanagers(
    std::vector<AlertmanagerSettings> members);

} // namespace onex
