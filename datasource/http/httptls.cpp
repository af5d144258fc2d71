// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/http/httptls.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslKey>

#include <algorithm>

namespace onex {

namespace {

constexpr qint64 kMaxPemBytes = 4 * 1024 * 1024; // the system's whole bundle has 0.2 MB

auto tlsFail(const char *what, const QString &file, const std::string &why)
{
    return fail(Error::Kind::Tls, what + (" " + file.toStdString()) + " " + why,
                file.toStdString());
}

Result<QByteArray> readPem(const char *what, const QString &path)
{
    QFile file{path};
    if (!file.open(QIODevice::ReadOnly))
        return tlsFail(what, path, "cannot be read: " + file.errorString().toStdString());
    return file.read(kMaxPemBytes);
}

Result<QList<QSslCertificate>> readCertificates(const char *what, const QString &path)
{
    const Result<QByteArray> pem = readPem(what, path);
    if (!pem)
        return fail(pem.error());
    QList<QSslCertificate> certificates = QSslCertificate::fromData(*pem, QSsl::Pem);
    if (certificates.isEmpty())
        return tlsFail(what, path, "holds no PEM certificate");
    return certificates;
}

Result<QSslKey> readKey(const QString &path)
{
    const Result<QByteArray> pem = readPem("the key file", path);
    if (!pem)
        return fail(pem.error());
    for (const auto algorithm : {QSsl::Rsa, QSsl::Ec, QSsl::Dsa}) {
        QSslKey key{*pem, algorithm};
        if (!key.isNull())
            return key;
    }
    return tlsFail("the key file", path, "holds no PEM key without a pass phrase");
}

Result<void> addClientCertificate(const HttpTls &tls, QSslConfiguration &configuration)
{
    const auto chain = readCertificates("the certificate file", tls.certificateFile);
    if (!chain)
        return fail(chain.error());
    const auto key = readKey(tls.keyFile.isEmpty() ? tls.certificateFile : tls.keyFile);
    if (!key)
        return fail(key.error());
    configuration.setLocalCertificateChain(*chain);
    configuration.setPrivateKey(*key);
    return {};
}

} // namespace

Result<QSslConfiguration> tlsConfiguration(const HttpTls &tls)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (!tls.caFile.isEmpty()) {
        const auto authorities = readCertificates("the CA file", tls.caFile);
        if (!authorities)
            return fail(authorities.error());
        configuration.setCaCertificates(*authorities);
    }
    if (!tls.certificateFile.isEmpty()) {
        const Result<void> added = addClientCertificate(tls, configuration);
        if (!added)
            return fail(added.error());
    }
    return configuration;
}

} // namespace onex
