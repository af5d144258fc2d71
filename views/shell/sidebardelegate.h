// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/panels/theme.h"

#include <QIcon>
#include <QStyledItemDelegate>

namespace onex {

// Folder names quiet, dashboards with their mark, the open one bold with a bar at its left.
class SidebarDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setTheme(const Theme &theme);
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    Theme m_theme;
    QIcon m_dashboard, m_currentDashboard, m_problem, m_folder, m_recent;
};

} // namespace onex
