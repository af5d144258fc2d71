// SPDX-License-Identifier: GPL-3.0-or-later
// Three hours of samples with what makes queries go wrong: resets, gaps, NaN, Inf, one sample only,
// series that begin late and end early. Their times are never those of a query.
#pragma once

#include <QByteArray>
#include <QRandomGenerator>

#include <cmath>
#include <functional>

namespace onex::test {

constexpr std::int64_t kTruthStart = 1'700'000'000; // s
constexpr int kTruthSamples = 720;
constexpr int kTruthEvery = 15; // s

class TruthData
{
public:
    QByteArray text()
    {
        counters();
        gauges();
        histograms();
        others();
        return m_text + "# EOF\n";
    }

private:
    using ValueAt = std::function<double(int)>;

    // NaN is a value here; hasSample says where there is none.
    void add(
        const QByteArray &series, const ValueAt &valueAt,
        const std::function<bool(int)> &hasSample = [](int) { return true; })
    {
        const int shift = int(m_random.bounded(1, 14)) * 1000 + 123;
        for (int i = 0; i < kTruthSamples; ++i) {
            if (!hasSample(i))
                continue;
            const std::int64_t ms = (kTruthStart + i * kTruthEvery) * 1000 + shift;
            const double value = valueAt(i);
            m_text += series + ' '
                + (std::isnan(value)       ? QByteArray("NaN")
                       : std::isinf(value) ? QByteArray(value > 0 ? "+Inf" : "-Inf")
                                           : QByteArray::number(value, 'g', 17))
                + ' ' + QByteArray::number(qint64(ms / 1000)) + '.'
                + QByteArray::number(qint64(ms % 1000)).rightJustified(3, '0') + '\n';
        }
    }

    ValueAt counter(double perSample, int resetEvery)
    {
        return [this, perSample, resetEvery, value = 1000.0](int i) mutable {
            value += std::floor(m_random.bounded(2 * perSample));
            if (resetEvery > 0 && i % resetEvery == resetEvery - 1)
                value = m_random.bounded(5);
            return value;
        };
    }

    void counters()
    {
        int reset = 0;
        for (const char *job : {"api", "web"})
            for (const char *instance : {"a:1", "b:1", "c:1"})
                for (const char *code : {"200", "500"})
                    add(QByteArray("requests_total{job=\"") + job + "\",instance=\"" + instance
                            + "\",code=\"" + code + "\"}",
                        counter(40, reset++ % 3 == 0 ? 101 + reset : 0));
    }

    void gauges()
    {
        for (int room = 0; room < 5; ++room)
            add("temp{room=\"" + QByteArray::number(room) + "\",job=\"api\"}", [this, room](int i) {
                return 20 + room + 5 * std::sin(i / 20.0) + m_random.bounded(1.0);
            });
        add("temp{room=\"cold\",job=\"web\"}", [](int i) { return -3.25 * (i % 7); });
        add("temp{room=\"odd\",job=\"web\"}", [](int i) {
            return i % 50 == 7 ? std::nan("")
                : i % 90 == 11 ? HUGE_VAL
                : i % 90 == 60 ? -HUGE_VAL
                               : i % 5;
        });
        add(
            "gappy{kind=\"gap\"}", [](int i) { return i * 1.5; },
            [](int i) { return i % 100 < 60; });
        add(
            "gappy{kind=\"once\"}", [](int) { return 42; }, [](int i) { return i == 200; });
        add(
            "gappy{kind=\"late\"}", [](int i) { return 7 - i % 3; }, [](int i) { return i > 300; });
        add(
            "gappy{kind=\"early\"}", [](int i) { return i; }, [](int i) { return i < 150; });
        add(
            "gappy{kind=\"rare\"}", [](int i) { return i % 4; }, [](int i) { return i % 12 == 0; });
        add("flat", [](int) { return 3; });
        add("zero", [](int) { return 0; });
        add("steps", [](int i) { return i / 10; });
        add("small", [](int i) { return 1e-9 * i; });
        add("large", [](int i) { return 1e300 * (i % 3); });
    }

    void histograms()
    {
        for (const char *instance : {"a:1", "b:1"}) {
            double rank = 0;
            for (const char *le : {"0.1", "0.5", "1", "2.5", "+Inf"}) {
                rank += 1;
                add(QByteArray("latency_bucket{instance=\"") + instance + "\",le=\"" + le + "\"}",
                    [rank, value = 1000.0, this](int) mutable {
                        value += 3 * rank + m_random.bounded(1);
                        return value;
                    });
            }
            add(QByteArray("latency_sum{instance=\"") + instance + "\"}", counter(9, 0));
            add(QByteArray("latency_count{instance=\"") + instance + "\"}", counter(15, 0));
        }
    }

    void others()
    {
        for (const char *instance : {"a:1", "b:1", "c:1"})
            add(QByteArray("build_info{instance=\"") + instance + "\",version=\"v" + instance[0]
                    + "\"}",
                [](int) { return 1; });
        for (const char *job : {"api", "web"})
            add(QByteArray("limit{job=\"") + job + "\"}",
                [job](int) { return job[0] == 'a' ? 2 : 30; });
        add("up{job=\"api\",instance=\"a:1\"}", [](int i) { return i % 40 < 35; });
        add("up{job=\"web\",instance=\"c:1\"}", [](int) { return 1; });
    }

    QRandomGenerator m_random{20'231'114};
    QByteArray m_text;
};

} // namespace onex::test
