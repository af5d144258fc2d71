// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/variables.h"
#include "views/look/popup.h"

class QLabel;
class QLineEdit;
class QListView;
class QSortFilterProxyModel;

namespace onex {

class VariableOptions;

// The options of one variable with a search. A single choice takes effect at once; several take
// effect when the pop-up closes. Double click or Ctrl+Enter: only this one.
class VariablePopup final : public Popup
{
    Q_OBJECT
public:
    explicit VariablePopup(QWidget *parent);

    // While it is open, what was typed and checked here is kept where it still exists.
    void setVariable(const VariableValue &variable);
    void openFor(const QWidget &anchor);

    VariableOptions *options() const { return m_options; }
    QListView *list() const { return m_list; }
    QLineEdit *search() const { return m_search; }

Q_SIGNALS:
    void chosen(const QStringList &values);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void makeWidgets();
    void filter(const QString &text);
    void showFooter();
    void activate(const QModelIndex &index);
    void takeOnly(const QModelIndex &index);
    void finish();
    QStringList outcome() const;
    int sourceRow(const QModelIndex &index) const;

    VariableOptions *m_options;
    QSortFilterProxyModel *m_filter;
    QLineEdit *m_search;
    QListView *m_list;
    QLabel *m_footer;
    QStringList m_before; // chosen when it opened
    bool m_includeAll = false;
};

} // namespace onex
