// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThreadPool>

#include <memory>

namespace onex {

// Sounds of the desktop's theme, by name. A sound server that is slow stops nobody: a thread of its
// own speaks with it, and while one sound is handed over no other is.
class Sounds final : public QObject
{
    Q_OBJECT
public:
    explicit Sounds(QObject *parent = nullptr);
    ~Sounds() override; // waits for the sound server's answer, not for the sound

    void play(const QString &name); // "dialog-warning", of the freedesktop sound theme

Q_SIGNALS:
    void played(const QString &name); // the sound server took it
    void failed(const QString &reason);

private:
    class Player;
    std::shared_ptr<Player> m_player;
    QThreadPool m_thread;
    int m_waiting = 0;
};

} // namespace onex
