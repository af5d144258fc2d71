// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/config/config.h"

#include <QCoroTask>
#include <QObject>
#include <QPointer>

#include <stop_token>

class QWidget;

namespace onex {

class ConnectDialog;

// Takes a server that a person names into the configuration: asks for it, tries it, keeps its
// secret in the keyring and the rest in the file.
class Connecting final : public QObject
{
    Q_OBJECT
public:
    // The window outlives it.
    Connecting(QString configFile, QWidget &window);
    ~Connecting() override;

    void ask();

Q_SIGNALS:
    void connected(); // the file names it from now on

private:
    void attemptIt();
    void save();
    QCoro::Task<Result<void>> keep(SourceSettings settings, QByteArray secret) const;

    QString m_file;
    QWidget &m_window;
    QPointer<ConnectDialog> m_dialog; // while it is open
    std::stop_source m_stop;
};

} // namespace onex
