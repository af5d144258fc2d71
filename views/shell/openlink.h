// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUrl>

class QWidget;

namespace onex {

// The address that a dashboard's link may open: http or https with a host. Anything else: an empty
// URL.
QUrl openableUrl(const QString &text);

// Shows the whole address and asks. False: no, or not an address that may be opened (it says why).
bool confirmOpening(QWidget *parent, const QString &text);

} // namespace onex
