// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/silences/silencerow.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace onex {

// Asks what to silence, why and for how long, and shows every alert that this silences now; those
// that nobody chose are called out.
class SilenceDialog final : public QDialog
{
    Q_OBJECT
public:
    struct Proposal
    {
        Silence silence;                  // matchers, author, comment
        std::vector<LiveAlertPtr> chosen; // that it is about; empty: any
        QStringList clusters;             // that can be told
        QString title;
        std::optional<std::int64_t> lengthMs{}; // none: an hour
    };

    SilenceDialog(Proposal proposal, std::vector<LiveAlertPtr> all, QWidget *parent = nullptr);

    Silence silence(std::int64_t nowMs) const; // beginning now
    QStringList clusters() const;

private:
    QWidget *makeForm();
    void check();
    QString problem() const;
    void showMatched();
    std::optional<std::int64_t> lengthMs() const;

    Proposal m_proposal;
    std::vector<LiveAlertPtr> m_all;
    QPlainTextEdit *m_matchers;
    QLineEdit *m_author;
    QLineEdit *m_comment;
    QComboBox *m_length;
    QComboBox *m_cluster;
    QPlainTextEdit *m_preview;
    QCheckBox *m_sure;
    QLabel *m_problem;
    QPushButton *m_ok = nullptr;
};

} // namespace onex
