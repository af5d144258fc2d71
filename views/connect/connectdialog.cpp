// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/connect/connectdialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace onex {
namespace {

constexpr int kLongestField = 2000;

QLabel *plainLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

QLineEdit *makeField(const char *name, QWidget *parent)
{
    auto *field = new QLineEdit(parent);
    field->setObjectName(QLatin1String(name));
    field->setMaxLength(kLongestField);
    return field;
}

} // namespace

ConnectDialog::ConnectDialog(const QString &keptIn, QWidget *parent)
    : QDialog(parent)
    , m_url(makeField("url", this))
    , m_name(makeField("name", this))
    , m_user(makeField("user", this))
    , m_secret(makeField("secret", this))
    , m_signing(new QComboBox(this))
    , m_place(new QComboBox(this))
    , m_unencrypted(new QCheckBox(
          tr("Send it unencrypted to another machine (allowInsecureCredentials)"), this))
    , m_outcome(plainLabel({}, this))
{
    setWindowTitle(tr("Connect to Prometheus"));
    m_outcome->setObjectName(QStringLiteral("outcome"));
    m_outcome->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_outcome->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(plainLabel(tr("Prometheus, Thanos, Mimir, VictoriaMetrics, or another server "
                                    "with Prometheus' HTTP API."),
                                 this));
    layout->addWidget(makeForm());
    layout->addWidget(m_outcome, 1);
    layout->addWidget(
        plainLabel(tr("Kept in %1; a secret only in the keyring.").arg(keptIn), this));
    layout->addWidget(makeButtons());
    resize(600, 400);
    changed();
    m_url->setFocus();
}

QWidget *ConnectDialog::makeForm()
{
    auto *form = new QWidget(this);
    m_form = new QFormLayout(form);
    m_form->setContentsMargins(0, 0, 0, 0);
    m_url->setPlaceholderText(QStringLiteral("http://localhost:9090"));
    m_name->setPlaceholderText(tr("its host; dashboards refer to it by this name"));
    m_form->addRow(tr("&Address"), m_url);
    m_form->addRow(tr("&Name"), m_name);
    addSigning(*m_form);
    for (QLineEdit *field : {m_url, m_name, m_user, m_secret})
        connect(field, &QLineEdit::textChanged, this, &ConnectDialog::changed);
    for (QComboBox *choice : {m_signing, m_place})
        connect(choice, &QComboBox::currentIndexChanged, this, &ConnectDialog::changed);
    connect(m_unencrypted, &QCheckBox::toggled, this, &ConnectDialog::changed);
    return form;
}

void ConnectDialog::addSigning(QFormLayout &layout)
{
    m_signing->setObjectName(QStringLiteral("signing"));
    m_place->setObjectName(QStringLiteral("place"));
    m_signing->addItems({tr("not at all"), tr("with a user name and password"),
                         tr("with a bearer token")}); // as ServerForm::Signing
    m_place->addItems(
        {tr("typed here, kept in the keyring"), tr("in an environment variable of this name")});
    layout.addRow(tr("&Sign in"), m_signing);
    layout.addRow(tr("&User name"), m_user);
    layout.addRow(tr("Secret &is"), m_place);
    layout.addRow(tr("S&ecret"), m_secret);
    layout.addRow(QString(), m_unencrypted);
}

QWidget *ConnectDialog::makeButtons()
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_test = buttons->addButton(tr("&Test"), QDialogButtonBox::ActionRole);
    m_connect = buttons->addButton(tr("&Connect"), QDialogButtonBox::AcceptRole);
    m_test->setObjectName(QStringLiteral("test"));
    m_connect->setObjectName(QStringLiteral("connect"));
    m_connect->setDefault(true);
    connect(m_test, &QPushButton::clicked, this, &ConnectDialog::testRequested);
    connect(m_connect, &QPushButton::clicked, this, &ConnectDialog::advance);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    return buttons;
}

ServerForm ConnectDialog::form() const
{
    ServerForm form;
    form.url = m_url->text().trimmed();
    form.name = m_name->text().simplified();
    form.signing = static_cast<ServerForm::Signing>(m_signing->currentIndex());
    if (form.signing == ServerForm::Signing::None)
        return form;
    if (form.signing == ServerForm::Signing::Password)
        form.user = m_user->text();
    form.isInEnvironment = m_place->currentIndex() == 1;
    form.secret = form.isInEnvironment ? m_secret->text().trimmed() : m_secret->text();
    form.mayBeUnencrypted = m_form->isRowVisible(m_unencrypted) && m_unencrypted->isChecked();
    return form;
}

// What was said of another server is not said of this one.
void ConnectDialog::changed()
{
    m_tested = Tested::No;
    m_isConnecting = false;
    showRows();
    show({}, true);
}

void ConnectDialog::showRows()
{
    using Signing = ServerForm::Signing;
    const auto signing = static_cast<Signing>(m_signing->currentIndex());
    const bool isSigned = signing != Signing::None;
    const bool isTyped = m_place->currentIndex() == 0;
    m_form->setRowVisible(m_user, signing == Signing::Password);
    m_form->setRowVisible(m_place, isSigned);
    m_form->setRowVisible(m_secret, isSigned);
    m_form->setRowVisible(m_unencrypted,
                          isSigned && m_url->text().trimmed().startsWith(QLatin1String("http:")));
    m_secret->setEchoMode(isTyped ? QLineEdit::Password : QLineEdit::Normal);
    m_secret->setPlaceholderText(isTyped ? QString() : QStringLiteral("PROMETHEUS_TOKEN"));
}

void ConnectDialog::show(const QString &text, bool isWell)
{
    const bool isIdle = m_tested != Tested::Running;
    m_outcome->setText((isWell ? QString() : QStringLiteral("⚠  ")) + text);
    m_test->setEnabled(isIdle && !m_url->text().trimmed().isEmpty());
    m_connect->setEnabled(m_test->isEnabled());
    m_connect->setText(m_tested == Tested::Failed ? tr("&Connect all the same") : tr("&Connect"));
}

void ConnectDialog::showTesting()
{
    m_tested = Tested::Running;
    show(tr("Asking …"), true);
}

void ConnectDialog::showAnswer(const QString &text)
{
    m_tested = Tested::Well;
    show(text, true);
    m_connect->setFocus();
    if (m_isConnecting)
        advance();
}

void ConnectDialog::showIncomplete(const QString &text)
{
    m_isConnecting = false;
    show(text, false);
}

void ConnectDialog::showProblem(const QString &text)
{
    m_tested = Tested::Failed;
    m_isConnecting = false;
    show(text, false);
}

void ConnectDialog::showSaving()
{
    m_tested = Tested::Running;
    show(tr("Saving …"), true);
}

void ConnectDialog::advance()
{
    if (m_tested == Tested::Well || m_tested == Tested::Failed) {
        Q_EMIT connectRequested();
        return;
    }
    m_isConnecting = true;
    Q_EMIT testRequested();
}

} // namespace onex
