// SPDX-License-Identifier: GPL-3.0-or-later
// The desktop's notifications. Source: freedesktop.org, Desktop Notifications Specification 1.2.
#pragma once

#include <QDBusConnection>
#include <QDBusServiceWatcher>
#include <QHash>
#include <QObject>
#include <QStringList>

#include <functional>
#include <optional>
#include <vector>

class QDBusPendingCallWatcher;

namespace onex {

struct DesktopNotice
{
    int id = 0; // the caller's
    QString title{};
    QString body{};                          // plain text
    bool isCritical = false;                 // stays until somebody closes it
    QString openLabel{}, acknowledgeLabel{}; // empty: it cannot be done from there
};

// Nothing here waits: what the service answers comes as a signal. A service that is slow, or is not
// there, gives the notice back.
class DesktopNotifier final : public QObject
{
    Q_OBJECT
public:
    explicit DesktopNotifier(const QDBusConnection &bus = QDBusConnection::sessionBus(),
                             QObject *parent = nullptr);

    void show(const DesktopNotice &notice);
    void close(int id);

Q_SIGNALS:
    // token: lets a window come to the front, where the desktop gives one.
    void opened(int id, const QString &token);
    void acknowledged(int id, const QString &token);
    void unavailable(const onex::DesktopNotice &notice, const QString &reason);

private Q_SLOTS:
    void onAction(uint handle, const QString &action);
    void onClosed(uint handle, uint reason);
    void onToken(uint handle, const QString &token);

private:
    void askCapabilities();
    void send(const DesktopNotice &notice);
    void accept(const DesktopNotice &notice, uint handle);
    void closeHandle(uint handle);
    void forget();
    bool can(const char *capability) const;
    QStringList actionsOf(const DesktopNotice &notice) const;
    void whenAnswered(const QString &method, const QVariantList &arguments,
                      const std::function<void(QDBusPendingCallWatcher &)> &then);

    QDBusConnection m_bus;
    QDBusServiceWatcher m_watcher;
    std::optional<QStringList> m_capabilities; // none: not known
    std::vector<DesktopNotice> m_waiting;      // for the capabilities
    QHash<uint, int> m_shown;                  // ids by the service's handle
    QHash<int, bool> m_sent;                   // without a handle yet; true: to be closed at once
    QHash<uint, QString> m_tokens;
    bool m_asking = false;
};

} // namespace onex
