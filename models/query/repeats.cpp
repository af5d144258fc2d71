// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/repeats.h"

#include <algorithm>
#include <optional>

namespace onex {

namespace {

constexpr int kColumns = 24;
constexpr int kPerRow = 4; // unless the panel says otherwise

bool isRow(const PanelDefinition &panel) { return panel.kind == u"row"; }

int bottomOf(const std::vector<PanelDefinition> &panels, int atLeast)
{
    for (const PanelDefinition &panel : panels) {
        if (panel.rect)
            atLeast = std::max(atLeast, panel.rect->y + panel.rect->h);
    }
    return atLeast;
}

int topOf(const std::vector<PanelDefinition> &panels)
{
    std::optional<int> top;
    for (const PanelDefinition &panel : panels) {
        if (panel.rect)
            top = std::min(top.value_or(panel.rect->y), panel.rect->y);
    }
    return top.value_or(0);
}

void move(std::vector<PanelDefinition> &panels, int down)
{
    for (PanelDefinition &panel : panels) {
        if (panel.rect)
            panel.rect->y += down;
    }
}

// A row and what is under it; the first section of a dashboard may have no row.
struct Section
{
    std::optional<PanelDefinition> row;
    std::vector<PanelDefinition> members;
    int opened = 0; // cells that a collapsed row takes more once it is open

    int top() const { return row && row->rect ? row->rect->y : topOf(members); }
    int height() const
    {
        const int rowBottom = top() + (row && row->rect ? row->rect->h : 0);
        return bottomOf(members, rowBottom) - top();
    }
};

Section sectionOf(const PanelDefinition &row)
{
    Section section{row, row.panels, 0};
    section.row->panels.clear();
    if (row.rect && !section.members.empty()) {
        const int under = row.rect->y + row.rect->h;
        move(section.members, under - topOf(section.members));
        section.opened = bottomOf(section.members, under) - under;
    }
    return section;
}

std::vector<Section> sectionsOf(const std::vector<PanelDefinition> &panels)
{
    std::vector<Section> sections;
    int down = 0; // for what collapsed rows above take once they are open
    for (const PanelDefinition &written : panels) {
        PanelDefinition panel = written;
        if (panel.rect)
            panel.rect->y += down;
        if (isRow(panel)) {
            sections.push_back(sectionOf(panel));
            down += sections.back().opened;
            continue;
        }
        if (sections.empty())
            sections.emplace_back();
        sections.back().members.push_back(std::move(panel));
    }
    return sections;
}

class Expansion
{
public:
    Expansion(const std::vector<PanelDefinition> &panels, const Variables &variables)
        : m_variables(variables)
    {
        m_nextId = 1;
        for (const PanelDefinition &panel : panels) {
            noteId(panel);
            for (const PanelDefinition &nested : panel.panels)
                noteId(nested);
        }
    }

    void add(const Section &section)
    {
        const auto values = valuesOf(section.row ? section.row->repeat : QString(), m_variables);
        for (const QString &value : values) {
            if (m_shown.size() >= kMostPanels)
                break;
            if (&value != &values.front())
                m_down += section.height();
            Variables scoped = m_variables;
            QString scope;
            if (section.row)
                scope = setScope(scoped, section.row->repeat, value);
            if (section.row)
                show(*section.row, scoped, scope);
            addMembers(section, scoped, scope);
        }
    }

    std::vector<ShownPanel> take() { return std::move(m_shown); }

private:
    // Panels repeated over several lines push down what stands under them.
    struct Push
    {
        int from;
        int by;
    };

    void noteId(const PanelDefinition &panel) { m_nextId = std::max(m_nextId, panel.id + 1); }

    // One empty value: not repeated.
    static QStringList valuesOf(const QString &variable, const Variables &variables)
    {
        const VariableValue *value = variable.isEmpty() ? nullptr : variables.find(variable);
        return value && !value->values.isEmpty() ? value->values : QStringList{QString()};
    }

    static QString setScope(Variables &variables, const QString &name, const QString &value)
    {
        const VariableValue *found = name.isEmpty() ? nullptr : variables.find(name);
        if (!found || found->values.isEmpty())
            return {};
        VariableValue scoped = *found;
        scoped.values = {value};
        scoped.all = false;
        variables.set(std::move(scoped));
        return QLatin1Char('|') + name + QLatin1Char('=') + value;
    }

    void addMembers(const Section &section, const Variables &variables, const QString &scope)
    {
        std::vector<Push> pushes;
        for (const PanelDefinition &member : section.members) {
            PanelDefinition panel = member;
            if (panel.rect) {
                for (const Push &push : pushes)
                    panel.rect->y += member.rect->y >= push.from ? push.by : 0;
            }
            const int pushed = addMember(panel, variables, scope);
            if (pushed > 0)
                pushes.push_back({member.rect->y + member.rect->h, pushed});
        }
        for (const Push &push : pushes)
            m_down += push.by;
    }

    // How many cells its copies take below it.
    int addMember(const PanelDefinition &panel, const Variables &variables, const QString &scope)
    {
        const QStringList values = valuesOf(panel.repeat, variables);
        const int count = static_cast<int>(values.size());
        const int most = panel.repeatPerRow > 0 ? panel.repeatPerRow : kPerRow;
        const int columns
            = panel.repeatVertically ? 1 : std::clamp(count, 1, std::min(most, kColumns));
        for (int i = 0; i < count && m_shown.size() < kMostPanels; ++i) {
            Variables scoped = variables;
            const QString inner = setScope(scoped, panel.repeat, values[i]);
            PanelDefinition copy = panel;
            if (copy.rect && count > 1)
                place(*copy.rect, i, columns, panel.repeatVertically);
            show(std::move(copy), scoped, scope + inner);
        }
        return panel.rect ? ((count + columns - 1) / columns - 1) * panel.rect->h : 0;
    }

    static void place(GridRect &rect, int index, int columns, bool vertically)
    {
        rect.y += index / columns * rect.h;
        if (vertically)
            return;
        rect.w = kColumns / columns;
        rect.x = index % columns * rect.w;
    }

    void show(PanelDefinition panel, const Variables &variables, const QString &scope)
    {
        if (m_shown.size() >= kMostPanels)
            return;
        const QString key = QString::number(panel.id) + scope;
        const bool taken
            = std::any_of(m_shown.begin(), m_shown.end(),
                          [&](const ShownPanel &shown) { return shown.definition.id == panel.id; });
        if (taken)
            panel.id = m_nextId++;
        if (panel.rect)
            panel.rect->y += m_down;
        m_shown.push_back({std::move(panel), variables, key});
    }

    const Variables &m_variables;
    std::vector<ShownPanel> m_shown;
    int m_nextId = 1;
    int m_down = 0; // of everything that comes
};

} // namespace

std::vector<ShownPanel> expandRepeats(const std::vector<PanelDefinition> &panels,
                                      const Variables &variables)
{
    Expansion expansion(panels, variables);
    for (const Section &section : sectionsOf(panels))
        expansion.add(section);
    return expansion.take();
}

} // namespace onex
