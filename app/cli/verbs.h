// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace CLI {
class App;
}

namespace onex {

// Each adds its verb; status is what the program ends with once it has run: 0, or 1 where it
// failed.
void addQuery(CLI::App &app, int &status);
void addExport(CLI::App &app, int &status);

} // namespace onex
