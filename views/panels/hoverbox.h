// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/panels/theme.h"

#include <QColor>
#include <QString>
#include <QWidget>

#include <vector>

namespace onex {

// The box beside the mouse: a caption and rows of a name and a value. Texts are painted as they
// are, never as rich text. It lies in the window, above everything, and takes no mouse.
class HoverBox final : public QWidget
{
    Q_OBJECT
public:
    struct Row
    {
        QColor color; // of the mark before the name; invalid: none
        QString name;
        QString value;
        bool operator==(const Row &) const = default;
    };

    // `owner` is the view that shows it; the box hides when the mouse leaves it, and goes with it.
    explicit HoverBox(QWidget *owner);

    void setTheme(const Theme &theme);
    // `at`: the mouse in the owner's coordinates. The box stays inside the window.
    void showAt(QPoint at, const QString &caption, std::vector<Row> rows);

    const QString &caption() const { return m_caption; }
    const std::vector<Row> &rows() const { return m_rows; }
    QSize sizeHint() const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    int lineHeight() const;
    int nameWidth() const;
    int valueWidth() const;

    QWidget *m_owner;
    Theme m_theme = darkTheme();
    QString m_caption;
    std::vector<Row> m_rows;
};

} // namespace onex
