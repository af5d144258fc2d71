// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/http/httpclient.h"

#include <QSslConfiguration>

namespace onex {

// TLS 1.2 or later, the peer always verified. Reads the files: not for the UI thread. Error: Tls,
// naming the file and what is wrong with it.
Result<QSslConfiguration> tlsConfiguration(const HttpTls &tls);

} // namespace onex
