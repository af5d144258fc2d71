// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/shortcuts.h"

#include <QShortcut>
#include <QWidget>

namespace onex {

void bindKeys(QWidget *window, const std::vector<KeyBinding> &bindings)
{
    for (const KeyBinding &binding : bindings) {
        const auto keys
            = QKeySequence::fromString(QLatin1String(binding.keys), QKeySequence::PortableText);
        auto *shortcut = new QShortcut(keys, window);
        QObject::connect(shortcut, &QShortcut::activated, window, binding.run);
    }
}

} // namespace onex
