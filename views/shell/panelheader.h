// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/panels/theme.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace onex {

class ElidedLabel;

// A panel's upper edge: title, description, and the marks that say what is wrong with its data.
// Where it is narrow the title comes first: what else is there is said in tool tips too.
class PanelHeader final : public QWidget
{
    Q_OBJECT
public:
    explicit PanelHeader(QWidget *parent = nullptr);

    void setTitle(const QString &title, const QString &description);
    // A mark with its reason on hover; an empty text takes it away.
    enum class Mark { Error, Stale, Notice };
    void setMark(Mark mark, const QString &text, const QString &reason);
    void setFetching(bool fetching);
    void setTheme(const Theme &theme);
    QToolButton *menuButton() const { return m_menu; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QLabel *labelOf(Mark mark) const;
    void fit();
    void showParts(bool info, bool words);
    int roomForTitle() const;

    ElidedLabel *m_title;
    QLabel *m_info;
    QLabel *m_marks[3];
    QString m_markTexts[3];
    QToolButton *m_menu;
    Theme m_theme;
    bool m_described = false;
    bool m_fetching = false;
};

} // namespace onex
