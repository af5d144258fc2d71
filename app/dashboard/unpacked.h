// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/archive/archivecontent.h"

#include <QStringList>
#include <QTemporaryDir>

#include <optional>

namespace onex {

class DashboardLibrary;

// The dashboards of a recording as files, for as long as this lives, and how they were shown.
class Unpacked
{
public:
    explicit Unpacked(const ArchiveContent &content);

    QStringList files() const { return m_files; }
    TimeRange range() const { return m_range; }

    // The one that was saved, in the file that was saved with it; none: there is none.
    std::optional<QString> firstDashboard(DashboardLibrary &library) const;
    const std::vector<std::pair<QString, QStringList>> &variables() const { return m_variables; }

private:
    QTemporaryDir m_folder;
    QStringList m_files;
    QString m_uid; // in the file; the library may know it by another
    TimeRange m_range;
    std::vector<std::pair<QString, QStringList>> m_variables;
};

} // namespace onex
