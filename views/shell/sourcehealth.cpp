// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/sourcehealth.h"

#include "views/shell/sourcehealthitem.h"

#include <QHBoxLayout>

namespace onex {

SourceHealthBar::SourceHealthBar(QWidget *parent)
    : QWidget(parent)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(4, 0, 4, 0);
    layout->setSpacing(2);
    setAccessibleName(tr("Sources"));
}

void SourceHealthBar::setSources(const std::vector<std::pair<QString, SourceHealth>> &sources)
{
    std::vector<SourceHealthItem *> items;
    for (const auto &[name, health] : sources) {
        const auto known = std::find_if(m_items.begin(), m_items.end(), [&name = name](auto *item) {
            return item->name() == name;
        });
        SourceHealthItem *item = known != m_items.end() ? *known : nullptr;
        if (!item) {
            item = new SourceHealthItem(name, this);
            item->setTheme(m_theme);
            connect(item, &QAbstractButton::clicked, this,
                    [this, item] { Q_EMIT activated(item->name()); });
        } else {
            m_items.erase(known);
        }
        item->setHealth(health);
        items.push_back(item);
    }
    for (SourceHealthItem *gone : m_items)
        delete gone;
    m_items = std::move(items);
    int place = 0;
    for (SourceHealthItem *item : m_items)
        static_cast<QHBoxLayout *>(layout())->insertWidget(place++, item);
}

void SourceHealthBar::setTheme(const Theme &theme)
{
    m_theme = theme;
    for (SourceHealthItem *item : m_items)
        item->setTheme(theme);
}

} // namespace onex
