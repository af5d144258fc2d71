// SPDX-License-Identifier: GPL-3.0-or-later
// Values of a dashboard's variables, and texts with them filled in.
#pragma once

#include "models/dashboard/definition.h"

#include <QMap>
#include <QString>
#include <QStringList>

namespace onex {

// What one variable is set to now.
struct VariableValue
{
    VariableDefinition definition;
    VariableDefinition::Options options; // that can be chosen, without All
    QStringList values;                  // chosen; all options' where All is
    bool all = false;
    QString error; // why the options could not be found
    bool operator==(const VariableValue &) const = default;
};

inline const QString kAllValues = QStringLiteral("$__all");

// What was chosen, as VariableDefinition::current says it: {kAllValues} for All.
QStringList choiceOf(const VariableValue &value);

// Built-in ones ("__interval", "__rate_interval", "__range", "__from" …): name -> text.
using Builtins = QMap<QString, QString>;

class Variables
{
public:
    Variables() = default;
    explicit Variables(std::vector<VariableValue> values);

    const std::vector<VariableValue> &values() const { return m_values; }
    const VariableValue *find(const QString &name) const;
    void set(VariableValue value); // replaces the one of that name

    enum class Use { Text, Query };
    // Replaces $v, ${v}, ${v:format}, [[v]]. Query: the Prometheus rules for a missing format
    // (single: \ and quotes escaped; multi or All: regex-escaped, (a|b)). An unknown name stays as
    // written.
    QString fill(const QString &text, Use use, const Builtins &builtins = {}) const;

    // Names that `text` mentions, built-ins too.
    static QStringList mentioned(const QString &text);

private:
    std::vector<VariableValue> m_values;
};

// The order in which chained variables are to be resolved (indices); cycles keep their written
// order.
std::vector<std::size_t> resolutionOrder(const std::vector<VariableDefinition> &definitions);

} // namespace onex
