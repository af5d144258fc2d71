// SPDX-License-Identifier: GPL-3.0-or-later
// An Alertmanager in the test's own process that says what it is told to.
#pragma once

#include "datasource/alertmanager/alertmanagerclient.h"
#include "tests/alertmanager/waiting.h"
#include "tests/http/httpfake.h"

#include <QMap>

namespace onex::test {

class FakeAlertmanager
{
public:
    // Answers to a path below /api/v2/; what is not here is answered with 404.
    QMap<QByteArray, QByteArray> answers{{"alerts", ok("[]")}, {"silences", ok("[]")}};
    // To a POST or a DELETE.
    QByteArray actAnswer = ok(R"({"silenceID":"new"})");
    bool isSilent = false;

    static QByteArray ok(const QByteArray &body) { return httpAnswer("200 OK", body); }

    QUrl url() const { return m_url; }

    void die()
    {
        fake.close();
        for (QTcpSocket *socket : fake.findChildren<QTcpSocket *>())
            socket->abort();
    }

    AlertmanagerConfig config() const
    {
        AlertmanagerConfig config;
        config.url = url();
        config.limits.deadline = std::chrono::milliseconds(1500);
        return config;
    }

    QByteArrayList seen() const // "GET /api/v2/alerts"
    {
        QByteArrayList lines;
        for (const FakeRequest &request : fake.requests())
            lines += request.method + ' ' + request.path;
        return lines;
    }

    HttpFake fake{[this](QTcpSocket &socket, const FakeRequest &request) {
        const QByteArray name = request.path.mid(request.path.lastIndexOf('/') + 1);
        const QByteArray unknown = httpAnswer("404 Not Found", "404 page not found");
        if (!isSilent)
            socket.write(request.method == "GET" ? answers.value(name, unknown) : actAnswer);
    }};

private:
    const QUrl m_url = fake.url({}); // also once it is dead
};

inline QByteArray statusAnswer(const QByteArray &name, const QByteArray &peers)
{
    return FakeAlertmanager::ok(R"({"cluster":{"name":")" + name + R"(","peers":[)" + peers
                                + R"(],"status":"ready"},"config":{"original":""},)"
                                  R"("uptime":"1970-01-01T00:00:07Z",)"
                                  R"("versionInfo":{"version":"0.25.0"}})");
}

inline QByteArray silenceJson(const QByteArray &id, int updatedSeconds,
                              const QByteArray &state = "active", const QByteArray &comment = {})
{
    return R"({"id":")" + id + R"(","status":{"state":")" + state
        + R"("},"updatedAt":"1970-01-01T00:00:)"
        + QByteArray::number(updatedSeconds).rightJustified(2, '0') + R"(Z","comment":")" + comment
        + R"(","createdBy":"me","startsAt":"1970-01-01T00:00:01Z","endsAt":"1970-01-01T01:00:00Z",)"
          R"("matchers":[{"name":"a","value":"1","isRegex":false,"isEqual":true}]})";
}

inline Silence someSilence()
{
    Silence silence;
    silence.matchers = {{"alertname", "Hot"}, {"room", "1|2", true, false}};
    silence.startsMs = 1000;
    silence.endsMs = 61'000;
    silence.createdBy = "me";
    silence.comment = "ACK! n-1";
    return silence;
}

} // namespace onex::test
