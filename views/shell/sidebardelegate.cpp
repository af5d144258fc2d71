// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/sidebardelegate.h"

#include "views/look/iconset.h"
#include "views/shell/sidebarmodel.h"

#include <QPainter>

namespace onex {

void SidebarDelegate::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_dashboard = themedIcon(Icon::Dashboard, theme.muted);
    m_currentDashboard = themedIcon(Icon::Dashboard, theme.accent);
    m_problem = themedIcon(Icon::Warning, theme.warning);
    m_folder = themedIcon(Icon::Folder, theme.muted);
    m_recent = themedIcon(Icon::Clock, theme.muted);
}

void SidebarDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->decorationSize = QSize(16, 16);
    if (!index.parent().isValid()) {
        option->icon = index.data(SidebarModel::RecentRole).toBool() ? m_recent : m_folder;
        option->palette.setColor(QPalette::Text, m_theme.muted);
        return;
    }
    const bool current = index.data(SidebarModel::CurrentRole).toBool();
    const bool problem = !index.data(SidebarModel::ProblemRole).toString().isEmpty();
    option->icon = problem ? m_problem : current ? m_currentDashboard : m_dashboard;
    if (current)
        option->font.setWeight(QFont::DemiBold);
}

void SidebarDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    if (index.data(SidebarModel::CurrentRole).toBool())
        painter->fillRect(QRect(0, option.rect.y() + 3, 3, option.rect.height() - 6),
                          m_theme.accent);
}

} // namespace onex
