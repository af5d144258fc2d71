// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasource/prometheus/samplescanner.h"

#include "datasource/prometheus/numbers.h"

namespace onex {

namespace {

class Scanner
{
public:
    explicit Scanner(std::string_view text)
        : m_at(text.data())
        , m_end(text.data() + text.size())
    {
    }

    bool take(char c)
    {
        if (m_at == m_end || *m_at != c) {
            skipSpace();
            if (m_at == m_end || *m_at != c)
                return false;
        }
        ++m_at;
        return true;
    }

    bool takePair(std::int64_t &time, double &value)
    {
        return take('[') && takeTime(time) && take(',') && takeValue(value) && take(']');
    }

    bool atEnd()
    {
        skipSpace();
        return m_at == m_end;
    }

private:
    void skipSpace()
    {
        while (m_at != m_end && (*m_at == ' ' || *m_at == '\n' || *m_at == '\r' || *m_at == '\t'))
            ++m_at;
    }

    bool takeTime(std::int64_t &time)
    {
        skipSpace();
        const char *const stop = scanTimestamp(m_at, m_end, time);
        m_at = stop ? stop : m_at;
        return stop != nullptr;
    }

    // Between its quotes.
    bool takeValue(double &value)
    {
        if (!take('"'))
            return false;
        const char *const stop = scanSampleValue(m_at, m_end, value);
        if (!stop || stop == m_end || *stop != '"')
            return false;
        m_at = stop + 1;
        return true;
    }

    const char *m_at;
    const char *const m_end;
};

} // namespace

ScanOutcome scanSamples(std::string_view array, std::size_t maxPoints,
                        std::vector<std::int64_t> &times, std::vector<double> &values)
{
    Scanner scanner{array};
    if (!scanner.take('['))
        return ScanOutcome::Malformed;
    if (scanner.take(']'))
        return scanner.atEnd() ? ScanOutcome::Complete : ScanOutcome::Malformed;
    std::size_t count = 0;
    std::int64_t time = 0;
    double value = 0;
    do {
        if (count++ == maxPoints)
            return ScanOutcome::TooMany;
        if (!scanner.takePair(time, value))
            return ScanOutcome::Malformed;
        if (times.empty() || time > times.back()) {
            times.push_back(time);
            values.push_back(value);
        }
    } while (scanner.take(','));
    return scanner.take(']') && scanner.atEnd() ? ScanOutcome::Complete : ScanOutcome::Malformed;
}

} // namespace onex
