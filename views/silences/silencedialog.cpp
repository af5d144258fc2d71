// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/silences/silencedialog.h"

#include "models/dashboard/timeexpr.h"
#include "models/silences/matchertext.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace onex {
namespace {

constexpr std::int64_t kMinute = 60'000, kHour = 60 * kMinute;
constexpr std::int64_t kLongest = 365 * 24 * kHour;
constexpr std::size_t kMostLines = 200;
constexpr std::size_t kFew = 3; // of which silencing most is nothing to ask about

bool contains(const std::vector<LiveAlertPtr> &alerts, const QString &id)
{
    return std::ranges::any_of(alerts, [&id](const LiveAlertPtr &one) { return one->id == id; });
}

QString lineOf(const LiveAlert &alert)
{
    return QString::fromStdString(alert.labels.toString()).left(1000).simplified();
}

} // namespace

SilenceDialog::SilenceDialog(Proposal proposal, std::vector<LiveAlertPtr> all, QWidget *parent)
    : QDialog(parent)
    , m_proposal(std::move(proposal))
    , m_all(std::move(all))
    , m_matchers(new QPlainTextEdit(matchersText(m_proposal.silence.matchers), this))
    , m_author(new QLineEdit(QString::fromStdString(m_proposal.silence.createdBy), this))
    , m_comment(new QLineEdit(textWithoutNonce(m_proposal.silence.comment), this))
    , m_length(new QComboBox(this))
    , m_cluster(new QComboBox(this))
    , m_preview(new QPlainTextEdit(this))
    , m_sure(new QCheckBox(this))
    , m_problem(new QLabel(this))
{
    setWindowTitle(m_proposal.title);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_ok = buttons->addButton(tr("Silence"), QDialogButtonBox::AcceptRole);
    m_ok->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_preview->setReadOnly(true);
    m_preview->setTabChangesFocus(true);
    m_preview->setAccessibleName(tr("Alerts that will be silenced"));
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(makeForm());
    layout->addWidget(m_preview, 1);
    layout->addWidget(m_sure);
    layout->addWidget(m_problem);
    layout->addWidget(buttons);
    resize(680, 460);
    (m_proposal.silence.matchers.empty() ? static_cast<QWidget *>(m_matchers) : m_comment)
        ->setFocus();
    check();
}

QWidget *SilenceDialog::makeForm()
{
    auto *form = new QWidget(this);
    auto *layout = new QFormLayout(form);
    layout->setContentsMargins(0, 0, 0, 0);
    m_matchers->setObjectName(QStringLiteral("matchers"));
    m_preview->setObjectName(QStringLiteral("preview"));
    m_author->setObjectName(QStringLiteral("author"));
    m_comment->setObjectName(QStringLiteral("comment"));
    m_length->setObjectName(QStringLiteral("length"));
    m_matchers->setTabChangesFocus(true);
    m_matchers->setMaximumHeight(3 * fontMetrics().lineSpacing() + 14);
    m_matchers->setPlaceholderText(QStringLiteral("alertname=\"Disk\", instance=~\"db.*\""));
    m_length->setEditable(true);
    m_length->addItems({QStringLiteral("15m"), QStringLiteral("1h"), QStringLiteral("4h"),
                        QStringLiteral("1d"), QStringLiteral("1w")});
    m_length->setCurrentText(formatDuration(m_proposal.lengthMs.value_or(kHour)));
    m_author->setMaxLength(200);
    m_comment->setMaxLength(1000);
    m_comment->setPlaceholderText(tr("Why; others read it"));
    if (m_proposal.clusters.size() > 1)
        m_cluster->addItem(tr("all of them"), m_proposal.clusters);
    for (const QString &cluster : std::as_const(m_proposal.clusters))
        m_cluster->addItem(cluster, QStringList{cluster});
    layout->addRow(tr("&Matchers"), m_matchers);
    layout->addRow(tr("&By"), m_author);
    layout->addRow(tr("&Comment"), m_comment);
    layout->addRow(tr("&For"), m_length);
    layout->addRow(tr("A&t"), m_cluster);
    layout->setRowVisible(m_cluster, m_proposal.clusters.size() > 1);
    connect(m_matchers, &QPlainTextEdit::textChanged, this, &SilenceDialog::check);
    connect(m_author, &QLineEdit::textChanged, this, &SilenceDialog::check);
    connect(m_comment, &QLineEdit::textChanged, this, &SilenceDialog::check);
    connect(m_length, &QComboBox::editTextChanged, this, &SilenceDialog::check);
    connect(m_sure, &QCheckBox::toggled, this, &SilenceDialog::check);
    return form;
}

std::optional<std::int64_t> SilenceDialog::lengthMs() const
{
    const auto ms = parseDuration(m_length->currentText().trimmed());
    return ms && *ms >= kMinute && *ms <= kLongest ? std::optional<std::int64_t>(*ms)
                                                   : std::nullopt;
}

QString SilenceDialog::problem() const
{
    const auto matchers = parseMatchers(m_matchers->toPlainText());
    if (!matchers)
        return tr("Matchers: %1").arg(QString::fromStdString(matchers.error().message));
    if (m_author->text().trimmed().isEmpty())
        return tr("Say who silences: others see it.");
    if (m_comment->text().trimmed().isEmpty())
        return tr("Say why: Alertmanager asks for a comment.");
    if (!lengthMs())
        return tr("“%1” is not a duration; expected one such as 30m, 4h or 2d, a minute to a year")
            .arg(m_length->currentText());
    if (m_proposal.clusters.isEmpty())
        return tr("No Alertmanager is known that could be told.");
    return {};
}

void SilenceDialog::check()
{
    showMatched();
    const QString wrong = problem();
    m_problem->setText(wrong);
    m_problem->setVisible(!wrong.isEmpty());
    m_ok->setEnabled(wrong.isEmpty() && (m_sure->isHidden() || m_sure->isChecked()));
}

void SilenceDialog::showMatched()
{
    const auto matchers = parseMatchers(m_matchers->toPlainText());
    const auto matched = matchers ? alertsMatched(*matchers, m_all) : std::vector<LiveAlertPtr>();
    QStringList lines{tr("Silences %1 of the %2 alerts that are known now, and those to come that "
                         "match.")
                          .arg(matched.size())
                          .arg(m_all.size())};
    for (const LiveAlertPtr &alert : matched) {
        const bool isChosen = m_proposal.chosen.empty() || contains(m_proposal.chosen, alert->id);
        if (lines.size() <= static_cast<qsizetype>(kMostLines))
            lines += (isChosen ? QString() : tr("⚠ not chosen: ")) + lineOf(*alert);
    }
    for (const LiveAlertPtr &alert : m_proposal.chosen)
        if (!contains(matched, alert->id))
            lines += tr("⚠ not silenced: ") + lineOf(*alert);
    m_preview->setPlainText(lines.join(u'\n'));
    m_sure->setText(tr("Yes, more than half of all alerts"));
    m_sure->setVisible(matched.size() > kFew && 2 * matched.size() > m_all.size());
}

Silence SilenceDialog::silence(std::int64_t nowMs) const
{
    Silence silence = m_proposal.silence;
    silence.matchers = parseMatchers(m_matchers->toPlainText()).value_or(silence.matchers);
    silence.createdBy = m_author->text().trimmed().toStdString();
    silence.comment = m_comment->text().simplified().toStdString();
    silence.startsMs = nowMs;
    silence.endsMs = nowMs + lengthMs().value_or(kHour);
    return silence;
}

QStringList SilenceDialog::clusters() const { return m_cluster->currentData().toStringList(); }

} // namespace onex
