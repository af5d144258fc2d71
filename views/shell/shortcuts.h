// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>

#include <functional>
#include <vector>

class QWidget;

namespace onex {

// One row a key: what it is called in the help and what it does.
struct KeyBinding
{
    const char *group; // untranslated, context "Keys"
    const char *keys;  // QKeySequence's portable text
    const char *text;  // untranslated, context "Keys"
    std::function<void()> run;
};

void bindKeys(QWidget *window, const std::vector<KeyBinding> &bindings);

} // namespace onex
