// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/panels/panelview.h"

namespace onex {

// The view for a kind; a placeholder that names the kind and shows its queries for one that is not
// in the table. Never null.
PanelView *makePanelView(const QString &kind, QWidget *parent);

} // namespace onex
