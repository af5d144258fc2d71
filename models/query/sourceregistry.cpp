// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/sourceregistry.h"

#include <algorithm>

namespace onex {

void SourceRegistry::add(std::unique_ptr<MetricSource> source)
{
    m_sources.push_back(std::move(source));
}

namespace {

std::string quotedNames(const std::vector<std::unique_ptr<MetricSource>> &sources)
{
    std::string names;
    for (const auto &source : sources)
        names += (names.empty() ? "\"" : ", \"") + source->name() + "\"";
    return names;
}

} // namespace

Result<MetricSource *> SourceRegistry::find(const QString &name) const
{
    if (m_sources.empty())
        return fail(Error::Kind::BadInput, "No source is configured.");
    if (name.isEmpty())
        return m_sources.front().get();
    const std::string wanted = name.toStdString();
    const auto found = std::find_if(m_sources.begin(), m_sources.end(),
                                    [&](const auto &source) { return source->name() == wanted; });
    if (found != m_sources.end())
        return found->get();
    return fail(Error::Kind::BadInput,
                "No source is called \"" + wanted + "\"; there is " + quotedNames(m_sources) + ".");
}

bool SourceRegistry::contains(const QString &name) const
{
    return !name.isEmpty() && find(name).has_value();
}

QStringList SourceRegistry::namesOfKind(const QString &kind) const
{
    const std::string wanted = kind.toStdString();
    const bool isAny = wanted == "prometheus"; // all are asked in its language
    QStringList names;
    for (const auto &source : m_sources) {
        if (isAny || source->kind() == wanted)
            names.append(QString::fromStdString(source->name()));
    }
    return names;
}

} // namespace onex
