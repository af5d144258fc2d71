// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/alertmanager/alertmanagercluster.h"

#include "datasource/http/exchange.h"

#include <QTimer>

#include <algorithm>

namespace onex {

using Members = std::vector<std::unique_ptr<AlertmanagerClient>>;

class ClusterState
{
public:
    explicit ClusterState(ClusterConfig configuration)
        : config(std::move(configuration))
    {
        for (const AlertmanagerConfig &member : config.members)
            members.push_back(std::make_unique<AlertmanagerClient>(member));
    }
    const ClusterConfig config;
    Members members; // empty once the cluster is gone
};

namespace {

using Kind = Error::Kind;
using ClusterStatePtr = std::shared_ptr<ClusterState>;

template <typename T>
using Question = Async<T> (AlertmanagerClient::*)(std::stop_token);

// One question to all: once somebody has answered, the others have so long.
class Round
{
public:
    Round(std::chrono::milliseconds patience, std::stop_token stop)
        : m_onStop(std::move(stop), StopThis{&m_enough})
    {
        m_timer.setSingleShot(true);
        m_timer.setInterval(patience);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
            m_isOver = true;
            m_enough.request_stop();
        });
    }

    std::stop_token token() const { return m_enough.get_token(); }
    bool isOver() const { return m_isOver; }
    void somebodyAnswered()
    {
        if (!m_timer.isActive() && !m_isOver)
            m_timer.start();
    }

private:
    struct StopThis
    {
        std::stop_source *source;
        void operator()() const { source->request_stop(); }
    };

    std::stop_source m_enough;
    std::stop_callback<StopThis> m_onStop;
    QTimer m_timer;
    bool m_isOver = false;
};

template <typename T>
Async<T> askOne(Async<T> asking, std::shared_ptr<Round> round)
{
    Result<T> answer = co_await asking;
    if (answer)
        round->somebodyAnswered();
    co_return answer;
}

Error silenceError(const ClusterConfig &config, const std::string &url)
{
    return Error{Kind::Timeout,
                 "it did not answer within " + std::to_string(config.patience.count())
                     + " ms after another member did",
                 url};
}

Error noMembers() { return Error{Kind::BadInput, "no Alertmanager is configured", {}}; }

template <typename T>
QCoro::Task<std::vector<MemberAnswer<T>>> askAll(ClusterStatePtr cluster, Question<T> question,
                                                 std::stop_token stop)
{
    const auto round = std::make_shared<Round>(cluster->config.patience, std::move(stop));
    std::vector<MemberAnswer<T>> answers;
    std::vector<Async<T>> asking;
    for (const auto &member : cluster->members) {
        answers.push_back({member->url(), fail(Kind::Cancelled, "cancelled")});
        asking.push_back(askOne<T>((member.get()->*question)(round->token()), round));
    }
    for (std::size_t i = 0; i < asking.size(); ++i) {
        Async<T> &task = asking[i];
        Result<T> answer = co_await task;
        const bool gaveUp = !answer && answer.error().kind == Kind::Cancelled && round->isOver();
        if (gaveUp && i < cluster->members.size()) {
            answer = fail(silenceError(cluster->config, answers[i].url));
            cluster->members[i]->noteSilence(answer.error());
        }
        answers[i].answer = std::move(answer);
    }
    co_return answers;
}

// Puts many answers together away from the UI thread: there may be 50,000 items in each.
template <typename T, typename Items, typename Merge>
Async<T> askAndMerge(ClusterStatePtr cluster, Question<Items> question, Merge merge,
                     std::stop_token stop)
{
    if (cluster->members.empty())
        co_return fail(noMembers());
    QCoro::Task<std::vector<MemberAnswer<Items>>> asking = askAll<Items>(cluster, question, stop);
    std::vector<MemberAnswer<Items>> answers = co_await asking;
    std::function<Result<T>()> work = [merge, answers = std::move(answers)]() mutable {
        return Result<T>{merge(std::move(answers))};
    };
    Async<T> merging = inThreadPool<T>(std::move(work), std::string{});
    Result<T> merged = co_await merging;
    if (stop.stop_requested() || cluster->members.empty())
        co_return fail(Kind::Cancelled, "cancelled");
    co_return merged;
}

// Positions of the members, those that are likely to answer first.
std::vector<std::size_t> likelyFirst(const Members &members)
{
    const auto rank = [&members](std::size_t i) {
        const SourceHealth::State state = members[i]->health().source.state;
        return state == SourceHealth::State::Ok ? 0 : state == SourceHealth::State::Unknown ? 1 : 2;
    };
    std::vector<std::size_t> order(members.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::stable_sort(order.begin(), order.end(),
                     [&rank](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
    return order;
}

// Whether there is no use in asking another member.
using IsFinal = bool (*)(const Error &error);

// Asks one after the other until one does it.
template <typename T>
Async<T> askInTurn(ClusterStatePtr cluster, std::function<Async<T>(AlertmanagerClient &)> ask,
                   IsFinal isFinal)
{
    std::vector<MemberFailure> failures;
    const std::vector<std::size_t> order = likelyFirst(cluster->members);
    for (const std::size_t i : order) {
        if (i >= cluster->members.size())
            co_return fail(Kind::Cancelled, "cancelled"); // the cluster is gone
        const std::string url = cluster->members[i]->url();
        Async<T> asking = ask(*cluster->members[i]);
        Result<T> answer = co_await asking;
        if (answer || answer.error().kind == Kind::Cancelled || isFinal(answer.error()))
            co_return answer;
        failures.push_back({url, answer.error()});
    }
    if (failures.empty())
        co_return fail(noMembers());
    co_return fail(together(failures));
}

Async<Posted> postTo(AlertmanagerClient &member, Silence silence, std::stop_token stop)
{
    const std::string url = member.url();
    Async<std::string> posting = member.post(std::move(silence), std::move(stop));
    Result<std::string> id = co_await posting;
    if (!id)
        co_return fail(std::move(id.error()));
    co_return Posted{*std::move(id), url};
}

template <typename T>
Async<T> failed(Error error)
{
    co_return fail(std::move(error));
}

} // namespace

AlertmanagerCluster::AlertmanagerCluster(ClusterConfig config)
    : d(std::make_shared<ClusterState>(std::move(config)))
{
}

AlertmanagerCluster::~AlertmanagerCluster() { d->members.clear(); }

const std::string &AlertmanagerCluster::name() const { return d->config.name; }

std::vector<MemberHealth> AlertmanagerCluster::health() const
{
    std::vector<MemberHealth> all;
    for (const auto &member : d->members)
        all.push_back(member->health());
    return all;
}

Async<Merged<Alert>> AlertmanagerCluster::alerts(std::stop_token stop)
{
    return askAndMerge<Merged<Alert>>(d, &AlertmanagerClient::alerts, &mergeAlerts,
                                      std::move(stop));
}

Async<Merged<Silence>> AlertmanagerCluster::silences(std::stop_token stop)
{
    return askAndMerge<Merged<Silence>>(d, &AlertmanagerClient::silences, &mergeSilences,
                                        std::move(stop));
}

Async<ClusterStatus> AlertmanagerCluster::probe(std::stop_token stop)
{
    return askAndMerge<ClusterStatus>(d, &AlertmanagerClient::status, &mergeStatuses,
                                      std::move(stop));
}

Async<Posted> AlertmanagerCluster::post(Silence silence, std::stop_token stop)
{
    return askInTurn<Posted>(
        d,
        [silence = std::move(silence), stop = std::move(stop)](AlertmanagerClient &member) {
            return postTo(member, silence, stop);
        },
        [](const Error &error) { return error.unclear || error.kind == Kind::BadQuery; });
}

Async<void> AlertmanagerCluster::expire(std::string id, std::stop_token stop)
{
    return askInTurn<void>(
        d,
        [id = std::move(id), stop = std::move(stop)](AlertmanagerClient &member) {
            return member.expire(id, stop);
        },
        [](const Error &error) { return error.kind == Kind::BadQuery; });
}

Async<Confirmation> AlertmanagerCluster::confirm(std::string nonceOrId, std::stop_token stop)
{
    if (nonceOrId.empty())
        return failed<Confirmation>(Error{Kind::BadQuery, "nothing to look for", {}});
    return askAndMerge<Confirmation>(
        d, &AlertmanagerClient::silences,
        [text = std::move(nonceOrId)](std::vector<MemberAnswer<std::vector<Silence>>> answers) {
            return sightingsOf(text, std::move(answers));
        },
        std::move(stop));
}

} // namespace onex
