// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/sourceregistry.h"

#include <algorithm>

namespace onex {

void SourceRegistry::add(std::unique_ptr<MetricSource> source)
{
    m_sources.push_back(std::move(source));
}

MetricSource *SourceRegistry::find(const QString &name) const
{
    const std::string wanted = name.toStdString();
    const auto found = std::find_if(m_sources.begin(), m_sources.end(),
                                    [&](const auto &source) { return source->name() == wanted; });
    if (found != m_sources.end())
        return found->get();
    return m_sources.empty() ? nullptr : m_sources.front().get();
}

bool SourceRegistry::contains(const QString &name) const
{
    const MetricSource *source = find(name);
    return source && source->name() == name.toStdString();
}

QStringList SourceRegistry::namesOfKind(const QString &kind) const
{
    const std::string wanted = kind.toStdString();
    QStringList names;
    for (const auto &source : m_sources) {
        if (source->kind() == wanted)
            names.append(QString::fromStdString(source->name()));
    }
    return names;
}

} // namespace onex
