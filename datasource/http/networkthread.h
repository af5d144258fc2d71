// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

class QThread;

namespace onex {

// The thread in which all clients do their network work, decompression included. It runs while
// somebody holds it; the last one to let go waits for its end.
std::shared_ptr<QThread> sharedNetworkThread();

} // namespace onex
