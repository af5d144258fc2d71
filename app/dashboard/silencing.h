// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/silences/silencer.h"
#include "views/silences/silencedialog.h"

#include <QObject>
#include <QPointer>

namespace onex {

class Acknowledging;
class Alerting;
class AlertPane;
class SilencesPage;

// What a person does with silences becomes what the silencer does, or the acknowledger, where a
// silence is an acknowledgement of this program's journal.
class Silencing final : public QObject
{
    Q_OBJECT
public:
    // All outlive it. acknowledging: knows the author.
    Silencing(Alerting &alerting, Acknowledging &acknowledging, AlertPane &pane, const Clock &clock,
              QString readOnly, QObject *parent = nullptr);

private:
    void openPage();
    void connectPage();
    void fill();
    void tellOf(const LiveAlert &alert);
    void tell(const QString &sentence);

    using Done = void (Silencing::*)(const SilenceRow &row, const Silence &silence,
                                     const QStringList &clusters);
    void ask(SilenceDialog::Proposal proposal, const SilenceRow &row, Done done);
    SilenceDialog::Proposal proposalOf(const SilenceRow &row, const QString &title) const;
    void silence(const std::vector<LiveAlertPtr> &alerts);
    void create(const SilenceRow &row, const Silence &silence, const QStringList &clusters);
    void change(const SilenceRow &row, const Silence &silence, const QStringList &clusters);
    void extend(const SilenceRow &row, qint64 byMs);
    void expire(const SilenceRow &row);
    void takeBack(const std::vector<LiveAlertPtr> &alerts);
    bool mayEnd(const SilenceRow &row, const LiveAlert &alert);

    std::optional<JournalEntry> journalled(const SilenceRow &row) const;
    std::vector<SilenceRow> rows() const;
    QStringList clusters() const;

    Alerting &m_alerting;
    Acknowledging &m_acknowledging;
    AlertPane &m_pane;
    const Clock &m_clock;
    Silencer m_silencer;
    QString m_readOnly;
    QPointer<SilencesPage> m_page;
};

} // namespace onex
