// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/notices/notice.h"
#include "models/notices/summary.h"

#include <QObject>
#include <QSystemTrayIcon>

#include <memory>

class QMenu;

namespace onex {

class Mutes;

// How it stands, beside the clock, where the desktop has a place for it.
class Tray final : public QObject
{
    Q_OBJECT
public:
    // mutes: outlive it; null where nobody mutes.
    Tray(Mutes *mutes, bool mayAcknowledge, QObject *parent = nullptr);
    ~Tray() override;

    // The alerts, and why there may be more (AlertFeed's).
    void setAlerts(const std::vector<LiveAlertPtr> &alerts, const AlertModel::Counts &counts,
                   const QStringList &unknown);
    void show();                    // from now on, once the desktop has a place for it
    void say(const Notice &notice); // where the desktop has no notifications
    QMenu *menu() const { return m_menu.get(); }
    QString toolTip() const { return m_icon.toolTip(); }

Q_SIGNALS:
    void openRequested(const QString &alertId); // empty: just the window
    void acknowledgeRequested(const QStringList &alertIds);
    void quitRequested();

private:
    void fill();
    void addAlerts();
    void showToolTip();
    void activate(QSystemTrayIcon::ActivationReason reason);

    Mutes *m_mutes;
    bool m_mayAcknowledge;
    std::unique_ptr<QMenu> m_menu;
    QMenu *m_muteMenu = nullptr;
    QSystemTrayIcon m_icon;
    std::vector<LiveAlertPtr> m_worst;
    QStringList m_urgent; // ids
    AlertSummary m_summary;
    QString m_text; // as the tool tip says it
    QString m_said; // id of the alert that a message was about
};

} // namespace onex
