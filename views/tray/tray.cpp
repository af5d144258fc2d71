// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/tray/tray.h"

#include "models/notices/mutes.h"
#include "models/notices/noticetext.h"
#include "views/tray/mutemenu.h"
#include "views/tray/trayimage.h"

#include <QMenu>
#include <QTimer>

#include <algorithm>

namespace onex {
namespace {

constexpr std::size_t kMostAlerts = 5;
constexpr int kLookAgainMs = 10'000;
constexpr qsizetype kLongestLine = 60;

// A letter after & is a key in a menu.
QString menuText(const LiveAlert &alert)
{
    QString text = plainLine(alert.name(), kLongestLine / 2);
    if (const QString summary = alert.summary(); !summary.isEmpty())
        text += QStringLiteral(" · ") + summary;
    text
        = QStringLiteral("%1: %2").arg(severityWord(alert.severity), plainLine(text, kLongestLine));
    return text.replace(u'&', QLatin1String("&&"));
}

bool isWorse(const LiveAlertPtr &a, const LiveAlertPtr &b)
{
    return std::tie(a->severity, a->sinceMs) < std::tie(b->severity, b->sinceMs);
}

bool isEqual(const LiveAlertPtr &a, const LiveAlertPtr &b) { return *a == *b; }

} // namespace

Tray::Tray(Mutes *mutes, bool mayAcknowledge, QObject *parent)
    : QObject(parent)
    , m_mutes(mutes)
    , m_mayAcknowledge(mayAcknowledge)
    , m_menu(std::make_unique<QMenu>())
{
    m_icon.setIcon(trayIcon(m_summary));
    m_icon.setContextMenu(m_menu.get());
    connect(&m_icon, &QSystemTrayIcon::activated, this, &Tray::activate);
    connect(&m_icon, &QSystemTrayIcon::messageClicked, this,
            [this] { Q_EMIT openRequested(m_said); });
    if (m_mutes) {
        m_muteMenu = new QMenu(tr("Mute"), m_menu.get());
        offerMutes(m_muteMenu, *m_mutes);
        connect(m_mutes, &Mutes::changed, this, &Tray::showToolTip);
    }
    // Not while it is open: what is under the pointer stays there.
    connect(m_menu.get(), &QMenu::aboutToHide, this, &Tray::fill, Qt::QueuedConnection);
    fill();
    showToolTip();
}

Tray::~Tray() = default;

// The place for it may come after the program, as it does where both start with the session.
void Tray::show()
{
    if (QSystemTrayIcon::isSystemTrayAvailable())
        m_icon.show();
    else
        QTimer::singleShot(kLookAgainMs, this, &Tray::show);
}

void Tray::setAlerts(const std::vector<LiveAlertPtr> &alerts, const AlertModel::Counts &counts,
                     const QStringList &unknown)
{
    std::vector<LiveAlertPtr> urgent;
    std::ranges::copy_if(alerts, std::back_inserter(urgent), [](const LiveAlertPtr &alert) {
        return alert->state == AlertState::Firing && alert->severity <= Severity::High;
    });
    std::ranges::sort(urgent, isWorse);
    QStringList ids;
    for (const LiveAlertPtr &alert : urgent)
        ids += alert->id;
    urgent.resize(std::min(urgent.size(), kMostAlerts));
    const bool isSame = ids == m_urgent && std::ranges::equal(urgent, m_worst, isEqual);
    m_urgent.swap(ids);
    m_worst.swap(urgent);
    if (!isSame)
        fill();
    const AlertSummary summary = summaryOf(counts, unknown);
    if (summary != std::exchange(m_summary, summary))
        m_icon.setIcon(trayIcon(summary));
    m_text = summaryText(counts, unknown);
    showToolTip();
}

void Tray::showToolTip()
{
    QStringList lines{tr("ONEX Dashboard"), m_text};
    if (m_mutes)
        lines += m_mutes->text();
    lines.removeAll(QString());
    m_icon.setToolTip(lines.join(u'\n'));
}

// --- the menu ----------------------------------------------------------------------------------

void Tray::fill()
{
    if (m_menu->isVisible())
        return;
    m_menu->clear();
    m_menu->addAction(tr("Open the window"), this, [this] { Q_EMIT openRequested({}); });
    addAlerts();
    if (m_mutes) {
        m_menu->addSeparator();
        m_menu->addMenu(m_muteMenu);
    }
    m_menu->addSeparator();
    m_menu->addAction(tr("Quit"), this, &Tray::quitRequested);
}

void Tray::addAlerts()
{
    if (m_worst.empty())
        return;
    m_menu->addSeparator();
    for (const LiveAlertPtr &alert : m_worst)
        m_menu->addAction(menuText(*alert), this,
                          [this, id = alert->id] { Q_EMIT openRequested(id); });
    const auto more = m_urgent.size() - static_cast<qsizetype>(m_worst.size());
    if (more > 0)
        m_menu->addAction(tr("and %1 more").arg(more), this, [this] { Q_EMIT openRequested({}); });
    if (m_mayAcknowledge)
        m_menu->addAction(tr("Acknowledge…"), this,
                          [this, ids = m_urgent] { Q_EMIT acknowledgeRequested(ids); });
}

void Tray::activate(QSystemTrayIcon::ActivationReason reason)
{
    if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
        Q_EMIT openRequested({});
}

void Tray::say(const Notice &notice)
{
    m_said = notice.alertIds.value(0);
    m_icon.showMessage(notice.title, notice.body,
                       notice.severity == Severity::Critical ? QSystemTrayIcon::Critical
                                                             : QSystemTrayIcon::Warning);
}

} // namespace onex
