// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

namespace onex {

// "1 panel", "24 panels".
inline QString panelCount(int count)
{
    return count == 1 ? QCoreApplication::translate("Words", "1 panel")
                      : QCoreApplication::translate("Words", "%1 panels").arg(count);
}

} // namespace onex
