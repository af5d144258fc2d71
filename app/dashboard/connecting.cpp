// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dashboard/connecting.h"

#include "app/config/configwriter.h"
#include "app/dashboard/serverattempt.h"

namespace onex {

Connecting::Connecting(QString configFile, QWidget &window)
    : QObject(&window)
    , m_file(std::move(configFile))
    , m_window(window)
{
}

Connecting::~Connecting() { m_stop.request_stop(); }

void Connecting::ask()
{
    if (m_dialog) {
        m_dialog->activateWindow();
        return;
    }
    m_dialog = new ConnectDialog(m_file, &m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &ConnectDialog::testRequested, this, &Connecting::attemptIt);
    connect(m_dialog, &ConnectDialog::connectRequested, this, &Connecting::save);
    m_dialog->open();
}

// What is being asked already is of no interest any more.
void Connecting::attemptIt()
{
    m_stop.request_stop();
    m_stop = {};
    const ServerForm form = m_dialog->form();
    const Result<SourceSettings> settings = sourceSettings(form);
    if (!settings) {
        m_dialog->showIncomplete(QString::fromStdString(describe(settings.error())));
        return;
    }
    m_dialog->showTesting();
    auto asking = attempt(*settings, secretsOf(form), m_stop.get_token());
    QCoro::connect(std::move(asking), m_dialog.data(),
                   [dialog = m_dialog.data(), form](const Result<QString> &answer) {
                       if (dialog->form() != form)
                           return; // it was changed since
                       if (answer)
                           dialog->showAnswer(*answer);
                       else
                           dialog->showProblem(QString::fromStdString(describe(answer.error())));
                   });
}

void Connecting::save()
{
    const ServerForm form = m_dialog->form();
    const Result<SourceSettings> settings = sourceSettings(form);
    if (!settings) {
        m_dialog->showIncomplete(QString::fromStdString(describe(settings.error())));
        return;
    }
    m_dialog->showSaving();
    auto keeping = keep(*settings, form.isInEnvironment ? QByteArray() : form.secret.toUtf8());
    QCoro::connect(std::move(keeping), m_dialog.data(), [this](const Result<void> &kept) {
        if (!kept) {
            m_dialog->showProblem(QString::fromStdString(describe(kept.error())));
            return;
        }
        m_dialog->accept();
        Q_EMIT connected();
    });
}

// The secret before the file that names it, and neither where the name is taken: the secret could
// be another source's.
QCoro::Task<Result<void>> Connecting::keep(SourceSettings settings, QByteArray secret) const
{
    const QString file = m_file;
    const Result<std::string> text = fileWithSource(file, settings);
    if (!text)
        co_return fail(text.error());
    const QString entry = settings.bearer.place == Secret::Place::Keyring
        ? settings.bearer.name
        : settings.basicPassword.name;
    if (!secret.isEmpty()) {
        auto keeping = keepInKeyring(entry, std::move(secret));
        const Result<void> kept = co_await keeping;
        if (!kept)
            co_return fail(kept.error());
    }
    co_return replaceConfig(file, *text);
}

} // namespace onex
