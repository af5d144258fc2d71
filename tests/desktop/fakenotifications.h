// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusMessage>
#include <QObject>
#include <QStringList>
#include <QVariantMap>

namespace onex::test {

// A notification service that notes what it is asked, and does what the test says.
class FakeNotifications final : public QObject, protected QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")
public:
    struct Notified
    {
        uint handle;
        QString program, icon, title, body;
        QStringList actions;
        QVariantMap hints;
    };

    explicit FakeNotifications(QDBusConnection bus)
        : m_bus(std::move(bus))
    {
        m_bus.registerObject(QStringLiteral("/org/freedesktop/Notifications"), this,
                             QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals);
        m_bus.registerService(QStringLiteral("org.freedesktop.Notifications"));
    }
    ~FakeNotifications() override
    {
        m_bus.unregisterService(QStringLiteral("org.freedesktop.Notifications"));
        m_bus.unregisterObject(QStringLiteral("/org/freedesktop/Notifications"));
    }

    // Answers to Notify that were held back.
    void answer()
    {
        for (const QDBusMessage &reply : std::exchange(m_held, {}))
            m_bus.send(reply);
    }

    QStringList capabilities{"body", "actions", "body-markup"};
    bool holdsBack = false;
    std::vector<Notified> notified;
    QList<uint> closed;

public Q_SLOTS:
    QStringList GetCapabilities() { return capabilities; }
    uint Notify(const QString &program, uint, const QString &icon, const QString &title,
                const QString &body, const QStringList &actions, const QVariantMap &hints, int)
    {
        const uint handle = 40U + static_cast<uint>(notified.size());
        notified.push_back({handle, program, icon, title, body, actions, hints});
        if (holdsBack) {
            setDelayedReply(true);
            m_held.push_back(message().createReply(handle));
        }
        return handle;
    }
    void CloseNotification(uint handle) { closed += handle; }

Q_SIGNALS:
    void ActionInvoked(uint handle, const QString &action);
    void NotificationClosed(uint handle, uint reason);
    void ActivationToken(uint handle, const QString &token);

private:
    QDBusConnection m_bus;
    std::vector<QDBusMessage> m_held;
};

} // namespace onex::test
