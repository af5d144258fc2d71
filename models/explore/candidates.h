// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/clock.h"
#include "datasource/core/timerange.h"
#include "models/explore/place.h"

#include <QObject>

#include <map>
#include <stop_token>

namespace onex {

class MetricSource;

struct Candidate
{
    QString text;   // as it is listed
    QString detail; // what it is: a function's meaning, a metric's type and help
    QString insert; // in place of what was typed
    bool operator==(const Candidate &) const = default;
};

// What may be written at a place: functions at once, names and values as soon as the source has
// said them. What a source said is remembered for some minutes.
class Candidates final : public QObject
{
    Q_OBJECT
public:
    explicit Candidates(const Clock &clock, QObject *parent = nullptr); // outlives it
    ~Candidates() override;

    void setSource(MetricSource *source); // null: only what needs none; outlives its answers
    void setRange(TimeRange range) { m_range = range; }

    // Answered by found(), at once and again when more is known; not after another ask().
    void ask(const QueryPlace &place);

Q_SIGNALS:
    void found(const onex::QueryPlace &place, const QList<onex::Candidate> &candidates);

private:
    struct Known
    {
        std::int64_t atMs = 0;
        bool isAsked = false;
        std::vector<std::string> names;
    };
    using Key = std::tuple<QueryPlace::Kind, QString, QString>; // label, selector

    static Key keyOf(const QueryPlace &place);
    void fetch(const Key &key);
    void fetchAbout();
    QString aboutMetric(const QString &name) const;
    void tell();

    const Clock &m_clock;
    MetricSource *m_source = nullptr;
    TimeRange m_range;
    QueryPlace m_place;
    std::map<Key, Known> m_known;
    std::map<QString, QString> m_about; // of metrics
    bool m_isAboutAsked = false;
    std::stop_source m_stop;
};

} // namespace onex
