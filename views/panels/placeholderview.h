// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/panels/panelview.h"

class QPlainTextEdit;

namespace onex {

// Stands for a kind that this program does not draw: names it and shows its queries.
class PlaceholderView final : public PanelView
{
    Q_OBJECT
public:
    explicit PlaceholderView(QWidget *parent = nullptr);

    void setDefinition(const PanelDefinition &definition) override;
    void setData(const PanelData &) override { }
    void setTheme(const Theme &theme) override;

private:
    QPlainTextEdit *m_text;
};

} // namespace onex
