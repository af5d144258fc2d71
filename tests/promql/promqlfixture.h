// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/archive/textformat.h"
#include "datasource/promql/engine.h"
#include "datasource/promql/literals.h"
#include "datasource/promql/parser.h"
#include "datasource/promql/printer.h"

#include <QByteArray>
#include <QString>

namespace onex::test {

// "4:12: message", or what the answer is, a series a line: {a="b"} 10=>1 20=>2, times in seconds.
inline QByteArray told(const Error &error)
{
    return QByteArray::number(error.line) + ':' + QByteArray::number(error.column) + ": "
        + QByteArray::fromStdString(error.message);
}

inline QByteArray told(const Frame &frame)
{
    QByteArray text = QByteArray::fromStdString(frame.text);
    for (const Series &series : frame.series) {
        text += (text.isEmpty() ? "" : "\n") + QByteArray::fromStdString(series.labels.toString());
        for (std::size_t i = 0; i < series.times.size(); ++i)
            text += ' '
                + QByteArray::fromStdString(promql::numberText(double(series.times[i]) / 1000))
                + "=>" + QByteArray::fromStdString(promql::numberText(series.values[i]));
    }
    return text;
}

// Samples in the text format, times in seconds, and queries about them.
struct Asked
{
    explicit Asked(std::string_view text)
    {
        const auto read = TextFormatReader(store, 0).read(text);
        if (!read)
            qFatal("%s", told(read.error()).constData());
        store.finish();
    }

    QByteArray query(std::string_view text, promql::Question question) const
    {
        const auto expr = promql::parse(text);
        if (!expr)
            return told(expr.error());
        const auto frame = promql::evaluate(**expr, store, question);
        return frame ? told(*frame) : told(frame.error());
    }
    QByteArray at(double seconds, std::string_view text) const
    {
        promql::Question question;
        question.steps = {std::int64_t(seconds * 1000), 1, 1};
        question.isInstant = true;
        return query(text, question);
    }
    QByteArray range(int from, int to, int step, std::string_view text) const
    {
        promql::Question question;
        question.steps = {from * 1000LL, step * 1000LL, (to - from) / step + 1};
        return query(text, question);
    }

    MemoryStore store;
};

} // namespace onex::test
