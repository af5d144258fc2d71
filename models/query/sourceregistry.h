// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/source/metricsource.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

namespace onex {

// The configured sources by name; the first is the default.
class SourceRegistry
{
public:
    void add(std::unique_ptr<MetricSource> source);

    // Empty: the default. Never null. Error: BadInput; another source than the one that is named
    // would show something else under its name.
    Result<MetricSource *> find(const QString &name) const;
    bool contains(const QString &name) const;
    const std::vector<std::unique_ptr<MetricSource>> &all() const { return m_sources; }
    QStringList namesOfKind(const QString &kind) const;

private:
    std::vector<std::unique_ptr<MetricSource>> m_sources;
};

} // namespace onex
