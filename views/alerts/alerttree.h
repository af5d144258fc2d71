// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/panels/theme.h"

#include <QTreeView>

namespace onex {

// The list of alerts. A group's title is painted across its row: a view's own spans are looked at
// one by one whenever rows come or go, which thousands of groups are too many for.
class AlertTree final : public QTreeView
{
    Q_OBJECT
public:
    explicit AlertTree(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);

protected:
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option,
                 const QModelIndex &index) const override;

private:
    Theme m_theme;
};

} // namespace onex
