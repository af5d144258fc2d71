// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alerts/alertrecorder.h"

#include "datasource/source/background.h"

#include <QCoroTask>

namespace onex {
namespace {

constexpr std::size_t kMostWaiting = 50'000;

} // namespace

AlertRecorder::AlertRecorder(AlertLog &log, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_log(log)
    , m_clock(clock)
    , m_sightings(std::make_shared<AlertSightings>())
{
}

void AlertRecorder::note(AlertSight sight)
{
    sight.nowMs = m_clock.nowMs();
    sight.steadyMs = m_clock.steadyMs();
    m_next = std::move(sight);
    next();
}

void AlertRecorder::next()
{
    if (m_busy || !m_next)
        return;
    m_busy = true;
    m_loaded ? look() : load();
}

// Nothing is noted before it is known what an earlier run saw.
void AlertRecorder::load()
{
    auto loading = m_log.lastKnown();
    QCoro::connect(std::move(loading), this, [this](const Result<std::vector<KnownAlert>> &known) {
        m_busy = false;
        if (!known) {
            Q_EMIT told(tr("The history of alerts cannot be read: %1")
                            .arg(QString::fromStdString(describe(known.error()))));
            return; // with the next sight
        }
        m_sightings->load(*known);
        m_loaded = true;
        next();
    });
}

void AlertRecorder::look()
{
    const auto work = [sightings = m_sightings, sight = *std::exchange(m_next, {})] {
        return sightings->note(sight);
    };
    runInBackground(this, work, [this](const std::vector<AlertTransition> &seen) {
        m_busy = false;
        if (m_waiting.size() + seen.size() <= kMostWaiting)
            m_waiting.insert(m_waiting.end(), seen.begin(), seen.end());
        if (!m_waiting.empty())
            write();
        next();
    });
}

// What could not be written is tried again with what comes next.
void AlertRecorder::write()
{
    m_busy = true;
    auto writing = m_log.record(m_waiting);
    QCoro::connect(std::move(writing), this, [this](const Result<int> &written) {
        m_busy = false;
        if (!written) {
            Q_EMIT told(tr("The history of alerts cannot be written: %1")
                            .arg(QString::fromStdString(describe(written.error()))));
            return;
        }
        m_waiting.clear();
        if (*written > 0)
            Q_EMIT recorded();
        next();
    });
}

} // namespace onex
