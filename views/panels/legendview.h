// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/definition.h"
#include "models/panels/theme.h"

#include <QWidget>

class QAbstractItemView;

namespace onex {

class LegendDelegate;
class LegendModel;

// A graph's legend as a list that wraps or as a sortable table. A click shows only that series,
// with Ctrl it switches it; Return and Space do the same.
class LegendView final : public QWidget
{
    Q_OBJECT
public:
    explicit LegendView(LegendModel &model, QWidget *parent = nullptr);

    void setOptions(const LegendOptions &options);
    void setTheme(const Theme &theme);
    // The height that shows every row at `width`; and the width that shows every column.
    int heightFor(int width) const;
    int widthWanted() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    QAbstractItemView *makeList();
    QAbstractItemView *makeTable();
    void applyTheme();
    void choose(const QModelIndex &index, bool toggle);

    LegendModel &m_model;
    LegendOptions m_options;
    Theme m_theme;
    QAbstractItemView *m_view = nullptr;
    LegendDelegate *m_delegate = nullptr;
};

} // namespace onex
