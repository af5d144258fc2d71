// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/alertmanager/alertmanagererror.h"

#include <QFile>
#include <QTest>

using namespace onex;
using Kind = Error::Kind;

namespace {

void addColumns()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("words");
}

} // namespace

class AlertmanagerErrorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void words_data();
    void words();
    void longWordsAreCut();
    void notTheApi_data();
    void notTheApi();
    void corpus_data();
    void corpus();
};

void AlertmanagerErrorTest::words_data()
{
    addColumns();
    const auto row
        = [](const char *name, int status, const char *body, Kind kind, const char *words) {
              QTest::newRow(name) << status << QByteArray{body} << static_cast<int>(kind)
                                  << QByteArray{words};
          };
    row("a bare string", 400, "\"bad matcher: \\\"x\"\n", Kind::BadQuery, "bad matcher: \"x");
    row("an object", 422, R"({"code":602,"message":"endsAt is required"})", Kind::BadQuery,
        "endsAt is required");
    row("a proxy's object", 403, R"({"error":"not you"})", Kind::Denied, "not you");
    row("unknown silence, ended", 500, "\"silence not found\"", Kind::NotFound,
        "silence not found");
    row("unknown silence, changed", 404, "\"silence not found\"", Kind::NotFound,
        "silence not found");
    row("unknown silence, newer servers", 404, "", Kind::NotFound,
        "there is no such page on the server; is the address right? (HTTP 404)");
    row("too many at once", 503,
        "Limit of concurrent GET requests reached (8), try again later.\n\n", Kind::Unavailable,
        "the server is not ready: Limit of concurrent GET requests reached (8), try again later. "
        "(HTTP 503)");
    row("starting", 503, "", Kind::Unavailable, "the server is not ready (HTTP 503)");
    row("a proxy's page", 502, "<html><title>Bad gateway</title>", Kind::Unavailable,
        "the proxy cannot reach the server: Bad gateway (HTTP 502)");
    row("words without words", 500, "\"\"", Kind::BadAnswer, "the server failed: \"\" (HTTP 500)");
    row("a number", 500, "7", Kind::BadAnswer, "the server failed: 7 (HTTP 500)");
    row("cut", 400, "\"bad", Kind::BadQuery, "the server failed: \"bad (HTTP 400)");
    row("an object without words", 401, "{}", Kind::Denied,
        "the server wants credentials: {} (HTTP 401)");
    row("words of another type", 400, R"({"message":7})", Kind::BadQuery,
        R"(the server failed: {"message":7} (HTTP 400))");
}

void AlertmanagerErrorTest::words()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    const Error error = alertmanagerError(status, body.toStdString());
    QTEST(static_cast<int>(error.kind), "kind");
    QTEST(QByteArray::fromStdString(error.message), "words");
}

void AlertmanagerErrorTest::longWordsAreCut()
{
    const std::string body = '"' + std::string(500'000, 'x') + '"';
    QCOMPARE(alertmanagerError(400, body).message.size(), std::size_t{1000});
    const std::string huge = '"' + std::string(2'000'000, 'x') + '"';
    QVERIFY(alertmanagerError(400, huge).message.size() < 1000);
}

void AlertmanagerErrorTest::notTheApi_data()
{
    addColumns();
    const int kind = static_cast<int>(Kind::BadAnswer);
    QTest::newRow("empty") << 200 << QByteArray{" \n"} << kind
                           << QByteArray{"the server's answer is empty"};
    QTest::newRow("page") << 200 << QByteArray{"<title>Sign in</title>"} << kind
                          << QByteArray{"the server answered with a web page (\"Sign in\") instead "
                                        "of Alertmanager's API; is the address right?"};
    QTest::newRow("cut") << 200 << QByteArray{"[{"} << kind
                         << QByteArray{"the server's answer is cut off or not Alertmanager's API: "
                                       "why"};
}

void AlertmanagerErrorTest::notTheApi()
{
    QFETCH(QByteArray, body);
    const Error error = notAlertmanager(body.toStdString(), "why");
    QTEST(static_cast<int>(error.kind), "kind");
    QTEST(QByteArray::fromStdString(error.message), "words");
}

void AlertmanagerErrorTest::corpus_data()
{
    addColumns();
    if (!QFile::exists(QStringLiteral(ONEX_CORPUS "/api")))
        QSKIP("no corpus of server answers beside the sources");
    const auto row = [](const char *file, int status, Kind kind, const char *words) {
        QFile found{QStringLiteral(ONEX_CORPUS "/api/") + QString::fromLatin1(file)};
        QVERIFY2(found.open(QIODevice::ReadOnly), file);
        QTest::newRow(file) << status << found.readAll() << static_cast<int>(kind)
                            << QByteArray{words};
    };
    row("am_err_filter.json", 400, Kind::BadQuery, "bad matcher format: sev erity=");
    row("am_err_post_badregex.json", 400, Kind::BadQuery, "missing closing )");
    row("am_err_post_emptymatch.json", 400, Kind::BadQuery, "must not match the empty string");
    row("am_err_post_endbefore.json", 400, Kind::BadQuery, "must be before end time");
    row("am_err_post_past.json", 400, Kind::BadQuery, "can't be in the past");
    row("am_err_post_noend.json", 422, Kind::BadQuery, "endsAt in body is required");
    row("am_err_post_nomatchers.json", 422, Kind::BadQuery, "at least 1 items");
    row("am_err_post_noct.json", 415, Kind::BadQuery, "unsupported media type");
    row("am_err_404.json", 404, Kind::NotFound, "/api/v2/nosuch was not found");
    row("am_err_503_concurrency.txt", 503, Kind::Unavailable, "Limit of concurrent GET requests");
    row("am_silence_delete_unknown.json", 500, Kind::NotFound, "silence not found");
    row("am_silence_delete_badid.json", 422, Kind::BadQuery, "must be of type uuid");
}

void AlertmanagerErrorTest::corpus()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, words);
    const Error error = alertmanagerError(status, body.toStdString());
    QTEST(static_cast<int>(error.kind), "kind");
    QVERIFY2(error.message.find(words.toStdString()) != std::string::npos, error.message.c_str());
}

QTEST_GUILESS_MAIN(AlertmanagerErrorTest)
#include "tst_alertmanagererror.moc"
