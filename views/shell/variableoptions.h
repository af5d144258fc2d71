// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/variables.h"

#include <QAbstractListModel>
#include <QSet>

namespace onex {

// What one variable can be set to, All first where it is offered; in a multi-choice also what is
// checked.
class VariableOptions final : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { ValueRole = Qt::UserRole };
    using QAbstractListModel::QAbstractListModel;

    // Chosen values that are no options any more are listed too, so that they can be let go.
    void setVariable(const VariableValue &variable);

    bool isMulti() const { return m_multi; }
    bool isChecked(int row) const;
    void toggle(int row);
    void checkOnly(int row);
    void uncheckAll();
    int rowOf(const QString &value) const; // -1: none
    QStringList checked() const;           // in the order of the rows; {"$__all"} for All

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

Q_SIGNALS:
    void checkedChanged();

private:
    void setChecked(QSet<QString> values);

    std::vector<VariableDefinition::Option> m_options;
    QSet<QString> m_checked;
    bool m_multi = false;
};

// What a control shows: the options' texts, or All. Names are as written: plain text.
QString choiceText(const VariableValue &variable);

} // namespace onex
