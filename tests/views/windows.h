// SPDX-License-Identifier: GPL-3.0-or-later
// For tests that open windows. The offscreen platform warns of what it cannot do (raise, grab, size
// hints); every other warning still fails the test.
#pragma once

#include <QRegularExpression>
#include <QTest>

namespace onex {

inline void leaveWarningsToTest() { qunsetenv("QT_FATAL_WARNINGS"); } // from initMain()

inline void failOnWarnings() // from init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support )")));
}

} // namespace onex
