// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace onex {

class DashboardModel;
class DashboardView;
class SourceRegistry;

// What --diagnostics writes, as JSON:
// {"version", "sources": [{"name", "kind", "health", "error"}], "dashboard", "panels": [{"id",
// "title",
//  "kind", "state": "ready|empty|stale|failed|loading|unsupported", "error", "queries": [as sent],
//  "series", "points", "min", "max", "decode_ms", "paint_ms"}]}
// Times in ms; min and max are null where there is no finite value.
QByteArray diagnosticsJson(const SourceRegistry &sources, const DashboardModel &model,
                           const DashboardView &view);

} // namespace onex
