// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/panels/panelview.h"

namespace onex {

// Series, points and extent of everything in `data`; without paintMs.
PanelView::Summary summaryOf(const PanelData &data);

} // namespace onex
