// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/alerttransition.h"
#include "models/alerts/alertmodel.h"
#include "models/panels/theme.h"

#include <QTimeZone>
#include <QWidget>

#include <span>

class QHBoxLayout;
class QKeyEvent;
class QLineEdit;
class QMenu;
class QSplitter;
class QToolButton;

namespace onex {

class AlertCounts;
class AlertDelegate;
class AlertDetails;
class AlertTree;

// The live alerts: counts, filter, grouping, the list, and the details of the one that is chosen.
class AlertPane final : public QWidget
{
    Q_OBJECT
public:
    explicit AlertPane(AlertModel &model, QWidget *parent = nullptr); // the model outlives it

    void setTheme(const Theme &theme);
    void setUnknown(const QStringList &reasons);
    void setTimeZone(const QTimeZone &zone);

    // Columns, order, grouping, what is shown: to be remembered.
    QByteArray layoutState() const;
    void restoreLayoutState(const QByteArray &state);

    void focusFilter();
    void focusList();
    static QList<std::pair<QString, QString>> keyTexts(); // of the list, and what they do
    void showAlert(const QString &id); // with its details, also where the filter hides it
    void addTool(QWidget *tool);       // to the bar, which takes it
    LiveAlertPtr currentAlert() const;
    // The selected ones; of a group all; with none selected the current one.
    std::vector<LiveAlertPtr> chosenAlerts() const;
    // What the log knows of the alert with this id, the newest first.
    void setHistory(const QString &id, const std::vector<AlertTransition> &transitions);
    // Those that touch it, a text each.
    void setSilences(const QString &id, const QStringList &silences);
    // Why nothing may be changed from here; empty: it may.
    void setReadOnly(const QString &reason);

Q_SIGNALS:
    void linkActivated(const QString &url);
    void graphRequested(const onex::LiveAlert &alert); // its rule's expression around its start
    void acknowledgeRequested(const std::vector<onex::LiveAlertPtr> &alerts);
    void takeBackRequested(const std::vector<onex::LiveAlertPtr> &alerts);
    void retryRequested(const std::vector<onex::LiveAlertPtr> &alerts);
    void detailsShown(const onex::LiveAlert &alert); // another than before
    void silenceRequested(const std::vector<onex::LiveAlertPtr> &alerts);
    void historyRequested();
    void silencesRequested();
    void told(const QString &message); // "Copied …"

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeBar();
    void makeTree();
    void takeFilter();
    void fillGroupMenu();
    void toggleGroup(const QString &label, bool on);
    void showGrouping();
    void expandGroups(int first, int last);
    void showCurrent();
    void showDetails(bool shown);
    void chooseColumns(const QPoint &at);
    void copyMenu(const QPoint &at);
    void moveBy(int rows);
    void openRunbook();
    void act(void (AlertPane::*intent)(const std::vector<LiveAlertPtr> &alerts));
    void showActions();
    struct Key
    {
        int key;
        const char *text; // context "Keys"
        void (*act)(AlertPane &pane);
    };
    static std::span<const Key> keys();
    static const Key *keyOf(const QKeyEvent &press);

    AlertModel &m_model;
    AlertFilter m_filter;
    QHBoxLayout *m_bar = nullptr;
    AlertCounts *m_counts;
    QLineEdit *m_line;
    QToolButton *m_group;
    QMenu *m_groupMenu;
    AlertTree *m_tree;
    AlertDelegate *m_delegate;
    AlertDetails *m_details;
    QString m_detailed; // id of the alert there
    QSplitter *m_splitter;
    QToolButton *m_acknowledge;
    QString m_readOnly;
    Theme m_theme;
};

} // namespace onex
