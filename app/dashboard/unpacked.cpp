// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dashboard/unpacked.h"

#include "app/dashboard/files.h"
#include "models/dashboard/library.h"
#include "views/shell/filename.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace onex {
namespace {

// A name that stays in its folder, whatever the recording says.
QString safeName(const std::string &name)
{
    const QFileInfo file(QString::fromStdString(name));
    const bool isJson = file.suffix().compare(QLatin1String("json"), Qt::CaseInsensitive) == 0;
    return fileNameOf(file.completeBaseName(),
                      isJson ? QStringLiteral(".json") : QStringLiteral(".yaml"));
}

} // namespace

Unpacked::Unpacked(const ArchiveContent &content)
    : m_range(content.provenance.range)
{
    // Each in a folder of its own: what the sidebar lists them under.
    const QString folder = QCoreApplication::translate("Recordings", "In this recording");
    for (const ArchivedDashboard &dashboard : content.dashboards) {
        const QString path = m_folder.filePath(QString::number(m_files.size()) + u'/' + folder);
        const QString file = path + u'/' + safeName(dashboard.file);
        if (!m_folder.isValid() || !QDir().mkpath(path)
            || !saveFile(file, QByteArray::fromStdString(dashboard.text)))
            continue;
        m_files.append(file);
    }
    if (content.dashboards.empty())
        return;
    const ArchivedDashboard &first = content.dashboards.front();
    m_uid = QString::fromStdString(first.uid);
    for (const auto &[name, values] : first.variables) {
        QStringList chosen;
        for (const std::string &value : values)
            chosen.append(QString::fromStdString(value));
        m_variables.emplace_back(QString::fromStdString(name), chosen);
    }
}

// A uid that a bundled dashboard has too gets a number in the library.
std::optional<QString> Unpacked::firstDashboard(DashboardLibrary &library) const
{
    if (m_files.isEmpty())
        return {};
    const auto uids = library.addFile(m_files.constFirst());
    if (!uids)
        return {};
    for (const QString &uid : *uids)
        if (uid == m_uid || uid.startsWith(m_uid + u'-'))
            return uid;
    return uids->constFirst();
}

} // namespace onex
