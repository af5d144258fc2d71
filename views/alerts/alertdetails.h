// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasource/core/alerttransition.h"
#include "models/alerts/livealert.h"
#include "models/panels/theme.h"

#include <QScrollArea>
#include <QTimeZone>

class QFormLayout;
class QLabel;

namespace onex {

// Everything that is known of one alert, as plain text that can be selected.
class AlertDetails final : public QScrollArea
{
    Q_OBJECT
public:
    explicit AlertDetails(QWidget *parent = nullptr);

    void setAlert(const LiveAlert &alert); // rebuilt only where it differs
    void setHistory(const std::vector<AlertTransition> &transitions); // the newest first
    void setSilences(const QStringList &silences);                    // that touch it, a text each
    void setTheme(const Theme &theme);
    void setTimeZone(const QTimeZone &zone);
    QString text() const; // all of it, a line a row

Q_SIGNALS:
    void linkActivated(const QString &url);
    void graphRequested();
    void closeRequested();

private:
    struct Row
    {
        QString name, value;
        QString url; // a button that opens it; empty: text
    };
    std::vector<Row> rows() const;
    void fill();
    void addRow(const Row &row);
    QLabel *plainLabel(const QString &text);

    LiveAlert m_alert;
    std::vector<AlertTransition> m_history;
    QStringList m_silences;
    Theme m_theme;
    QTimeZone m_zone = QTimeZone::systemTimeZone();
    QFormLayout *m_form = nullptr;
};

// The alert for other programs: text a row a line, JSON, and a matcher for a silence or a query.
QString alertAsText(const LiveAlert &alert);
QByteArray alertAsJson(const LiveAlert &alert);
QString alertAsMatcher(const LiveAlert &alert);

} // namespace onex
