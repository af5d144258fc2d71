// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/variableoptions.h"

#include "views/panels/inert.h"

namespace onex {
namespace {

using Option = VariableDefinition::Option;

std::vector<Option> rowsOf(const VariableValue &variable)
{
    std::vector<Option> rows;
    rows.reserve(static_cast<std::size_t>(variable.options.size()) + 1);
    if (variable.definition.includeAll)
        rows.push_back({VariableOptions::tr("All"), kAllValues});
    rows.insert(rows.end(), variable.options.begin(), variable.options.end());
    if (variable.all)
        return rows;
    QSet<QString> known;
    for (const Option &option : rows)
        known.insert(option.value);
    for (const QString &value : variable.values) {
        if (!known.contains(value) && !value.isEmpty())
            rows.push_back({value, value});
    }
    return rows;
}

QString textOf(const VariableValue &variable, const QString &value)
{
    const auto found
        = std::find_if(variable.options.begin(), variable.options.end(),
                       [&value](const Option &option) { return option.value == value; });
    return found != variable.options.end() ? found->text : value;
}

} // namespace

void VariableOptions::setVariable(const VariableValue &variable)
{
    std::vector<Option> rows = rowsOf(variable);
    m_multi = variable.definition.multi;
    if (rows != m_options) {
        beginResetModel();
        m_options = std::move(rows);
        endResetModel();
    }
    const QStringList values = choiceOf(variable);
    setChecked(QSet<QString>(values.begin(), values.end()));
}

bool VariableOptions::isChecked(int row) const
{
    return m_checked.contains(m_options[static_cast<std::size_t>(row)].value);
}

void VariableOptions::toggle(int row)
{
    const QString value = m_options[static_cast<std::size_t>(row)].value;
    QSet<QString> values = m_checked;
    if (values.contains(value)) {
        values.remove(value);
    } else {
        if (value == kAllValues)
            values.clear();
        values.remove(kAllValues);
        values.insert(value);
    }
    setChecked(std::move(values));
}

void VariableOptions::checkOnly(int row)
{
    setChecked({m_options[static_cast<std::size_t>(row)].value});
}

void VariableOptions::uncheckAll() { setChecked({}); }

int VariableOptions::rowOf(const QString &value) const
{
    const auto found
        = std::find_if(m_options.begin(), m_options.end(),
                       [&value](const Option &option) { return option.value == value; });
    return found != m_options.end() ? static_cast<int>(found - m_options.begin()) : -1;
}

QStringList VariableOptions::checked() const
{
    QStringList values;
    for (const Option &option : m_options) {
        if (m_checked.contains(option.value))
            values += option.value;
    }
    return values;
}

int VariableOptions::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_options.size());
}

QVariant VariableOptions::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Option &option = m_options[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return option.text.isEmpty() ? tr("(empty)") : option.text;
    case Qt::ToolTipRole:
        return inertText(option.text == option.value ? option.text
                                                     : option.text + u'\n' + option.value);
    case Qt::CheckStateRole:
        return m_multi ? QVariant(isChecked(index.row()) ? Qt::Checked : Qt::Unchecked)
                       : QVariant();
    case ValueRole:
        return option.value;
    default:
        return {};
    }
}

void VariableOptions::setChecked(QSet<QString> values)
{
    if (values == m_checked)
        return;
    m_checked = std::move(values);
    if (!m_options.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {Qt::CheckStateRole});
    Q_EMIT checkedChanged();
}

QString choiceText(const VariableValue &variable)
{
    if (variable.all)
        return VariableOptions::tr("All");
    if (variable.values.isEmpty())
        return VariableOptions::tr("None");
    QStringList texts;
    for (const QString &value : variable.values.mid(0, 20)) // more do not fit anyway
        texts += textOf(variable, value);
    return texts.join(QStringLiteral(", "));
}

} // namespace onex
