// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/variables.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace onex {

// The variable set to those of `wanted` that can be chosen; to All or else the first option where
// none of them can.
VariableValue chosen(VariableDefinition definition, VariableDefinition::Options options,
                     const QStringList &wanted);

// The options could not be found: what was wanted stays, with what is known of it.
VariableValue unresolved(VariableValue value, const QStringList &wanted, const QString &error);

} // namespace onex
