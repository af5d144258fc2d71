// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/variablechoice.h"

#include <algorithm>

namespace onex {

namespace {

QStringList valuesOf(const VariableDefinition::Options &options)
{
    QStringList values;
    for (const VariableDefinition::Option &option : options)
        values.append(option.value);
    return values;
}

// A free text is whatever was typed.
bool isFree(VariableDefinition::Kind kind)
{
    using Kind = VariableDefinition::Kind;
    return kind == Kind::Textbox || kind == Kind::Constant;
}

QStringList stillThere(const QStringList &wanted, const QStringList &available, bool several)
{
    QStringList kept;
    std::copy_if(wanted.begin(), wanted.end(), std::back_inserter(kept), [&](const QString &value) {
        return available.contains(value) && (several || kept.isEmpty());
    });
    return kept;
}

} // namespace

VariableValue chosen(VariableDefinition definition, VariableDefinition::Options options,
                     const QStringList &wanted)
{
    VariableValue value;
    value.definition = std::move(definition);
    value.options = std::move(options);
    if (isFree(value.definition.kind)) {
        value.values = wanted;
        return value;
    }
    const QStringList available = valuesOf(value.options);
    const bool wantsAll = value.definition.includeAll && wanted.contains(kAllValues);
    if (!wantsAll)
        value.values = stillThere(wanted, available, value.definition.multi);
    value.all = value.values.isEmpty() && value.definition.includeAll;
    if (value.all)
        value.values = available;
    else if (value.values.isEmpty())
        value.values = available.mid(0, 1);
    return value;
}

VariableValue unresolved(VariableValue value, const QStringList &wanted, const QString &error)
{
    value.error = error;
    value.all = wanted.contains(kAllValues);
    value.values = value.all ? valuesOf(value.options) : wanted;
    return value;
}

} // namespace onex
