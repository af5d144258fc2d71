// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/query/comparison.h"

#include <QStringList>
#include <QToolButton>

namespace onex {

// What graphs are compared with: an earlier time, or a recording.
class CompareButton final : public QToolButton
{
    Q_OBJECT
public:
    explicit CompareButton(QWidget *parent = nullptr);

    void setComparison(const Comparison &comparison);
    void setSources(const QStringList &sources); // that can be chosen again

Q_SIGNALS:
    void chosen(const onex::Comparison &comparison);
    void recordingRequested(); // that a person will name, over the graphs
    void besideRequested();    // the same in a window of its own

private:
    void fillMenu();
    void addChoice(const QString &text, const Comparison &comparison);
    void askForDuration();

    Comparison m_comparison;
    QStringList m_sources;
};

} // namespace onex
