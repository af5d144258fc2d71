// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/alertmanager/alertmanagerresponse.h"
#include "datasource/http/httpclient.h"
#include "datasource/source/alertsource.h"

namespace onex {

class ClientState;

struct AlertmanagerConfig
{
    QUrl url; // base, may have a path
    HttpCredentials credentials;
    HttpTls tls;
    HttpLimits limits;
    AlertLimits decode;
};

// One Alertmanager, API v2. Called and answered on the UI thread; decoding is done elsewhere. At
// most four GETs at a time: servers refuse more than a few. Destroying it cancels what is under
// way. Errors: those of HttpClient and of decodeAlertList(), and the server's own words with the
// kind of its status; origin is the address that was asked.
class AlertmanagerClient final
{
public:
    explicit AlertmanagerClient(AlertmanagerConfig config);
    ~AlertmanagerClient();
    Q_DISABLE_COPY_MOVE(AlertmanagerClient)

    std::string url() const; // without credentials
    MemberHealth health() const;
    // Of somebody who gave up waiting; it fails until it answers.
    void noteSilence(const Error &error);

    // All of them, whatever their state; silences also for a while after they expired.
    Async<std::vector<Alert>> alerts(std::stop_token stop);
    Async<std::vector<Silence>> silences(std::stop_token stop);
    Async<ServerStatus> status(std::stop_token stop);

    // The id; a new one where the silence had one and is not merely changed in place. Seen by the
    // server at most once. An error that is unclear: it may have been made all the same, so look
    // for it before another is sent. A silence that starts in the past starts now.
    Async<std::string> post(Silence silence, std::stop_token stop);
    // Ends it; that it ended already is no error. NotFound: the server knows no such silence.
    Async<void> expire(std::string id, std::stop_token stop);

    // Tells it of alerts, see alertsPost().
    Async<void> raise(const std::vector<Alert> &alerts, std::stop_token stop);

private:
    std::shared_ptr<ClientState> d;
};

} // namespace onex
