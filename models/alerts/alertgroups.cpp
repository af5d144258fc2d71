// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alerts/alertgroups.h"

#include <QCollator>
#include <QHash>

#include <algorithm>
#include <functional>
#include <limits>
#include <map>

namespace onex {
namespace {

QString textOf(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

std::int64_t dueOf(const LiveAlert &alert)
{
    return alert.respondByMs().value_or(std::numeric_limits<std::int64_t>::max());
}

// Less than 0, 0, more than 0: as strcmp.
template <typename T>
int compared(const T &a, const T &b)
{
    return a < b ? -1 : b < a ? 1 : 0;
}

int byUrgency(const LiveAlert &a, const LiveAlert &b)
{
    if (const int state = compared(a.state, b.state))
        return state;
    if (const int severity = compared(a.severity, b.severity))
        return severity;
    if (const int since = compared(a.sinceMs, b.sinceMs))
        return since;
    return compared(a.id, b.id);
}

int bySeverity(const LiveAlert &a, const LiveAlert &b) { return compared(a.severity, b.severity); }
int byState(const LiveAlert &a, const LiveAlert &b) { return compared(a.state, b.state); }
int bySince(const LiveAlert &a, const LiveAlert &b) { return compared(b.sinceMs, a.sinceMs); }
int byResponse(const LiveAlert &a, const LiveAlert &b) { return compared(dueOf(a), dueOf(b)); }
int byLabels(const LiveAlert &a, const LiveAlert &b) { return compared(a.labels, b.labels); }

using Comparison = int (*)(const LiveAlert &, const LiveAlert &);

constexpr Comparison kComparisons[kAlertColumns] = {
    &bySeverity, &byState, nullptr, nullptr, &bySince, &byResponse, nullptr, &byLabels,
};

// Of the columns with words, which are compared as the locale does.
QString wordsOf(const LiveAlert &alert, AlertColumn column)
{
    switch (column) {
    case AlertColumn::Name:
        return alert.name();
    case AlertColumn::Summary:
        return alert.summary();
    default:
        return alert.acknowledgement ? alert.acknowledgement->by : QString();
    }
}

using Ranks = QHash<const LiveAlert *, int>;

// Places of words among all words that differ: thousands of alerts have few names.
Ranks ranksOf(const std::vector<LiveAlertPtr> &alerts, AlertColumn column)
{
    QHash<QString, int> places;
    for (const LiveAlertPtr &alert : alerts)
        places.insert(wordsOf(*alert, column), 0);
    QCollator collator;
    std::vector<std::pair<QCollatorSortKey, QString>> words;
    for (auto it = places.cbegin(); it != places.cend(); ++it)
        words.emplace_back(collator.sortKey(it.key()), it.key());
    std::sort(words.begin(), words.end(),
              [](const auto &a, const auto &b) { return a.first < b.first; });
    int place = 0;
    for (const auto &[key, word] : words)
        places[word] = place++;
    Ranks ranks;
    for (const LiveAlertPtr &alert : alerts)
        ranks.insert(alert.get(), places.value(wordsOf(*alert, column)));
    return ranks;
}

class Before
{
public:
    Before(AlertOrder order, const std::vector<LiveAlertPtr> &alerts)
        : m_compare(kComparisons[static_cast<int>(order.column)])
        , m_ranks(m_compare ? Ranks() : ranksOf(alerts, order.column))
        , m_descending(order.descending)
    {
    }
    bool operator()(const LiveAlertPtr &a, const LiveAlertPtr &b) const
    {
        const int first = m_compare ? m_compare(*a, *b)
                                    : compared(m_ranks.value(a.get()), m_ranks.value(b.get()));
        if (first != 0)
            return m_descending ? first > 0 : first < 0;
        return byUrgency(*a, *b) < 0;
    }

private:
    Comparison m_compare;
    Ranks m_ranks; // where there is no comparison
    bool m_descending;
};

QString titleOf(const LiveAlert &alert, const QStringList &groupBy)
{
    QStringList parts;
    for (const QString &name : groupBy) {
        const auto value = alert.labels.value(name.toStdString());
        if (!value.empty()) // the name of an alert needs no explanation
            parts += name == u"alertname" ? textOf(value) : name + u'=' + textOf(value);
    }
    return parts.isEmpty() ? QStringLiteral("–") : parts.join(QStringLiteral(", "));
}

Labels sharedOf(const std::vector<LiveAlertPtr> &alerts)
{
    std::vector<Labels::Label> shared;
    for (const auto &label : alerts.front()->labels) {
        const auto has = [&label](const LiveAlertPtr &alert) {
            return alert->labels.value(label.first) == label.second;
        };
        if (std::all_of(alerts.begin() + 1, alerts.end(), has))
            shared.push_back(label);
    }
    return Labels(std::move(shared));
}

} // namespace

std::vector<AlertGroup> arranged(std::vector<LiveAlertPtr> alerts, const QStringList &groupBy,
                                 AlertOrder order)
{
    const Before before(order, alerts);
    std::sort(alerts.begin(), alerts.end(), std::cref(before));
    std::vector<AlertGroup> groups;
    std::map<QString, std::size_t> known;
    if (groupBy.isEmpty()) {
        groups.emplace_back();
        known.emplace(QString(), 0);
    }
    for (LiveAlertPtr &alert : alerts) {
        const QString title = groupBy.isEmpty() ? QString() : titleOf(*alert, groupBy);
        const auto [at, isNew] = known.emplace(title, groups.size());
        if (isNew)
            groups.push_back({title, {}, {}});
        groups[at->second].alerts.push_back(std::move(alert));
    }
    for (AlertGroup &group : groups) {
        if (!groupBy.isEmpty())
            group.shared = sharedOf(group.alerts);
    }
    return groups;
}

QString ownLabels(const LiveAlert &alert, const Labels &shared)
{
    QStringList parts;
    for (const auto &[name, value] : alert.labels) {
        if (name != "alertname" && shared.value(name) != value)
            parts += textOf(name) + QLatin1String("=\"") + textOf(value) + u'"';
    }
    return parts.join(QStringLiteral(", "));
}

} // namespace onex
