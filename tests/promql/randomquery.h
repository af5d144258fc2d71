// SPDX-License-Identifier: GPL-3.0-or-later
// Queries that nobody would write: any function of any vector, operators with any matching. Without
// what Prometheus 2.42 does in its own way (dates of what is not a time, the deviation of Inf and
// NaN, ranges that begin at a sample), and without what makes much of a last bit (rounding).
#pragma once

#include <QRandomGenerator>
#include <QStringList>

namespace onex::test {

class RandomQuery
{
public:
    explicit RandomQuery(quint32 seed)
        : m_random(seed)
    {
    }

    QString next() { return vector(4); }

private:
    QString oneOf(const char *const words)
    {
        const QStringList all = QString::fromLatin1(words).split(u' ');
        return all[m_random.bounded(all.size())];
    }
    bool chance(int percent) { return m_random.bounded(100) < percent; }

    QString selector()
    {
        static const QStringList kSelectors{"requests_total",
                                            "requests_total{job=\"api\"}",
                                            "requests_total{code=~\"5..\"}",
                                            "requests_total{instance!=\"a:1\",job=\"web\"}",
                                            "temp",
                                            "temp{room!~\"odd|cold\"}",
                                            "temp{job=\"api\"}",
                                            "gappy",
                                            "gappy{kind=~\"gap|late\"}",
                                            "flat",
                                            "steps",
                                            "small",
                                            "latency_bucket",
                                            "latency_count",
                                            "latency_sum",
                                            "build_info",
                                            "limit",
                                            "up",
                                            "missing",
                                            "{job=\"web\"}",
                                            "{__name__=~\"latency_(sum|count)\"}"};
        return kSelectors[m_random.bounded(kSelectors.size())];
    }

    QString shift()
    {
        if (chance(80))
            return {};
        if (chance(25))
            return QStringLiteral(" @ ") + oneOf("1700003000.5 start() end()");
        return QStringLiteral(" offset ") + oneOf("1m 13m -7m 1h");
    }

    QString matrix(int depth)
    {
        const QString range = oneOf("1m 5m 17m 1h 30s");
        if (depth < 1 || chance(70))
            return selector() + u'[' + range + u']' + shift();
        return exact() + QStringLiteral("[1003200ms:") + oneOf("1m 37s 3m") + u']' + shift();
    }

    // Both work it out to the last bit, so that what counts changes sees the same ones.
    QString exact()
    {
        if (chance(40))
            return selector();
        if (chance(50))
            return oneOf("rate irate max_over_time min_over_time count_over_time last_over_time")
                + u'(' + matrix(0) + u')';
        return oneOf("max min count group") + QStringLiteral(" by ") + labels() + u'(' + selector()
            + u')';
    }

    QString number() { return oneOf("0 1 2 0.5 -3.25 100 1e6 0.9 60"); }

    QString scalar(int depth)
    {
        if (depth < 1 || chance(70))
            return number();
        return chance(50) ? QStringLiteral("scalar(") + vector(depth - 1) + u')'
                          : QStringLiteral("time()");
    }

    QString labels()
    {
        QStringList all;
        for (const char *label : {"job", "instance", "code", "le", "room", "kind"})
            if (chance(30))
                all += QString::fromLatin1(label);
        return u'(' + all.join(u',') + u')';
    }

    QString overTime(int depth)
    {
        if (chance(8))
            return QStringLiteral("quantile_over_time(%1, %2)").arg(number(), matrix(depth));
        if (chance(8))
            return QStringLiteral("predict_linear(%1[5m], %2)").arg(selector(), number());
        return oneOf("rate increase delta irate idelta changes resets deriv avg_over_time "
                     "sum_over_time min_over_time max_over_time count_over_time last_over_time "
                     "present_over_time absent_over_time")
            + u'(' + matrix(depth) + u')';
    }

    QString mapped(int depth)
    {
        if (chance(15))
            return QStringLiteral("clamp(%1, %2, %3)").arg(vector(depth), number(), number());
        if (chance(10))
            return QStringLiteral("histogram_quantile(%1, %2)").arg(number(), vector(depth));
        if (chance(10))
            return QStringLiteral("label_replace(%1, \"x\", \"$1\", \"instance\", \"(.).*\")")
                .arg(vector(depth));
        return oneOf("abs exp sqrt ln log2 log10 tanh deg rad absent "
                     "timestamp")
            + u'(' + vector(depth) + u')';
    }

    QString aggregated(int depth)
    {
        const QString grouping
            = chance(40) ? QString() : oneOf("by without") + u' ' + labels() + u' ';
        if (chance(20))
            return QStringLiteral("quantile %1(%2, %3)").arg(grouping, number(), vector(depth));
        return oneOf("sum avg min max count group") + u' ' + grouping + u'(' + vector(depth) + u')';
    }

    QString binary(int depth)
    {
        const bool isSet = chance(20), isComparison = !isSet && chance(35);
        const QString op = isSet ? oneOf("and or unless")
            : isComparison       ? oneOf("== != > < >= <=") + (chance(30) ? " bool" : "")
                                 : oneOf("+ - * / % ^");
        if (!isSet && chance(35))
            return u'(' + vector(depth) + u' ' + op + u' ' + scalar(depth) + u')';
        if (!isSet && chance(15))
            return u'(' + scalar(depth) + u' ' + op + u' ' + vector(depth) + u')';
        QString matching;
        if (chance(60))
            matching = oneOf("on ignoring") + labels();
        if (!isSet && !matching.isEmpty() && chance(40))
            matching += u' ' + oneOf("group_left group_right") + QStringLiteral("()");
        return u'(' + vector(depth) + u' ' + op + u' ' + matching + u' ' + vector(depth) + u')';
    }

    QString vector(int depth)
    {
        const int kind = m_random.bounded(100);
        if (depth < 1 || kind < 15)
            return selector() + shift();
        if (kind < 45)
            return overTime(depth - 1);
        if (kind < 62)
            return aggregated(depth - 1);
        if (kind < 80)
            return binary(depth - 1);
        if (kind < 83)
            return QStringLiteral("-") + selector();
        if (kind < 85)
            return QStringLiteral("vector(%1)").arg(scalar(depth - 1));
        return mapped(depth - 1);
    }

    QRandomGenerator m_random;
};

} // namespace onex::test
