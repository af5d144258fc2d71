// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/alerts/livealert.h"

#include <functional>

class QMenu;

namespace onex {

// What can be copied of an alert; told() says what was.
void addCopies(QMenu &menu, const LiveAlert &alert,
               const std::function<void(const QString &what)> &told);

} // namespace onex
