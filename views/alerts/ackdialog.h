// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/alerts/acknowledger.h"

#include <QDialog>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace onex {

// Asks who acknowledges, why and for how long, and shows every alert that it will silence.
class AckDialog final : public QDialog
{
    Q_OBJECT
public:
    // all: of which those that would be silenced too are called out.
    AckDialog(std::vector<LiveAlertPtr> chosen, const std::vector<LiveAlertPtr> &all,
              const QString &author, QWidget *parent = nullptr);

    Acknowledger::Request request() const;

private:
    QWidget *makeForm(const QString &author);
    QWidget *makePreview(const std::vector<LiveAlertPtr> &all);
    void check();
    std::optional<std::int64_t> customMs() const;

    std::vector<LiveAlertPtr> m_chosen;
    QLineEdit *m_author;
    QLineEdit *m_comment;
    QComboBox *m_duration;
    QLineEdit *m_custom;
    QLabel *m_problem;
    QFormLayout *m_form = nullptr;
    QPushButton *m_ok = nullptr;
};

} // namespace onex
