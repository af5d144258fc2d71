// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/config/config.h"
#include "datasource/desktop/desktopnotifier.h"
#include "datasource/desktop/sounds.h"
#include "models/notices/announcer.h"
#include "views/tray/tray.h"

namespace onex {

class Acknowledging;
class Alerting;
class MainWindow;

// Tells people of alerts: by the desktop's notifications and sounds, beside its clock, in the
// window's title; and what they do there is done.
class Telling final : public QObject
{
    Q_OBJECT
public:
    enum class May { Nothing, Mute, All }; // of what changes something

    // All outlive it.
    Telling(Alerting &alerting, Acknowledging &acknowledging, MainWindow &window,
            const Clock &clock, const AlertSettings &settings, May may);

Q_SIGNALS:
    // Empty text: it works again.
    void failed(const QString &what, const QString &text);

private:
    void connectAnnouncer();
    void connectDesktop();
    void connectTray();
    void takeAlerts();
    void showState();
    void tell(const Notice &notice);
    void sayInTray(const DesktopNotice &notice);
    void open(const QString &alertId, const QString &token);
    void acknowledge(int id, const QString &token);
    void ask(const QStringList &alertIds, const QString &token);
    std::vector<LiveAlertPtr> firing(const QStringList &alertIds) const;
    LiveAlertPtr firstOf(const QStringList &alertIds) const;

    Alerting &m_alerting;
    Acknowledging &m_acknowledging;
    MainWindow &m_window;
    May m_may;
    Mutes m_mutes;
    Announcer m_announcer;
    DesktopNotifier m_desktop;
    Sounds m_sounds;
    Tray m_tray;
    std::vector<LiveAlertPtr> m_alerts;
    QHash<int, Notice> m_notices; // that are shown
};

} // namespace onex
