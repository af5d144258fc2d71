// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/alerts/ackdialog.h"

#include "models/alerts/ackpreview.h"
#include "models/dashboard/timeexpr.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace onex {
namespace {

constexpr std::int64_t kMinute = 60'000;
constexpr std::int64_t kUntilResolved = -1, kCustom = -2;
constexpr std::int64_t kLongest = 365LL * 24 * 60 * kMinute;

struct Choice
{
    const char *text;
    std::int64_t ms;
};

constexpr Choice kDurations[] = {
    {QT_TRANSLATE_NOOP("onex::AckDialog", "15 minutes"), 15 * kMinute},
    {QT_TRANSLATE_NOOP("onex::AckDialog", "1 hour"), 60 * kMinute},
    {QT_TRANSLATE_NOOP("onex::AckDialog", "until resolved"), kUntilResolved},
    {QT_TRANSLATE_NOOP("onex::AckDialog", "custom …"), kCustom},
};

QString lineOf(const LiveAlert &alert)
{
    return QString::fromStdString(alert.labels.toString()).left(1000).simplified();
}

} // namespace

AckDialog::AckDialog(std::vector<LiveAlertPtr> chosen, const std::vector<LiveAlertPtr> &all,
                     const QString &author, QWidget *parent)
    : QDialog(parent)
    , m_chosen(std::move(chosen))
    , m_author(new QLineEdit(author, this))
    , m_comment(new QLineEdit(this))
    , m_duration(new QComboBox(this))
    , m_custom(new QLineEdit(QStringLiteral("4h"), this))
    , m_problem(new QLabel(this))
{
    setWindowTitle(m_chosen.size() == 1 ? tr("Acknowledge %1").arg(m_chosen.front()->name())
                                        : tr("Acknowledge %1 alerts").arg(m_chosen.size()));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_ok = buttons->addButton(tr("Acknowledge"), QDialogButtonBox::AcceptRole);
    m_ok->setDefault(true);
    m_ok->setObjectName(QStringLiteral("acknowledge"));
    m_author->setObjectName(QStringLiteral("author"));
    m_custom->setObjectName(QStringLiteral("custom"));
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(makeForm(author));
    layout->addWidget(makePreview(all), 1);
    layout->addWidget(m_problem);
    layout->addWidget(buttons);
    resize(620, 380);
    check();
}

QWidget *AckDialog::makeForm(const QString &author)
{
    auto *form = new QWidget(this);
    auto *layout = m_form = new QFormLayout(form);
    layout->setContentsMargins(0, 0, 0, 0);
    for (const Choice &choice : kDurations)
        m_duration->addItem(tr(choice.text), QVariant::fromValue<qlonglong>(choice.ms));
    m_duration->setCurrentIndex(1);
    m_comment->setPlaceholderText(tr("What is being done; others read it"));
    m_author->setMaxLength(200);
    m_comment->setMaxLength(1000);
    layout->addRow(tr("&By"), m_author);
    layout->addRow(tr("&Comment"), m_comment);
    layout->addRow(tr("&For"), m_duration);
    layout->addRow(tr("&Duration"), m_custom);
    connect(m_author, &QLineEdit::textChanged, this, &AckDialog::check);
    connect(m_custom, &QLineEdit::textChanged, this, &AckDialog::check);
    connect(m_duration, &QComboBox::currentIndexChanged, this, &AckDialog::check);
    (author.isEmpty() ? m_author : m_comment)->setFocus();
    return form;
}

// One silence an alert, of exactly its labels.
QWidget *AckDialog::makePreview(const std::vector<LiveAlertPtr> &all)
{
    QStringList lines;
    for (const LiveAlertPtr &alert : m_chosen)
        lines += lineOf(*alert);
    const std::vector<LiveAlertPtr> more = alsoMatched(m_chosen, all);
    if (!more.empty())
        lines += QString()
            + tr("⚠ The same silences match %1 more, which have these labels and others:")
                  .arg(more.size());
    for (const LiveAlertPtr &alert : more)
        lines += lineOf(*alert);
    lines += QString();
    lines += tr("Alerts to come with the same labels and others would be silenced too.");
    auto *preview = new QPlainTextEdit(lines.join(u'\n'), this);
    preview->setReadOnly(true);
    preview->setTabChangesFocus(true);
    preview->setAccessibleName(tr("Alerts that will be silenced"));
    return preview;
}

std::optional<std::int64_t> AckDialog::customMs() const
{
    const auto ms = parseDuration(m_custom->text().trimmed());
    return ms && *ms >= kMinute && *ms <= kLongest ? std::optional<std::int64_t>(*ms)
                                                   : std::nullopt;
}

void AckDialog::check()
{
    const bool custom = m_duration->currentData().toLongLong() == kCustom;
    m_form->setRowVisible(m_custom, custom);
    QString problem;
    if (m_author->text().trimmed().isEmpty())
        problem = tr("Say who acknowledges: others see it.");
    else if (custom && !customMs())
        problem
            = tr("“%1” is not a duration; expected one such as 30m, 4h or 2d, a minute to a year")
                  .arg(m_custom->text());
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_ok->setEnabled(problem.isEmpty());
}

Acknowledger::Request AckDialog::request() const
{
    Acknowledger::Request request;
    request.alerts = m_chosen;
    request.author = m_author->text().trimmed();
    request.comment = m_comment->text().simplified();
    const std::int64_t choice = m_duration->currentData().toLongLong();
    request.untilResolved = choice == kUntilResolved;
    request.durationMs = choice == kCustom ? customMs().value_or(kMinute) : choice;
    return request;
}

} // namespace onex
