// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dashboard/memory.h"

namespace onex {
namespace {

constexpr int kRecent = 8;

} // namespace

Memory::Memory()
    : m_settings(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("onex"),
                 QStringLiteral("onex-dashboard"))
{
}

void Memory::setWindow(const QByteArray &geometry, const QByteArray &layout)
{
    m_settings.setValue(QStringLiteral("geometry"), geometry);
    m_settings.setValue(QStringLiteral("layout"), layout);
}

QStringList Memory::recent() const
{
    return m_settings.value(QStringLiteral("recent")).toStringList();
}

void Memory::opened(const QString &uid)
{
    QStringList uids = recent();
    uids.removeAll(uid);
    uids.prepend(uid);
    m_settings.setValue(QStringLiteral("recent"), QStringList(uids.mid(0, kRecent)));
}

std::optional<bool> Memory::dark() const
{
    const QVariant dark = m_settings.value(QStringLiteral("dark"));
    return dark.isValid() ? std::optional(dark.toBool()) : std::nullopt;
}

void Memory::setDark(bool dark) { m_settings.setValue(QStringLiteral("dark"), dark); }

QStringList Memory::foldedFolders() const
{
    return m_settings.value(QStringLiteral("folded")).toStringList();
}

void Memory::setFoldedFolders(const QStringList &folders)
{
    m_settings.setValue(QStringLiteral("folded"), folders);
}

QList<TimeSpec> Memory::ranges() const
{
    const QStringList texts = m_settings.value(QStringLiteral("ranges")).toStringList();
    QList<TimeSpec> ranges;
    for (const QString &text : texts)
        ranges.append({text.section(u'|', 0, 0), text.section(u'|', 1)});
    return ranges;
}

void Memory::setRanges(const QList<TimeSpec> &ranges)
{
    QStringList texts;
    for (const TimeSpec &range : ranges)
        texts.append(range.from + u'|' + range.to);
    m_settings.setValue(QStringLiteral("ranges"), texts);
}

} // namespace onex
