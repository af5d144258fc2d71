// SPDX-License-Identifier: GPL-3.0-or-later
// From a server's settings to what is sent to it.
#pragma once

#include "app/config/config.h"
#include "datasource/alertmanager/alertmanagerclient.h"
#include "datasource/embedded/scraper.h"
#include "datasource/prometheus/prometheussource.h"
#include "datasource/source/async.h"

#include <functional>

namespace onex {

// Error: BadInput, naming what is missing and never what was found.
using SecretReader = std::function<Async<QByteArray>(Secret)>;

// Environment variables and the desktop's keyring (service "onex-dashboard"). A locked keyring asks
// the person by itself; refused, it is an error.
SecretReader systemSecrets();

// Puts it where the reader finds it as a keyring's entry; replaces what was there. Error: BadInput.
Async<void> keepInKeyring(QString name, QByteArray value);

// Error: as of the reader, naming the server.
Async<HttpCredentials> resolveCredentials(ServerSettings settings, SecretReader reader);

AlertmanagerConfig alertmanagerConfig(const ServerSettings &settings, HttpCredentials credentials);
ScrapeTarget scrapeTarget(const ScrapeSettings &settings, HttpCredentials credentials);
PrometheusConfig prometheusConfig(const SourceSettings &settings, HttpCredentials credentials);

} // namespace onex
