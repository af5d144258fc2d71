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
        bool strong = false; // the one under the mouse
        bool operator==(const Row &) const = default;
    };

    // `owner` is the view that shows it; the box hides when the mouse leaves it, and goes with it.
    explicit HoverBox(QWidget *owner);

    void setTheme(const Theme &theme);
    // `at`: the mouse in the owner's coordinates. The box stays inside the window, with as many
    // rows as fit, the strong one always among them.
    void showAt(QPoint at, const QString &caption, std::vector<Row> rows);

    const QString &caption() const { return m_caption; }
    const std::vector<Row> &rows() const { return m_rows; } // those shown
    int leftOut() const { return m_leftOut; }
    QSize sizeHint() const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void keepWhatFits();
    int lineHeight() const;
    int nameWidth() const;
    int valueWidth() const;
    QString moreText() const;
    void paintRow(QPainter &painter, const Row &row, QRect line) const;

    QWidget *m_owner;
    Theme m_theme = darkTheme();
    QString m_caption;
    std::vector<Row> m_rows;
    int m_leftOut = 0;
};

} // namespace onex
