// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/openlink.h"

#include <QCoreApplication>
#include <QMessageBox>

namespace onex {
namespace {

QMessageBox *plainBox(QWidget *parent, const QString &text)
{
    auto *box = new QMessageBox(parent);
    box->setTextFormat(Qt::PlainText);
    box->setText(text);
    box->setAttribute(Qt::WA_DeleteOnClose);
    return box;
}

QString tr(const char *text) { return QCoreApplication::translate("OpenLink", text); }

} // namespace

QUrl openableUrl(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    const bool web
        = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    return url.isValid() && web && !url.host().isEmpty() ? url : QUrl();
}

bool confirmOpening(QWidget *parent, const QString &text)
{
    const QUrl url = openableUrl(text);
    if (url.isEmpty()) {
        plainBox(parent,
                 tr("This link is not opened: only http and https addresses are.\n\n")
                     + text.left(2000))
            ->open();
        return false;
    }
    QMessageBox *box
        = plainBox(parent, tr("Open this address in the browser?\n\n") + url.toDisplayString());
    box->setStandardButtons(QMessageBox::Open | QMessageBox::Cancel);
    return box->exec() == QMessageBox::Open;
}

} // namespace onex
