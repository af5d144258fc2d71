// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>
#include <memory>
#include <vector>

namespace onex {

class MetricSource;

// So many requests at a time to a source, whoever makes them; the others wait for their turn. Every
// request of a dashboard passes here: its panels' and its variables'.
class SourceGate final : public QObject
{
    Q_OBJECT
    struct Place;

public:
    // A place in the line, later at the source; given up when the last copy goes. Whoever sends a
    // request keeps it until the request has ended, cancelled ones too.
    using Turn = std::shared_ptr<const Place>;
    enum class Line { Last, First };

    explicit SourceGate(int mostPerSource, QObject *parent = nullptr);

    // go: called once, later than this returns, and never after the turn was given up.
    [[nodiscard]] Turn wait(const MetricSource &source, Line line, std::function<void()> go);

private:
    void pumpLater();
    void pump();

    int m_mostPerSource;
    std::vector<std::weak_ptr<Place>> m_places; // at the sources and in line, in order
    bool m_pumpPending = false;
};

} // namespace onex
