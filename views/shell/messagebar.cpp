// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/messagebar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace onex {

MessageBar::MessageBar(QWidget *parent)
    : QFrame(parent)
    , m_text(new QLabel(this))
    , m_actions(new QHBoxLayout)
    , m_close(new QToolButton(this))
{
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_close->setText(QStringLiteral("✕"));
    m_close->setAutoRaise(true);
    m_close->setAccessibleName(tr("Dismiss"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 4, 8, 4);
    layout->addWidget(m_text, 1);
    layout->addLayout(m_actions);
    layout->addWidget(m_close, 0, Qt::AlignTop);
    connect(m_close, &QToolButton::clicked, this, &MessageBar::dismiss);
    setAutoFillBackground(true);
    hide();
}

void MessageBar::setMessage(const QString &topic, const QString &text, Tone tone,
                            std::vector<Action> actions)
{
    std::erase_if(m_messages, [&topic](const Message &message) { return message.topic == topic; });
    if (!text.isEmpty())
        m_messages.push_back({topic, text, tone, std::move(actions)});
    showLast();
}

void MessageBar::setTheme(const Theme &theme)
{
    m_theme = theme;
    showLast();
}

QString MessageBar::text() const { return m_messages.empty() ? QString() : m_messages.back().text; }

void MessageBar::showLast()
{
    setVisible(!m_messages.empty());
    if (m_messages.empty())
        return;
    const bool warning = m_messages.back().tone == Tone::Warning;
    m_text->setText((warning ? QStringLiteral("⚠  ") : QString()) + text());
    showActions(m_messages.back().actions);
    QColor ground = warning ? m_theme.warning : m_theme.accent;
    ground.setAlphaF(0.18f);
    QPalette palette = this->palette();
    palette.setColor(QPalette::Window, ground);
    palette.setColor(QPalette::WindowText, m_theme.text);
    palette.setColor(QPalette::ButtonText, m_theme.text);
    setPalette(palette);
}

// The buttons go when control is back in the event loop: one of them may have been clicked.
void MessageBar::showActions(const std::vector<Action> &actions)
{
    while (QLayoutItem *item = m_actions->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const Action &action : actions) {
        auto *button = new QPushButton(action.text, this);
        m_actions->addWidget(button);
        connect(button, &QPushButton::clicked, this, action.run);
    }
}

void MessageBar::dismiss()
{
    m_messages.pop_back();
    showLast();
}

} // namespace onex
