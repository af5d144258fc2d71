// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace onex {

// What a person says of a server.
struct ServerForm
{
    enum class Signing { None, Password, Token };
    QString url, name; // name: empty for the address' host
    Signing signing = Signing::None;
    QString user;
    QString secret;                // itself, or
    bool isInEnvironment = false;  // the name of a variable that holds it
    bool mayBeUnencrypted = false; // the secret goes over http to another machine
    bool operator==(const ServerForm &) const = default;
};

// Asks for an address and how to sign in. A test says below what answered; connecting tests first,
// and where that fails the person decides.
class ConnectDialog final : public QDialog
{
    Q_OBJECT
public:
    // keptIn: the file that it is going to stand in.
    explicit ConnectDialog(const QString &keptIn, QWidget *parent = nullptr);

    ServerForm form() const;
    void showTesting();
    void showAnswer(const QString &text);     // it works
    void showIncomplete(const QString &text); // nothing can be asked yet
    void showProblem(const QString &text);
    void showSaving();

Q_SIGNALS:
    void testRequested();
    void connectRequested(); // it works, or it is to be taken all the same

private:
    QWidget *makeForm();
    QWidget *makeButtons();
    void addSigning(QFormLayout &layout);
    void changed();
    void showRows();
    void show(const QString &text, bool isWell);
    void advance();

    enum class Tested { No, Running, Failed, Well };
    QLineEdit *m_url, *m_name, *m_user, *m_secret;
    QComboBox *m_signing, *m_place;
    QCheckBox *m_unencrypted;
    QLabel *m_outcome;
    QPushButton *m_test = nullptr, *m_connect = nullptr;
    QFormLayout *m_form = nullptr;
    Tested m_tested = Tested::No;
    bool m_isConnecting = false; // goes on when the test is well
};

} // namespace onex
