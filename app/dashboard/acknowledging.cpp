// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dashboard/acknowledging.h"

#include "app/dashboard/alerting.h"
#include "views/alerts/ackdialog.h"
#include "views/alerts/alertpane.h"

namespace onex {
namespace {

constexpr std::int64_t kHourMs = 3'600'000;

} // namespace

Acknowledging::Acknowledging(Alerting &alerting, AlertPane &pane, QObject *parent)
    : QObject(parent)
    , m_alerting(alerting)
    , m_pane(pane)
    , m_author(qEnvironmentVariable("USER"))
{
    Acknowledger &acknowledger = alerting.acknowledger();
    connect(&acknowledger, &Acknowledger::told, &pane, &AlertPane::told);
    connect(&pane, &AlertPane::acknowledgeRequested, this, &Acknowledging::acknowledge);
    connect(&pane, &AlertPane::takeBackRequested, this,
            [this, &acknowledger](const std::vector<LiveAlertPtr> &alerts) {
                for (const LiveAlertPtr &alert : alerts)
                    acknowledger.takeBack(*alert, m_author);
            });
    connect(&pane, &AlertPane::retryRequested, this,
            [&acknowledger](const std::vector<LiveAlertPtr> &alerts) {
                for (const LiveAlertPtr &alert : alerts)
                    acknowledger.retry(*alert);
            });
    acknowledger.load();
    auto asking = alerting.state().author();
    QCoro::connect(std::move(asking), this, [this](const Result<std::string> &author) {
        if (author && !author->empty())
            setAuthor(QString::fromStdString(*author));
    });
}

void Acknowledging::acknowledge(const std::vector<LiveAlertPtr> &alerts)
{
    auto *dialog = new AckDialog(alerts, m_alerting.feed().alerts(), m_author, &m_pane);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        const Acknowledger::Request request = dialog->request();
        remember(request.author);
        m_alerting.acknowledger().acknowledge(request);
    });
    dialog->open();
}

bool Acknowledging::acknowledgeAtOnce(const std::vector<LiveAlertPtr> &alerts)
{
    if (!m_isRemembered)
        return false;
    m_alerting.acknowledger().acknowledge({alerts, m_author, {}, kHourMs, false});
    return true;
}

void Acknowledging::setAuthor(const QString &author)
{
    m_author = author;
    m_isRemembered = true;
    Q_EMIT authorChanged();
}

void Acknowledging::remember(const QString &author)
{
    setAuthor(author);
    auto keeping = m_alerting.state().setAuthor(author.toStdString());
    QCoro::connect(std::move(keeping), this, [](const Result<void> &) {});
}

} // namespace onex
