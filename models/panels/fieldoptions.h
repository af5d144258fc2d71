// SPDX-License-Identifier: GPL-3.0-or-later
// Which options a series has: the panel's defaults with the overrides that match it.
#pragma once

#include "models/dashboard/definition.h"
#include "models/dashboard/regex.h"

#include <optional>
#include <vector>

namespace onex {

class FieldResolver
{
public:
    // `panel` outlives the resolver. Regular expressions are compiled here, once.
    explicit FieldResolver(const PanelDefinition &panel);

    // Overrides apply in their order, the later one wins. One that sets a colour without a mode
    // means that colour. Overrides by value match nothing: they would have to be decided sample by
    // sample.
    FieldOptions optionsFor(const QString &name, const QString &refId) const;

private:
    bool matches(std::size_t index, const QString &name, const QString &refId) const;

    const PanelDefinition &m_panel;
    std::vector<std::optional<Regex>> m_patterns; // by override
};

} // namespace onex
