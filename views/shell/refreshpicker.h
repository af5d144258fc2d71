// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/panels/theme.h"

#include <QList>
#include <QWidget>

#include <optional>

class QMenu;
class QToolButton;

namespace onex {

class RefreshButton;

// Refresh now, how often by itself, and whether it is paused.
class RefreshPicker final : public QWidget
{
    Q_OBJECT
public:
    explicit RefreshPicker(QWidget *parent = nullptr);

    void setInterval(qint64 ms); // 0: off. One that is not in the usual list is added to it.
    void setPaused(bool paused);
    // Moves the ring; to be told about once a second. None: no refresh is due.
    void setNextInMs(std::optional<qint64> ms);
    void setFetching(bool fetching);
    void setTheme(const Theme &theme);

    QList<qint64> intervals() const; // as the menu lists them, 0 first

Q_SIGNALS:
    void refreshRequested();
    void intervalChosen(qint64 ms);
    void pauseToggled(bool paused);

private:
    void fillMenu();
    void showState();

    RefreshButton *m_now;
    QToolButton *m_interval;
    QToolButton *m_pause;
    QMenu *m_menu;
    Theme m_theme;
    qint64 m_intervalMs = 0;
    std::optional<qint64> m_nextInMs;
    QList<qint64> m_custom; // intervals that dashboards brought
    bool m_paused = false;
    bool m_fetching = false;
};

} // namespace onex
