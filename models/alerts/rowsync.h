// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

#include <algorithm>
#include <utility>
#include <vector>

namespace onex {

// The steps from the rows a model has to the rows it should have: rows that go, an order for those
// that stay, rows that come. `Rows` carries each out with the model's signals:
//   key(Have or Want) -> QString, remove(first, last), reorder(std::vector<int> from),
//   insert(at, std::vector<Want>)
// Those of `want` that were inserted are moved from; the others are left for the caller to compare.
template <typename Have, typename Want, typename Rows>
void syncRows(const std::vector<Have> &have, std::vector<Want> &want, Rows &&rows)
{
    QHash<QString, int> places;
    for (std::size_t i = 0; i < want.size(); ++i)
        places.insert(rows.key(want[i]), static_cast<int>(i));

    for (int last = static_cast<int>(have.size()) - 1; last >= 0; --last) {
        int first = last + 1;
        while (first > 0 && !places.contains(rows.key(have[static_cast<std::size_t>(first - 1)])))
            --first;
        if (first <= last) {
            rows.remove(first, last);
            last = first;
        }
    }

    std::vector<int> from, place;
    for (std::size_t i = 0; i < have.size(); ++i) {
        from.push_back(static_cast<int>(i));
        place.push_back(places.value(rows.key(have[i])));
    }
    const auto before = [&place](int a, int b) {
        return place[static_cast<std::size_t>(a)] < place[static_cast<std::size_t>(b)];
    };
    if (!std::is_sorted(from.begin(), from.end(), before)) {
        std::sort(from.begin(), from.end(), before);
        rows.reorder(from);
    }

    for (std::size_t i = 0; i < want.size(); ++i) {
        const auto isNew = [&](std::size_t at) {
            return i >= have.size() || rows.key(want[at]) != rows.key(have[i]);
        };
        std::vector<Want> fresh;
        std::size_t at = i;
        for (; at < want.size() && isNew(at); ++at)
            fresh.push_back(std::move(want[at]));
        if (!fresh.empty()) {
            rows.insert(static_cast<int>(i), std::move(fresh));
            i = at - 1;
        }
    }
}

} // namespace onex
