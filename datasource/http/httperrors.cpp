// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/http/httperrors.h"

#include "datasource/http/httppolicy.h"

#include <QSslCertificate>

namespace onex {

namespace {

int statusOf(const QNetworkReply &reply)
{
    return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

std::string wordsFor(const QSslError &error)
{
    switch (error.error()) {
    case QSslError::CertificateExpired:
        return "its certificate expired on "
            + error.certificate().expiryDate().toString(Qt::ISODate).toStdString();
    case QSslError::CertificateNotYetValid:
        return "its certificate is not valid yet";
    case QSslError::HostNameMismatch:
        return "its certificate is for another host";
    case QSslError::SelfSignedCertificate:
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
        return "its certificate was issued by an unknown authority (set tls.ca if it is your own)";
    case QSslError::CertificateRevoked:
        return "its certificate was revoked";
    default:
        return error.errorString().toStdString();
    }
}

std::string wordsFor(const QList<QSslError> &errors)
{
    std::string all;
    for (const QSslError &error : errors) {
        const std::string words = wordsFor(error);
        if (all.find(words) == std::string::npos)
            all += (all.empty() ? "" : ", ") + words;
    }
    return all;
}

std::string handshakeWords(const QNetworkReply &reply, const QList<QSslError> &errors)
{
    if (!errors.isEmpty())
        return " is not trusted: " + wordsFor(errors);
    const QString text = reply.errorString();
    // OpenSSL's words for an answer that is not TLS.
    for (const auto *plain : {"wrong version number", "packet length too long", "http request"})
        if (text.contains(QLatin1String(plain)))
            return " does not speak TLS on this port; is it http rather than https?";
    return " did not agree on a TLS connection: " + text.toStdString();
}

std::string closedWords(const QNetworkReply &reply)
{
    return statusOf(reply) > 0 ? " closed the connection in the middle of its answer"
                               : " closed the connection without answering";
}

struct Words
{
    Error::Kind kind;
    std::string text;
};

Words wordsOf(const QNetworkReply &reply, const QList<QSslError> &tlsErrors)
{
    using Kind = Error::Kind;
    switch (reply.error()) {
    case QNetworkReply::ConnectionRefusedError:
        return {Kind::Network, " refused the connection"};
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::ContentReSendError:
        return {Kind::Network, closedWords(reply)};
    case QNetworkReply::HostNotFoundError:
        return {Kind::Network, " is not a known host name"};
    case QNetworkReply::TimeoutError:
        return {Kind::Timeout, " could not be reached in time"};
    case QNetworkReply::SslHandshakeFailedError:
        return {Kind::Tls, handshakeWords(reply, tlsErrors)};
    case QNetworkReply::UnknownContentError:
        return {Kind::BadAnswer, " sent an answer that cannot be decompressed"};
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolUnknownError:
        return {Kind::BadAnswer, " did not answer in HTTP"};
    default:
        return {Kind::Network, " cannot be reached: " + reply.errorString().toStdString()};
    }
}

} // namespace

bool isCompleteAnswer(const QNetworkReply &reply)
{
    const int status = statusOf(reply);
    if (status < 200)
        return false;
    if (reply.error() == QNetworkReply::NoError)
        return true;
    // Of an error status Qt makes an error code, here or at ProtocolInvalidOperationError.
    const bool aboutStatus = reply.error() >= QNetworkReply::ContentAccessDenied
        || reply.error() == QNetworkReply::ProtocolInvalidOperationError;
    const bool broken = reply.error() == QNetworkReply::ContentReSendError
        || reply.error() == QNetworkReply::ProtocolFailure
        || reply.error() == QNetworkReply::ProtocolUnknownError;
    return status >= 400 && aboutStatus && !broken;
}

Error errorOf(const QNetworkReply &reply, const QList<QSslError> &tlsErrors)
{
    Words words = wordsOf(reply, tlsErrors);
    return Error{words.kind, hostOf(reply.url()) + words.text, originOf(reply.url()), 0, 0};
}

} // namespace onex
