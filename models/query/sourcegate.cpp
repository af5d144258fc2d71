// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/sourcegate.h"

#include <QPointer>

#include <map>
#include <utility>

namespace onex {

struct SourceGate::Place
{
    const MetricSource *source;
    std::function<void()> go; // null: it went
    QPointer<SourceGate> gate;

    ~Place()
    {
        if (gate)
            gate->pumpLater();
    }
};

SourceGate::SourceGate(int mostPerSource, QObject *parent)
    : QObject(parent)
    , m_mostPerSource(mostPerSource)
{
}

SourceGate::Turn SourceGate::wait(const MetricSource &source, Line line, std::function<void()> go)
{
    const std::shared_ptr<Place> place(new Place{&source, std::move(go), this});
    m_places.insert(line == Line::First ? m_places.begin() : m_places.end(), place);
    pumpLater();
    return place;
}

void SourceGate::pumpLater()
{
    if (std::exchange(m_pumpPending, true))
        return;
    QMetaObject::invokeMethod(this, &SourceGate::pump, Qt::QueuedConnection);
}

void SourceGate::pump()
{
    m_pumpPending = false;
    std::erase_if(m_places, [](const auto &place) { return place.expired(); });
    std::map<const MetricSource *, int> there;
    for (const auto &place : m_places) {
        const auto taken = place.lock();
        there[taken->source] += taken->go == nullptr;
    }
    std::vector<std::weak_ptr<Place>> next;
    for (const auto &place : m_places) {
        const auto waiting = place.lock();
        if (waiting->go && there[waiting->source]++ < m_mostPerSource)
            next.push_back(place);
    }
    // One that goes may give up the turn of another.
    for (const auto &place : next) {
        const auto turn = place.lock();
        if (const auto go = turn ? std::exchange(turn->go, {}) : nullptr)
            go();
    }
}

} // namespace onex
