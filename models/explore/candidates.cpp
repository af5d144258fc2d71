// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/explore/candidates.h"

#include "datasource/promql/functions.h"
#include "datasource/source/metricsource.h"

#include <QCoroTask>

#include <algorithm>
#include <cstring>

namespace onex {
namespace {

using Kind = QueryPlace::Kind;

constexpr std::int64_t kFreshMs = 5 * 60'000;
constexpr int kMost = 100;

const QStringList kDurations{QStringLiteral("$__rate_interval"),
                             QStringLiteral("1m"),
                             QStringLiteral("5m"),
                             QStringLiteral("15m"),
                             QStringLiteral("1h"),
                             QStringLiteral("6h"),
                             QStringLiteral("1d"),
                             QStringLiteral("7d")};

QString textOf(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QList<Candidate> languageCandidates()
{
    QList<Candidate> all;
    for (int i = 0; i <= static_cast<int>(promql::AggregateOp::LimitRatio); ++i) {
        const QString name = textOf(promql::textOf(static_cast<promql::AggregateOp>(i)));
        all.append({name, QCoreApplication::translate("Candidates", "aggregation"), name + u'('});
    }
    for (const promql::Function &function : promql::functions()) {
        const QString name = textOf(function.name);
        all.append(
            {name, textOf(function.about),
             name + (function.arguments.empty() ? QStringLiteral("()") : QStringLiteral("("))});
    }
    return all;
}

// What begins with it, then what has it elsewhere; all where nothing is typed.
QList<Candidate> fitting(const QList<Candidate> &all, const QString &typed)
{
    QList<Candidate> first, others;
    for (const Candidate &one : all) {
        if (one.text.startsWith(typed, Qt::CaseInsensitive))
            first.append(one);
        else if (one.text.contains(typed, Qt::CaseInsensitive))
            others.append(one);
    }
    first += others;
    return first.mid(0, kMost);
}

QString quoted(const QString &value)
{
    QString text = value;
    text.replace(u'\\', QLatin1String("\\\\")).replace(u'"', QLatin1String("\\\""));
    return text.replace(u'\n', QLatin1String("\\n"));
}

Async<std::vector<std::string>> asked(MetricSource *source, Kind kind, QString label,
                                      QString selector, TimeRange range, std::stop_token stop)
{
    std::vector<std::string> matchers;
    if (!selector.isEmpty())
        matchers.push_back(selector.toStdString());
    if (kind == Kind::LabelName)
        return source->labelNames(std::move(matchers), range, std::move(stop));
    const std::string name = kind == Kind::Expression ? "__name__" : label.toStdString();
    return source->labelValues(name, std::move(matchers), range, std::move(stop));
}

} // namespace

Candidates::Candidates(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
}

Candidates::~Candidates() { m_stop.request_stop(); }

void Candidates::setSource(MetricSource *source)
{
    if (std::exchange(m_source, source) == source)
        return;
    m_stop.request_stop();
    m_stop = {};
    m_known.clear();
    m_about.clear();
    m_isAboutAsked = false;
}

void Candidates::ask(const QueryPlace &place)
{
    m_place = place;
    const bool needsSource = place.kind == Kind::Expression || place.kind == Kind::LabelName
        || place.kind == Kind::LabelValue;
    if (m_source && needsSource) {
        const Key key = keyOf(place);
        Known &known = m_known[key];
        if (!known.isAsked || m_clock.steadyMs() - known.atMs > kFreshMs) {
            known.isAsked = true;
            known.atMs = m_clock.steadyMs();
            fetch(key);
        }
        if (place.kind == Kind::Expression && !std::exchange(m_isAboutAsked, true))
            fetchAbout();
    }
    tell();
}

Candidates::Key Candidates::keyOf(const QueryPlace &place)
{
    if (place.kind == Kind::Expression)
        return {place.kind, {}, {}};
    return {place.kind, place.label, place.selector};
}

void Candidates::fetch(const Key &key)
{
    const auto &[kind, label, selector] = key;
    auto asking = asked(m_source, kind, label, selector, m_range, m_stop.get_token());
    QCoro::connect(std::move(asking), this,
                   [this, key, source = m_source](const Result<std::vector<std::string>> &names) {
                       if (source != m_source)
                           return;
                       Known &known = m_known[key];
                       known.isAsked = names.has_value(); // else the next one asks again
                       if (!names)
                           return;
                       known.names = *names;
                       if (key == keyOf(m_place))
                           tell();
                   });
}

void Candidates::fetchAbout()
{
    auto asking = m_source->metadata(m_stop.get_token());
    QCoro::connect(std::move(asking), this,
                   [this, source = m_source](const Result<std::vector<MetricMetadata>> &all) {
                       if (source != m_source || !all)
                           return;
                       for (const MetricMetadata &one : *all)
                           m_about[textOf(one.metric)] = textOf(one.type)
                               + (one.help.empty() ? QString() : u' ' + textOf(one.help));
                       tell();
                   });
}

// A histogram's parts are told of under its own name.
QString Candidates::aboutMetric(const QString &name) const
{
    for (const char *part : {"", "_bucket", "_count", "_sum"}) {
        if (!name.endsWith(QLatin1String(part)))
            continue;
        const QString known = name.chopped(static_cast<qsizetype>(std::strlen(part)));
        if (const auto about = m_about.find(known); about != m_about.end())
            return about->second;
    }
    return {};
}

void Candidates::tell()
{
    QList<Candidate> all;
    const auto known = m_known.find(keyOf(m_place));
    if (known != m_known.end())
        for (const std::string &name : known->second.names) {
            const QString text = textOf(name);
            all.append(
                {text, aboutMetric(text), m_place.kind == Kind::LabelValue ? quoted(text) : text});
        }
    if (m_place.kind == Kind::LabelName)
        all.removeIf([](const Candidate &one) { return one.text == QLatin1String("__name__"); });
    if (m_place.kind == Kind::Expression)
        all += languageCandidates();
    if (m_place.kind == Kind::Duration)
        for (const QString &duration : kDurations)
            all.append({duration, {}, duration});
    Q_EMIT found(m_place, fitting(all, m_place.typed));
}

} // namespace onex
