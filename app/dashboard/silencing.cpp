// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dashboard/silencing.h"

#include "app/dashboard/acknowledging.h"
#include "app/dashboard/alerting.h"
#include "models/silences/matchertext.h"
#include "views/alerts/alertpane.h"
#include "views/silences/silencespage.h"

#include <QDateTime>
#include <QMessageBox>
#include <QPushButton>

namespace onex {
namespace {

constexpr qsizetype kMostNamed = 10;

QString textOf(const SilenceRow &row)
{
    const QString until = QDateTime::fromMSecsSinceEpoch(row.silence.endsMs)
                              .toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
    return Silencing::tr("%1 until %2, by %3: %4\n%5")
        .arg(silenceStateWord(row.state), until,
             QString::fromStdString(row.silence.createdBy).left(200).simplified(),
             row.comment().left(500), matchersText(row.silence.matchers).left(2000));
}

} // namespace

Silencing::Silencing(Alerting &alerting, Acknowledging &acknowledging, AlertPane &pane,
                     const Clock &clock, QString readOnly, QObject *parent)
    : QObject(parent)
    , m_alerting(alerting)
    , m_acknowledging(acknowledging)
    , m_pane(pane)
    , m_clock(clock)
    , m_silencer(alerting.state(), alerting.feed(), clock)
    , m_readOnly(std::move(readOnly))
{
    connect(&pane, &AlertPane::silencesRequested, this, &Silencing::openPage);
    connect(&pane, &AlertPane::silenceRequested, this, &Silencing::silence);
    connect(&pane, &AlertPane::takeBackRequested, this, &Silencing::takeBack);
    connect(&pane, &AlertPane::detailsShown, this, &Silencing::tellOf);
    connect(&m_silencer, &Silencer::told, this, &Silencing::tell);
    connect(&alerting.feed(), &AlertFeed::changed, this, [this] {
        fill();
        if (const LiveAlertPtr alert = m_pane.currentAlert())
            tellOf(*alert);
    });
}

void Silencing::tell(const QString &sentence)
{
    Q_EMIT m_pane.told(sentence);
    if (m_page)
        m_page->tell(sentence);
}

// --- what is shown ---------------------------------------------------------------------------

void Silencing::openPage()
{
    if (!m_page) {
        m_page = new SilencesPage(m_pane.window());
        m_page->setAttribute(Qt::WA_DeleteOnClose);
        m_page->setReadOnly(m_readOnly);
        connectPage();
    }
    fill();
    m_page->show();
    m_page->raise();
    m_page->activateWindow();
}

void Silencing::connectPage()
{
    connect(m_page, &SilencesPage::createRequested, this, [this] { silence({}); });
    connect(m_page, &SilencesPage::editRequested, this, [this](const SilenceRow &row) {
        ask(proposalOf(row, tr("Change a silence")), row, &Silencing::change);
    });
    connect(m_page, &SilencesPage::recreateRequested, this, [this](const SilenceRow &row) {
        ask(proposalOf(row, tr("Silence again")), row, &Silencing::create);
    });
    connect(m_page, &SilencesPage::extendRequested, this, &Silencing::extend);
    connect(m_page, &SilencesPage::expireRequested, this, &Silencing::expire);
}

void Silencing::fill()
{
    if (m_page)
        m_page->setSilences(rows(), m_alerting.feed().alerts(), m_clock.nowMs());
}

void Silencing::tellOf(const LiveAlert &alert)
{
    QStringList texts;
    for (const SilenceRow &row : rows())
        if (alert.silences.contains(QString::fromStdString(row.silence.id)))
            texts += textOf(row);
    m_pane.setSilences(alert.id, texts);
}

std::vector<SilenceRow> Silencing::rows() const
{
    return silenceRows(m_alerting.feed().said(), m_clock.nowMs());
}

QStringList Silencing::clusters() const
{
    QStringList names;
    for (const auto &manager : m_alerting.feed().managers())
        names += QString::fromStdString(manager->name());
    return names;
}

// --- what is done ----------------------------------------------------------------------------

void Silencing::ask(SilenceDialog::Proposal proposal, const SilenceRow &row, Done done)
{
    QWidget *parent = m_page ? static_cast<QWidget *>(m_page) : &m_pane;
    auto *dialog = new SilenceDialog(std::move(proposal), m_alerting.feed().alerts(), parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, row, done] {
        const Silence silence = dialog->silence(m_clock.nowMs());
        m_acknowledging.remember(QString::fromStdString(silence.createdBy));
        (this->*done)(row, silence, dialog->clusters());
    });
    dialog->open();
}

SilenceDialog::Proposal Silencing::proposalOf(const SilenceRow &row, const QString &title) const
{
    SilenceDialog::Proposal proposal;
    proposal.title = title;
    proposal.silence = row.silence;
    proposal.silence.comment = row.comment().toStdString();
    proposal.clusters = QStringList{row.cluster};
    const bool isOver = row.state == SilenceRow::State::Expired;
    const std::int64_t from = isOver ? row.silence.startsMs : m_clock.nowMs();
    proposal.lengthMs = std::max<std::int64_t>(1, (row.silence.endsMs - from) / 60'000) * 60'000;
    return proposal;
}

void Silencing::silence(const std::vector<LiveAlertPtr> &alerts)
{
    SilenceDialog::Proposal proposal;
    proposal.title = tr("Silence");
    proposal.silence.matchers = sharedMatchers(alerts);
    proposal.silence.createdBy = m_acknowledging.author().toStdString();
    proposal.chosen = alerts;
    proposal.clusters = clusters();
    ask(std::move(proposal), {}, &Silencing::create);
}

void Silencing::create(const SilenceRow &, const Silence &silence, const QStringList &clusters)
{
    m_silencer.create(silence, clusters);
}

// The beginning stays, so that it stays the same silence while its matchers do.
void Silencing::change(const SilenceRow &row, const Silence &silence, const QStringList &)
{
    const auto entry = journalled(row);
    if (entry && silence.matchers == row.silence.matchers) {
        JournalChange what;
        what.author = silence.createdBy;
        what.comment = silence.comment;
        what.endsMs = silence.endsMs;
        m_alerting.acknowledger().change(*entry, std::move(what), "edit",
                                         QString::fromStdString(silence.createdBy));
        return;
    }
    Silence wanted = silence;
    if (silence.matchers == row.silence.matchers)
        wanted.startsMs = row.silence.startsMs;
    m_silencer.change(row, wanted, "edit");
}

void Silencing::extend(const SilenceRow &row, qint64 byMs)
{
    if (const auto entry = journalled(row)) {
        JournalChange what;
        what.endsMs = entry->endsMs + byMs;
        m_alerting.acknowledger().change(*entry, std::move(what), "extend",
                                         m_acknowledging.author());
        return;
    }
    Silence wanted = row.silence;
    wanted.endsMs += byMs;
    m_silencer.change(row, wanted, "extend");
}

void Silencing::expire(const SilenceRow &row)
{
    if (const auto entry = journalled(row))
        m_alerting.acknowledger().end(*entry, m_acknowledging.author());
    else
        m_silencer.expire(row, m_acknowledging.author());
}

std::optional<JournalEntry> Silencing::journalled(const SilenceRow &row) const
{
    for (const JournalEntry &entry : m_alerting.acknowledger().entries())
        if (row.acknowledgement && !entry.nonce.empty()
            && row.acknowledgement->nonce == QString::fromStdString(entry.nonce))
            return entry;
    return std::nullopt;
}

// --- acknowledgements of others --------------------------------------------------------------

void Silencing::takeBack(const std::vector<LiveAlertPtr> &alerts)
{
    for (const LiveAlertPtr &alert : alerts) {
        if (m_alerting.acknowledger().hasTaken(*alert))
            continue; // the acknowledger does
        bool found = false;
        for (const SilenceRow &row : rows()) {
            if (!row.acknowledgement || row.state == SilenceRow::State::Expired
                || !alert->silences.contains(QString::fromStdString(row.silence.id)))
                continue;
            found = true;
            if (mayEnd(row, *alert))
                m_silencer.expire(row, m_acknowledging.author(), "unacknowledge");
        }
        if (!found)
            tell(tr("Nobody acknowledged %1.").arg(alert->name()));
    }
}

// Other tools' acknowledgements may hold for more than one alert.
bool Silencing::mayEnd(const SilenceRow &row, const LiveAlert &alert)
{
    QStringList others;
    for (const LiveAlertPtr &one : alertsMatched(row.silence.matchers, m_alerting.feed().alerts()))
        if (one->id != alert.id)
            others += QString::fromStdString(one->labels.toString()).left(300).simplified();
    if (others.isEmpty())
        return true;
    const auto count = others.size();
    QMessageBox box(QMessageBox::Question, tr("Un-acknowledge"), QString(), QMessageBox::Cancel,
                    &m_pane);
    box.setTextFormat(Qt::PlainText);
    box.setText(tr("%1 acknowledged %2 others with it, which will be told of again too:\n\n%3")
                    .arg(QString::fromStdString(row.silence.createdBy).left(100).simplified())
                    .arg(count)
                    .arg(others.mid(0, kMostNamed).join(u'\n')));
    const QPushButton *yes = box.addButton(tr("Un-acknowledge all"), QMessageBox::AcceptRole);
    box.exec();
    return box.clickedButton() == yes;
}

} // namespace onex
