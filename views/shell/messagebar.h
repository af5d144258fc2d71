// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/panels/theme.h"

#include <QFrame>

#include <functional>

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace onex {

// One line across the window for what concerns the whole of it: a file that became invalid, a
// setting that was refused. Stays until the cause is gone or it is closed; never steals the focus.
class MessageBar final : public QFrame
{
    Q_OBJECT
public:
    explicit MessageBar(QWidget *parent = nullptr);

    enum class Tone { Info, Warning };
    struct Action // a button beside the text
    {
        QString text;
        std::function<void()> run;
    };
    // `topic` names the cause: a new text for the same topic replaces the old one, an empty one
    // removes it.
    void setMessage(const QString &topic, const QString &text, Tone tone = Tone::Warning,
                    std::vector<Action> actions = {});
    void setTheme(const Theme &theme);
    QString text() const;

private:
    struct Message
    {
        QString topic, text;
        Tone tone;
        std::vector<Action> actions;
    };
    void showLast();
    void showActions(const std::vector<Action> &actions);
    void dismiss();

    std::vector<Message> m_messages; // the last one shows
    QLabel *m_text;
    QHBoxLayout *m_actions;
    QToolButton *m_close;
    Theme m_theme;
};

} // namespace onex
