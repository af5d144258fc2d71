// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/timeexpr.h"

#include <QByteArray>
#include <QSettings>
#include <QStringList>

#include <optional>

namespace onex {

// What the window remembers from one start to the next. Nothing of it is a secret or a setting.
class Memory
{
public:
    Memory(); // $XDG_CONFIG_HOME/onex/onex-dashboard.ini

    QByteArray geometry() const
    {
        return m_settings.value(QStringLiteral("geometry")).toByteArray();
    }
    QByteArray layout() const { return m_settings.value(QStringLiteral("layout")).toByteArray(); }
    void setWindow(const QByteArray &geometry, const QByteArray &layout);

    QByteArray alerts() const { return m_settings.value(QStringLiteral("alerts")).toByteArray(); }
    void setAlerts(const QByteArray &layout)
    {
        m_settings.setValue(QStringLiteral("alerts"), layout);
    }

    QStringList recent() const; // uids of dashboards, newest first
    void opened(const QString &uid);

    std::optional<bool> dark() const;
    void setDark(bool dark);

    bool alertMarks() const
    {
        return m_settings.value(QStringLiteral("alertMarks"), true).toBool();
    }
    void setAlertMarks(bool shown) { m_settings.setValue(QStringLiteral("alertMarks"), shown); }

    QStringList queries() const // that were run in Explore, newest first
    {
        return m_settings.value(QStringLiteral("queries")).toStringList();
    }
    void setQueries(const QStringList &queries)
    {
        m_settings.setValue(QStringLiteral("queries"), queries);
    }

    QStringList foldedFolders() const;
    void setFoldedFolders(const QStringList &folders);

    QList<TimeSpec> ranges() const; // newest first
    void setRanges(const QList<TimeSpec> &ranges);

private:
    QSettings m_settings;
};

} // namespace onex
