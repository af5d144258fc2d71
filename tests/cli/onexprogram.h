// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QTemporaryDir>

namespace onex::test {

// onex, as people call it, with a home of its own.
class OnexProgram
{
public:
    struct Ended
    {
        int status; // -1: it crashed or did not end
        QByteArray output, errors;
    };

    QString file(const QString &name) const { return m_folder.filePath(name); }

    Ended run(const QStringList &arguments) const
    {
        QProcess onex;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("XDG_CONFIG_HOME"), m_folder.path());
        environment.insert(QStringLiteral("USER"), QStringLiteral("jane"));
        onex.setProcessEnvironment(environment);
        onex.start(QStringLiteral(ONEX_BINARY_DIR "/bin/onex"), arguments);
        const bool ended = onex.waitForFinished() && onex.exitStatus() == QProcess::NormalExit;
        return {ended ? onex.exitCode() : -1, onex.readAllStandardOutput(),
                onex.readAllStandardError()};
    }

private:
    QTemporaryDir m_folder;
};

} // namespace onex::test
