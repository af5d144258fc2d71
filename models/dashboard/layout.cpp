// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/layout.h"

#include <algorithm>
#include <array>

namespace onex {
namespace {

constexpr int kColumns = 24;

struct Size
{
    const char *kind;
    int w, h;
};

// What a panel likes to have where the file does not say; four kinds side by side fill a line.
constexpr Size kSizes[] = {{"stat", 6, 8}, {"pie", 6, 8}, {"graph", 12, 8}, {"heatmap", 12, 8}};

Size sizeOf(const QString &kind)
{
    const auto named = [&kind](const Size &size) { return kind == QLatin1String(size.kind); };
    const auto it = std::find_if(std::begin(kSizes), std::end(kSizes), named);
    return it == std::end(kSizes) ? Size{"", 12, 8} : *it;
}

bool isRow(const LayoutItem &item) { return item.kind == QLatin1String("row"); }

// How far down each column is filled.
class Skyline
{
public:
    int bottom(int x, int w) const
    {
        return *std::max_element(m_bottoms.begin() + x, m_bottoms.begin() + x + w);
    }
    GridRect drop(GridRect rect)
    {
        rect.w = std::clamp(rect.w, 1, kColumns);
        rect.x = std::clamp(rect.x, 0, kColumns - rect.w);
        rect.h = std::max(rect.h, 1);
        rect.y = bottom(rect.x, rect.w);
        std::fill_n(m_bottoms.begin() + rect.x, rect.w, rect.y + rect.h);
        return rect;
    }

private:
    std::array<int, kColumns> m_bottoms{};
};

using Places = std::vector<std::optional<GridRect>>;
using Indices = std::vector<std::size_t>;

// One line of panels without a place, widened to fill it.
void placeLine(const std::vector<LayoutItem> &items, const Indices &line, Skyline &skyline,
               Places &places)
{
    int wanted = 0;
    int height = 0;
    for (const std::size_t i : line) {
        wanted += sizeOf(items[i].kind).w;
        height = std::max(height, sizeOf(items[i].kind).h);
    }
    int used = 0;
    for (const std::size_t i : line) {
        const int left = used * kColumns / wanted;
        used += sizeOf(items[i].kind).w;
        places[i] = skyline.drop({left, 0, used * kColumns / wanted - left, height});
    }
}

void flow(const std::vector<LayoutItem> &items, const Indices &indices, Skyline &skyline,
          Places &places)
{
    Indices line;
    int used = 0;
    for (const std::size_t i : indices) {
        const int width = sizeOf(items[i].kind).w;
        if (used + width > kColumns) {
            placeLine(items, line, skyline, places);
            line.clear();
            used = 0;
        }
        line.push_back(i);
        used += width;
    }
    if (!line.empty())
        placeLine(items, line, skyline, places);
}

// The panels between two rows: placed ones in the order of their places, then the others.
void placeSection(const std::vector<LayoutItem> &items, const Indices &section, Skyline &skyline,
                  Places &places)
{
    Indices placed, others;
    for (const std::size_t i : section)
        (items[i].rect ? placed : others).push_back(i);
    std::stable_sort(placed.begin(), placed.end(), [&items](std::size_t a, std::size_t b) {
        const GridRect &left = *items[a].rect;
        const GridRect &right = *items[b].rect;
        return std::pair(left.y, left.x) < std::pair(right.y, right.x);
    });
    for (const std::size_t i : placed)
        places[i] = skyline.drop(*items[i].rect);
    flow(items, others, skyline, places);
}

} // namespace

std::vector<std::optional<GridRect>> layOut(const std::vector<LayoutItem> &items)
{
    Places places(items.size());
    Skyline skyline;
    Indices section;
    bool hidden = false;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (!isRow(items[i])) {
            if (!hidden)
                section.push_back(i);
            continue;
        }
        placeSection(items, section, skyline, places);
        section.clear();
        places[i] = skyline.drop({0, 0, kColumns, 1});
        hidden = items[i].collapsed;
    }
    placeSection(items, section, skyline, places);
    return places;
}

} // namespace onex
