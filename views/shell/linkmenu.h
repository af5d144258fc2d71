// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/definition.h"

#include <functional>
#include <vector>

class QMenu;

namespace onex {

// One entry a link that has an address: its title, and the address as its tip.
void addLinks(QMenu &menu, const std::vector<Link> &links,
              const std::function<void(const QString &url)> &follow);

} // namespace onex
