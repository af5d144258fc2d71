// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dashboard/keepsecret.h"

#include "app/config/secrets.h"

#include <QCoroTask>

#include <cstdio>
#include <iostream>
#include <string>
#include <termios.h>
#include <unistd.h>

namespace onex {
namespace {

// A terminal that does not show what is typed, while this lives.
class Quiet
{
public:
    Quiet()
        : m_isTerminal(tcgetattr(STDIN_FILENO, &m_before) == 0)
    {
        termios quiet = m_before;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        if (m_isTerminal)
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
    }
    ~Quiet()
    {
        if (m_isTerminal)
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
    }
    Q_DISABLE_COPY_MOVE(Quiet)

    bool isTerminal() const { return m_isTerminal; }

private:
    termios m_before{};
    bool m_isTerminal;
};

QByteArray askFor(const QString &name)
{
    const Quiet quiet;
    if (quiet.isTerminal())
        std::fprintf(stderr, "Secret for \"%s\": ", qPrintable(name));
    std::string line;
    std::getline(std::cin, line);
    if (quiet.isTerminal())
        std::fputc('\n', stderr);
    return QByteArray::fromStdString(line);
}

} // namespace

Result<void> keepSecret(const QString &name)
{
    auto keeping = keepInKeyring(name, askFor(name));
    const Result<void> kept = QCoro::waitFor(keeping);
    if (!kept)
        return fail(kept.error());
    return {};
}

} // namespace onex
