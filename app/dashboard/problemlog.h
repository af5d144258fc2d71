// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

namespace onex {

class DashboardModel;
class SourceRegistry;

// Writes to the log what begins to fail and what works again, once each: for whoever looks at an
// unattended wallboard's journal the next morning.
class ProblemLog
{
public:
    // Empty text: there is no problem. what: who has it, "source prod".
    void note(const QString &what, const QString &text);
    // What sources and panels say of themselves now; panels that nobody sees say nothing.
    void noteAll(const SourceRegistry &sources, const DashboardModel &model);

private:
    QHash<QString, QString> m_problems;
};

} // namespace onex
