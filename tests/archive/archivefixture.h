// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/archive/recording.h"

#include <QByteArray>
#include <QFile>
#include <QTemporaryDir>

#include <algorithm>

namespace onex::test {

// Every series with its samples, a series a line: name{a="b"} 1.5=>3, times in seconds.
inline QByteArray told(const Recording &recording)
{
    auto all = recording.storage->select({}, INT64_MIN, INT64_MAX, {});
    std::ranges::sort(*all, {}, [](const auto &one) -> const Labels & { return *one.labels; });
    QByteArray text;
    for (const promql::StoredSeries &series : *all) {
        text += (text.isEmpty() ? "" : "\n") + QByteArray::fromStdString(series.labels->toString());
        for (std::size_t i = 0; i < series.samples.times.size(); ++i)
            text += ' ' + QByteArray::number(double(series.samples.times[i]) / 1000, 'g', 15) + "=>"
                + QByteArray::number(series.samples.values[i]);
    }
    return text;
}

class Files
{
public:
    std::string write(const char *name, const QByteArray &bytes) const
    {
        const QString path = m_folder.filePath(QString::fromLatin1(name));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("%s", qPrintable(file.errorString()));
        return path.toStdString();
    }

private:
    QTemporaryDir m_folder;
};

} // namespace onex::test
