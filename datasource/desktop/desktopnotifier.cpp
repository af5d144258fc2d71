// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/desktop/desktopnotifier.h"

#include <QCoreApplication>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

#include <algorithm>

namespace onex {
namespace {

constexpr int kPatienceMs = 5000;
const QString kService = QStringLiteral("org.freedesktop.Notifications");
const QString kPath = QStringLiteral("/org/freedesktop/Notifications");
const QString kOpen = QStringLiteral("default"); // what a click on the notification itself does
const QString kAcknowledge = QStringLiteral("acknowledge");

enum Urgency : uchar { Normal = 1, Critical = 2 };

} // namespace

DesktopNotifier::DesktopNotifier(const QDBusConnection &bus, QObject *parent)
    : QObject(parent)
    , m_bus(bus)
    , m_watcher(kService, bus, QDBusServiceWatcher::WatchForOwnerChange)
{
    const auto listen = [this](const char *signal, const char *slot) {
        m_bus.connect(kService, kPath, kService, QString::fromLatin1(signal), this, slot);
    };
    listen("ActionInvoked", SLOT(onAction(uint, QString)));
    listen("NotificationClosed", SLOT(onClosed(uint, uint)));
    listen("ActivationToken", SLOT(onToken(uint, QString)));
    connect(&m_watcher, &QDBusServiceWatcher::serviceOwnerChanged, this, &DesktopNotifier::forget);
}

// Another service numbers anew, and can do other things.
void DesktopNotifier::forget()
{
    m_capabilities.reset();
    m_shown.clear();
    m_tokens.clear();
}

void DesktopNotifier::whenAnswered(const QString &method, const QVariantList &arguments,
                                   const std::function<void(QDBusPendingCallWatcher &)> &then)
{
    QDBusMessage call = QDBusMessage::createMethodCall(kService, kPath, kService, method);
    call.setArguments(arguments);
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(call, kPatienceMs), this);
    const auto answer = [watcher, then] {
        watcher->deleteLater();
        then(*watcher);
    };
    if (watcher->isFinished()) // without a bus it has failed at once, and will not say so
        QMetaObject::invokeMethod(watcher, answer, Qt::QueuedConnection);
    else
        connect(watcher, &QDBusPendingCallWatcher::finished, this, answer);
}

void DesktopNotifier::show(const DesktopNotice &notice)
{
    if (m_capabilities) {
        send(notice);
        return;
    }
    m_waiting.push_back(notice);
    askCapabilities();
}

void DesktopNotifier::askCapabilities()
{
    if (std::exchange(m_asking, true))
        return;
    whenAnswered(QStringLiteral("GetCapabilities"), {}, [this](QDBusPendingCallWatcher &answer) {
        m_asking = false;
        const QDBusPendingReply<QStringList> reply = answer;
        if (reply.isValid())
            m_capabilities = reply.value();
        for (const DesktopNotice &notice : std::exchange(m_waiting, {})) {
            if (reply.isValid())
                send(notice);
            else
                Q_EMIT unavailable(notice, reply.error().message());
        }
    });
}

bool DesktopNotifier::can(const char *capability) const
{
    return m_capabilities && m_capabilities->contains(QLatin1String(capability));
}

QStringList DesktopNotifier::actionsOf(const DesktopNotice &notice) const
{
    QStringList actions;
    if (can("actions") && !notice.openLabel.isEmpty())
        actions << kOpen << notice.openLabel;
    if (can("actions") && !notice.acknowledgeLabel.isEmpty())
        actions << kAcknowledge << notice.acknowledgeLabel;
    return actions;
}

void DesktopNotifier::send(const DesktopNotice &notice)
{
    const QVariantMap hints{
        {QStringLiteral("urgency"),
         QVariant::fromValue<uchar>(notice.isCritical ? Critical : Normal)},
        {QStringLiteral("category"), QStringLiteral("x-onex.alert")},
        {QStringLiteral("desktop-entry"), QStringLiteral("onex-dashboard")},
        {QStringLiteral("suppress-sound"), true}, // the program sounds by itself
    };
    const QString body = can("body-markup") ? notice.body.toHtmlEscaped() : notice.body;
    const QVariantList arguments{QCoreApplication::applicationName(),
                                 0U, // replaces none
                                 QStringLiteral("onex"),
                                 notice.title,
                                 body,
                                 actionsOf(notice),
                                 hints,
                                 -1}; // as long as the desktop likes
    m_sent.insert(notice.id, false);
    whenAnswered(QStringLiteral("Notify"), arguments, [this, notice](auto &answer) {
        const QDBusPendingReply<uint> reply = answer;
        if (reply.isValid()) {
            accept(notice, reply.value());
        } else if (!m_sent.take(notice.id)) {
            m_capabilities.reset();
            Q_EMIT unavailable(notice, reply.error().message());
        }
    });
}

void DesktopNotifier::accept(const DesktopNotice &notice, uint handle)
{
    if (m_sent.take(notice.id))
        closeHandle(handle);
    else
        m_shown.insert(handle, notice.id);
}

void DesktopNotifier::close(int id)
{
    std::erase_if(m_waiting, [id](const DesktopNotice &notice) { return notice.id == id; });
    if (const auto sent = m_sent.find(id); sent != m_sent.end())
        *sent = true;
    if (const auto shown = std::find(m_shown.begin(), m_shown.end(), id); shown != m_shown.end()) {
        const uint handle = shown.key();
        onClosed(handle, 0);
        closeHandle(handle);
    }
}

void DesktopNotifier::closeHandle(uint handle)
{
    whenAnswered(QStringLiteral("CloseNotification"), {handle}, [](const auto &) {});
}

// The service tells of everybody's notifications.
void DesktopNotifier::onAction(uint handle, const QString &action)
{
    const auto shown = m_shown.constFind(handle);
    if (shown == m_shown.cend())
        return;
    const int id = *shown;
    const QString token = m_tokens.take(handle);
    if (action == kOpen)
        Q_EMIT opened(id, token);
    else if (action == kAcknowledge)
        Q_EMIT acknowledged(id, token);
}

void DesktopNotifier::onClosed(uint handle, uint)
{
    m_shown.remove(handle);
    m_tokens.remove(handle);
}

void DesktopNotifier::onToken(uint handle, const QString &token)
{
    if (m_shown.contains(handle))
        m_tokens.insert(handle, token);
}

} // namespace onex
