// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>

#include <memory>
#include <vector>

namespace onex {

// Puts its items side by side, and begins another line where the width ends.
class FlowLayout final : public QLayout
{
    Q_OBJECT
public:
    FlowLayout(QWidget *parent, int horizontalGap, int verticalGap);
    ~FlowLayout() override;

    void setOrder(const std::vector<QWidget *> &widgets); // all of them are in the layout already

    void addItem(QLayoutItem *item) override; // takes it
    int count() const override { return static_cast<int>(m_items.size()); }
    QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override; // the caller owns it
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    void setGeometry(const QRect &rect) override;

private:
    int arrange(const QRect &area, bool move) const; // returns the height it took

    std::vector<std::unique_ptr<QLayoutItem>> m_items;
    int m_horizontalGap, m_verticalGap;
};

} // namespace onex
