// SPDX-License-Identifier: GPL-3.0-or-later
// A plain HTTP/1.0 exchange that waits for its answer without an event loop: for talking to a child
// process from a test, beside the client under test.
#pragma once

#include <QByteArray>
#include <QUrl>

#include <chrono>

namespace onex::test {

struct HttpAnswer
{
    int status = 0; // 0: no answer within the time
    QByteArray body{};

    bool ok() const { return status >= 200 && status < 300; }
};

HttpAnswer httpGet(const QUrl &url, std::chrono::milliseconds timeout = std::chrono::seconds(5));
HttpAnswer httpPost(const QUrl &url, const QByteArray &body,
                    const QByteArray &contentType = "application/json",
                    std::chrono::milliseconds timeout = std::chrono::seconds(5));

} // namespace onex::test
