// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoroTask>

#include <memory>
#include <stop_token>

namespace onex {

// So many requests at a time; the others wait for their turn, in order. For one thread.
class RequestGate
{
    struct Line;

public:
    // Given up when the last copy goes. Null: stopped while it waited.
    using Turn = std::shared_ptr<const void>;

    explicit RequestGate(int most);
    QCoro::Task<Turn> wait(std::stop_token stop);

private:
    static QCoro::Task<Turn> waitInLine(std::shared_ptr<Line> line, std::stop_token stop);

    std::shared_ptr<Line> d;
};

} // namespace onex
