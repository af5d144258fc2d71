// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dashboard/problemlog.h"

#include "models/query/dashboardmodel.h"
#include "models/query/panelmodel.h"
#include "models/query/sourceregistry.h"

#include <QLoggingCategory>

namespace onex {
namespace {

Q_LOGGING_CATEGORY(problems, "onex.problems")

QString oneLine(QString text) { return text.replace(u'\n', QLatin1String("; ")).left(1000); }

} // namespace

void ProblemLog::note(const QString &what, const QString &text)
{
    const QString before = m_problems.value(what);
    if (text == before)
        return;
    if (text.isEmpty()) {
        m_problems.remove(what);
        qCInfo(problems, "%s works again", qUtf8Printable(oneLine(what)));
        return;
    }
    m_problems.insert(what, text);
    qCWarning(problems, "%s: %s", qUtf8Printable(oneLine(what)), qUtf8Printable(oneLine(text)));
}

void ProblemLog::noteAll(const SourceRegistry &sources, const DashboardModel &model)
{
    for (const auto &source : sources.all())
        note(QStringLiteral("source ") + QString::fromStdString(source->name()),
             QString::fromStdString(source->health().error));
    const QString dashboard = model.definition().title;
    for (const PanelModel *panel : model.panels()) {
        const PanelData &shown = panel->data();
        if (panel->isSeen() && shown.state != PanelState::Loading)
            note(QStringLiteral("panel %1 \"%2\" of \"%3\"")
                     .arg(QString::number(panel->definition().id), panel->definition().title,
                          dashboard),
                 shown.error);
    }
    for (const Problem &problem : model.definition().problems)
        note(QStringLiteral("%1:%2:%3")
                 .arg(model.definition().file)
                 .arg(problem.line)
                 .arg(problem.column),
             problem.message);
}

} // namespace onex
