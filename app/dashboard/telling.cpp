// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dashboard/telling.h"

#include "app/dashboard/acknowledging.h"
#include "app/dashboard/alerting.h"
#include "models/notices/noticetext.h"
#include "views/alerts/alertpane.h"
#include "views/shell/mainwindow.h"
#include "views/tray/mutemenu.h"

#include <QCoreApplication>

#include <algorithm>

namespace onex {
namespace {

constexpr int kDone = -1; // id of what is said of an action: no notice's

NoticeSettings noticeSettings(const AlertSettings &settings)
{
    NoticeSettings made;
    made.ownCluster = Alerting::ownCluster();
    for (std::size_t i = 0; i < made.desktop.size(); ++i) {
        const QString word = severityWord(static_cast<Severity>(i));
        made.desktop[i] = settings.notify.contains(word);
        made.sound[i] = settings.sound.contains(word);
        made.repeatMs[i] = settings.repeat.value(word, 0);
    }
    return made;
}

// An alert that its Alertmanager knows has another id than it had before.
bool isNamed(const LiveAlert &alert, const QStringList &ids)
{
    return ids.contains(alert.id) || ids.contains(alert.historyId());
}

} // namespace

Telling::Telling(Alerting &alerting, Acknowledging &acknowledging, MainWindow &window,
                 const Clock &clock, const AlertSettings &settings, May may)
    : QObject(&window)
    , m_alerting(alerting)
    , m_acknowledging(acknowledging)
    , m_window(window)
    , m_may(may)
    , m_mutes(alerting.state(), clock)
    , m_announcer(alerting.state(), m_mutes, clock, noticeSettings(settings))
    , m_tray(may == May::Nothing ? nullptr : &m_mutes, may == May::All)
{
    connectAnnouncer();
    connectDesktop();
    connectTray();
    const auto takeAuthor = [this] { m_mutes.setActor(m_acknowledging.author()); };
    connect(&acknowledging, &Acknowledging::authorChanged, this, takeAuthor);
    takeAuthor();
    connect(&alerting, &Alerting::changed, this, &Telling::takeAlerts);
    connect(&alerting.model(), &AlertModel::countsChanged, this, &Telling::showState);
    connect(&alerting.feed(), &AlertFeed::unknownChanged, this, &Telling::showState);
    if (may != May::Nothing)
        window.alertPane()->addTool(new MuteButton(m_mutes));
    showState();
    m_tray.show();
}

void Telling::connectAnnouncer()
{
    AlertPane *pane = m_window.alertPane();
    connect(&m_mutes, &Mutes::told, pane, &AlertPane::told);
    connect(&m_announcer, &Announcer::told, pane, &AlertPane::told);
    connect(&m_announcer, &Announcer::show, this, &Telling::tell);
    connect(&m_announcer, &Announcer::withdraw, this, [this](int id) {
        m_notices.remove(id);
        m_desktop.close(id);
    });
    connect(&m_announcer, &Announcer::sound, this, [this](Severity severity, Notice::Kind kind) {
        m_sounds.play(soundOf(severity, kind));
    });
    connect(&m_sounds, &Sounds::failed, this,
            [this](const QString &reason) { Q_EMIT failed(tr("sound"), reason); });
    connect(&m_sounds, &Sounds::played, this, [this] { Q_EMIT failed(tr("sound"), {}); });
}

void Telling::connectDesktop()
{
    connect(&m_desktop, &DesktopNotifier::opened, this, [this](int id, const QString &token) {
        const LiveAlertPtr worst = firstOf(m_notices.value(id).alertIds);
        open(worst ? worst->id : QString(), token);
    });
    connect(&m_desktop, &DesktopNotifier::acknowledged, this, &Telling::acknowledge);
    connect(&m_desktop, &DesktopNotifier::unavailable, this,
            [this](const DesktopNotice &notice, const QString &reason) {
                Q_EMIT failed(tr("notifications of the desktop"), reason);
                sayInTray(notice);
            });
}

void Telling::connectTray()
{
    connect(&m_tray, &Tray::openRequested, this, [this](const QString &id) { open(id, {}); });
    connect(&m_tray, &Tray::acknowledgeRequested, this,
            [this](const QStringList &ids) { ask(ids, {}); });
    connect(&m_tray, &Tray::quitRequested, qApp, &QCoreApplication::quit);
}

void Telling::takeAlerts()
{
    m_alerts = m_alerting.alerts();
    m_announcer.setAlerts(m_alerts, !m_alerting.feed().managers().empty());
    showState();
}

void Telling::showState()
{
    const AlertModel::Counts counts = m_alerting.model().counts();
    const QStringList unknown = m_alerting.feed().unknown();
    m_tray.setAlerts(m_alerts, counts, unknown);
    m_window.setTitleMark(titleMark(summaryOf(counts, unknown)));
}

// --- telling -----------------------------------------------------------------------------------

void Telling::tell(const Notice &notice)
{
    m_notices.insert(notice.id, notice);
    DesktopNotice shown;
    shown.id = notice.id;
    shown.title = notice.title;
    shown.body = notice.body;
    shown.isCritical = notice.severity == Severity::Critical;
    if (!m_window.isWallboard())
        shown.openLabel = tr("Open");
    if (m_may == May::All)
        shown.acknowledgeLabel = tr("Acknowledge");
    m_desktop.show(shown);
}

void Telling::sayInTray(const DesktopNotice &notice)
{
    Notice said = m_notices.value(notice.id);
    said.title = notice.title;
    said.body = notice.body;
    m_tray.say(said);
}

// --- what people do there ----------------------------------------------------------------------

void Telling::open(const QString &alertId, const QString &token)
{
    if (!token.isEmpty()) // where a Wayland desktop's permission to come to the front is looked for
        qputenv("XDG_ACTIVATION_TOKEN", token.toUtf8());
    m_window.showAlert(alertId);
}

std::vector<LiveAlertPtr> Telling::firing(const QStringList &alertIds) const
{
    std::vector<LiveAlertPtr> found = m_alerts;
    std::erase_if(found, [&alertIds](const LiveAlertPtr &alert) {
        return alert->state != AlertState::Firing || !isNamed(*alert, alertIds);
    });
    return found;
}

// That is still there.
LiveAlertPtr Telling::firstOf(const QStringList &alertIds) const
{
    for (const QString &id : alertIds) {
        const auto found = std::ranges::find_if(
            m_alerts, [&id](const LiveAlertPtr &alert) { return isNamed(*alert, {id}); });
        if (found != m_alerts.end())
            return *found;
    }
    return nullptr;
}

void Telling::acknowledge(int id, const QString &token)
{
    const QStringList ids = m_notices.value(id).alertIds;
    const std::vector<LiveAlertPtr> alerts = firing(ids);
    if (alerts.empty())
        return;
    if (!m_acknowledging.acknowledgeAtOnce(alerts)) {
        ask(ids, token);
        return;
    }
    DesktopNotice done;
    done.id = kDone;
    done.title = tr("%n alert(s) acknowledged for 1 h", nullptr, static_cast<int>(alerts.size()));
    done.body = tr("By %1").arg(plainLine(m_acknowledging.author(), 60));
    m_desktop.show(done);
}

void Telling::ask(const QStringList &alertIds, const QString &token)
{
    const std::vector<LiveAlertPtr> alerts = firing(alertIds);
    if (alerts.empty())
        return;
    open(alerts.front()->id, token);
    m_acknowledging.acknowledge(alerts);
}

} // namespace onex
