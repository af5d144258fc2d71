// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/source/async.h"

#include <QTest>

// Evaluates it once.
#define VERIFY_OK(result)                                                                          \
    do {                                                                                           \
        const auto &checked = (result);                                                            \
        QVERIFY2(checked, checked ? "" : describe(checked.error()).c_str());                       \
    } while (false)

namespace onex::test {

template <typename T>
Result<T> wait(Async<T> task)
{
    return QCoro::waitFor(std::move(task));
}

} // namespace onex::test
