// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/alerts/alertmodel.h"
#include "models/panels/theme.h"

#include <QWidget>

namespace onex {

// How many alerts there are, whatever the filter hides: the severities of those that fire, each
// with its mark, then the other states, and how many are hidden. When there are none: whether that
// is known.
class AlertCounts final : public QWidget
{
    Q_OBJECT
public:
    explicit AlertCounts(QWidget *parent = nullptr);

    void setCounts(const AlertModel::Counts &counts);
    // What is not known, a sentence each; empty: every source has answered.
    void setUnknown(const QStringList &reasons);
    void setTheme(const Theme &theme);

    QString text() const; // as it is painted
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Part
    {
        std::optional<Severity> mark;
        QString text;
        QColor color;
    };
    std::vector<Part> parts() const;
    int widthOf(int longestText) const;
    void change();

    AlertModel::Counts m_counts;
    QStringList m_unknown;
    Theme m_theme;
};

} // namespace onex
