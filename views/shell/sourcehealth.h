// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/source/metricsource.h"
#include "models/panels/theme.h"

#include <QWidget>

#include <utility>
#include <vector>

namespace onex {

class SourceHealthItem;

// How every source fares: a shape, a word and the latency each; details on hover.
class SourceHealthBar final : public QWidget
{
    Q_OBJECT
public:
    explicit SourceHealthBar(QWidget *parent = nullptr);

    void setSources(const std::vector<std::pair<QString, SourceHealth>> &sources);
    void setTheme(const Theme &theme);

    const std::vector<SourceHealthItem *> &items() const { return m_items; }

Q_SIGNALS:
    void activated(const QString &source); // clicked, or Enter

private:
    std::vector<SourceHealthItem *> m_items;
    Theme m_theme;
};

} // namespace onex
