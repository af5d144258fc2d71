// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/archive/recording.h"
#include "datasource/source/async.h"

#include <QString>
#include <QTimeZone>

class QWidget;

namespace onex {

// A file that was named without saying what it is: exported metrics, or else a dashboard.
bool isRecording(const QString &path);

enum class IfDamaged {
    Ask, // whether what could be read is to be used
    Use  // nobody is there
};

// Reads it in another thread. What takes longer shows how far it is and can be cancelled there.
Async<Recording> openWithProgress(QString path, IfDamaged ifDamaged, QWidget *parent);

// "export.om.gz: OpenMetrics, 1,200 series, 2026-05-01 10:00 to 12:00; nothing here is live".
QString describeRecording(const Recording &recording, const QTimeZone &zone);

} // namespace onex
