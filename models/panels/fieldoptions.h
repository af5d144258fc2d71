// SPDX-License-Identifier: GPL-3.0-or-later
// Which options a series has: the panel's defaults with the overrides that match it.
#pragma once

#include "datasource/core/frame.h"
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
    // means that colour.
    FieldOptions optionsFor(const QString &name, const QString &refId, const Series &series) const;

private:
    struct Field
    {
        const QString &name, &refId;
        const Series &series;
    };
    bool matches(std::size_t index, const Field &field) const;

    const PanelDefinition &m_panel;
    std::vector<std::optional<Regex>> m_patterns; // by override
};

} // namespace onex
