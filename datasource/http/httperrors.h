// SPDX-License-Identifier: GPL-3.0-or-later
// Qt's network errors as sentences for a person.
#pragma once

#include "datasource/core/error.h"

#include <QList>
#include <QNetworkReply>
#include <QSslError>

namespace onex {

// Whether a finished reply is a complete answer of the server, whatever its status.
bool isCompleteAnswer(const QNetworkReply &reply);

// Why it is not one.
Error errorOf(const QNetworkReply &reply, const QList<QSslError> &tlsErrors);

} // namespace onex
