// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/silences/silencer.h"

#include "models/silences/matchertext.h"

#include <QCoroTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

namespace onex {
namespace {

constexpr int kLooks = 10;
constexpr std::chrono::milliseconds kBetweenLooks{300};

QString dateTime(std::int64_t ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODate);
}

AuditEntry noteOf(const QString &cluster, const Silence &silence, const char *action,
                  std::int64_t nowMs)
{
    const QJsonObject detail{{"cluster", cluster},
                             {"matchers", matchersText(silence.matchers)},
                             {"from", dateTime(silence.startsMs)},
                             {"to", dateTime(silence.endsMs)},
                             {"comment", QString::fromStdString(silence.comment)}};
    AuditEntry note;
    note.timeMs = nowMs;
    note.actor = silence.createdBy;
    note.action = action;
    note.object = silence.id.empty() ? "new silence" : silence.id;
    note.detail = QJsonDocument(detail).toJson(QJsonDocument::Compact).toStdString();
    return note;
}

// Gossip takes a moment. Who has not got it at the end, "" where all have.
Async<std::string> missing(std::shared_ptr<AlertSource> source, std::string id,
                           std::stop_token stop)
{
    std::string who;
    for (int look = 0; look < kLooks && !stop.stop_requested(); ++look) {
        Async<Confirmation> looking = source->confirm(id, stop);
        Result<Confirmation> sighted = co_await looking;
        if (!sighted)
            co_return fail(std::move(sighted.error()));
        if (sighted->everywhere())
            co_return std::string();
        who.clear();
        for (const Sighting &sighting : sighted->members)
            if (sighting.silences.empty())
                who += (who.empty() ? "" : ", ") + sighting.url;
        co_await QCoro::sleepFor(kBetweenLooks);
    }
    co_return who;
}

// What became of a silence whose answer got lost.
Async<Posted> lookedFor(std::shared_ptr<AlertSource> source, std::string nonce, Error error,
                        std::stop_token stop)
{
    Async<Confirmation> looking = source->confirm(nonce, std::move(stop));
    Result<Confirmation> sighted = co_await looking;
    if (!sighted)
        co_return fail(std::move(error));
    for (const Sighting &sighting : sighted->members)
        for (const Silence &silence : sighting.silences)
            if (silence.state != Silence::State::Expired)
                co_return Posted{silence.id, sighting.url};
    error.unclear = !sighted->nowhere();
    co_return fail(std::move(error));
}

Async<Posted> sent(std::shared_ptr<AlertSource> source, Silence silence, std::string nonce,
                   std::stop_token stop)
{
    Async<Posted> posting = source->post(std::move(silence), stop);
    Result<Posted> posted = co_await posting;
    if (posted || !posted.error().unclear)
        co_return posted;
    Async<Posted> looking
        = lookedFor(std::move(source), std::move(nonce), posted.error(), std::move(stop));
    Result<Posted> found = co_await looking;
    co_return found;
}

// The sentence that tells of it.
Async<QString> sentAndSeen(AckStore &store, std::shared_ptr<AlertSource> source, Silence silence,
                           std::string nonce, AuditEntry note, std::stop_token stop)
{
    Async<AuditRecord> noting = store.append(std::move(note));
    Result<AuditRecord> noted = co_await noting;
    if (!noted)
        co_return fail(std::move(noted.error()));
    if (stop.stop_requested())
        co_return fail(Error::Kind::Cancelled, "cancelled");
    Async<Posted> sending = sent(source, std::move(silence), std::move(nonce), stop);
    Result<Posted> posted = co_await sending;
    if (!posted)
        co_return fail(std::move(posted.error()));
    Async<std::string> looking = missing(std::move(source), posted->id, std::move(stop));
    Result<std::string> without = co_await looking;
    if (!without || without->empty())
        co_return QString();
    co_return QString::fromStdString(*without);
}

Async<QString> ended(AckStore &store, std::shared_ptr<AlertSource> source, std::string id,
                     AuditEntry note, std::stop_token stop)
{
    Async<AuditRecord> noting = store.append(std::move(note));
    Result<AuditRecord> noted = co_await noting;
    if (!noted)
        co_return fail(std::move(noted.error()));
    if (stop.stop_requested())
        co_return fail(Error::Kind::Cancelled, "cancelled");
    Async<void> expiring = source->expire(std::move(id), std::move(stop));
    Result<void> expired = co_await expiring;
    if (!expired)
        co_return fail(std::move(expired.error()));
    co_return QString();
}

} // namespace

Silencer::Silencer(AckStore &store, AlertFeed &feed, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_feed(feed)
    , m_clock(clock)
{
}

Silencer::~Silencer() { m_stop.request_stop(); }

void Silencer::create(const Silence &wanted, const QStringList &clusters)
{
    for (const QString &cluster : clusters) {
        Silence silence = wanted;
        silence.id.clear();
        send(cluster, std::move(silence), "silence");
    }
}

void Silencer::change(const SilenceRow &row, const Silence &wanted, const char *action)
{
    Silence silence = wanted;
    silence.id = row.silence.id;
    send(row.cluster, std::move(silence), action);
}

void Silencer::send(const QString &cluster, Silence wanted, const char *action)
{
    const auto source = sourceOf(cluster);
    if (!source) {
        Q_EMIT told(tr("%1 is not configured any more.").arg(cluster));
        return;
    }
    const QString nonce = QUuid::createUuid().toString(QUuid::Id128);
    AuditEntry note = noteOf(cluster, wanted, action, m_clock.nowMs());
    wanted.comment = withNonce(textWithoutNonce(wanted.comment), nonce).toStdString();
    auto sending = sentAndSeen(m_store, source, std::move(wanted), nonce.toStdString(),
                               std::move(note), m_stop.get_token());
    QCoro::connect(std::move(sending), this, [this, cluster](const Result<QString> &without) {
        if (!without && without.error().unclear)
            Q_EMIT told(tr("It is not known whether %1 has the silence (%2): look before you try "
                           "again.")
                            .arg(cluster, QString::fromStdString(describe(without.error()))));
        else if (!without)
            Q_EMIT told(tr("Nothing was silenced at %1: %2")
                            .arg(cluster, QString::fromStdString(describe(without.error()))));
        else if (!without->isEmpty())
            Q_EMIT told(tr("%1 has the silence, but not yet %2.").arg(cluster, *without));
        else
            Q_EMIT told(tr("%1 has the silence.").arg(cluster));
        m_feed.refresh();
    });
}

void Silencer::expire(const SilenceRow &row, const QString &actor, const char *action)
{
    const auto source = sourceOf(row.cluster);
    if (!source)
        return;
    Silence silence = row.silence;
    silence.createdBy = actor.toStdString();
    auto ending = ended(m_store, source, row.silence.id,
                        noteOf(row.cluster, silence, action, m_clock.nowMs()), m_stop.get_token());
    QCoro::connect(
        std::move(ending), this, [this, cluster = row.cluster](const Result<QString> &done) {
            Q_EMIT told(done ? tr("The silence has ended at %1.").arg(cluster)
                             : tr("The silence was not ended at %1: %2")
                                   .arg(cluster, QString::fromStdString(describe(done.error()))));
            m_feed.refresh();
        });
}

std::shared_ptr<AlertSource> Silencer::sourceOf(const QString &cluster) const
{
    for (const auto &manager : m_feed.managers())
        if (QString::fromStdString(manager->name()) == cluster)
            return manager;
    return nullptr;
}

} // namespace onex
